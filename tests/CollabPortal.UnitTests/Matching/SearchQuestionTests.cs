using CollabPortal.Application.Matching;

namespace CollabPortal.UnitTests.Matching;

/// <summary>What a question asks for, as people write it.</summary>
public sealed class SearchQuestionTests
{
    [Theory]
    [InlineData("みなと総合大学", "みなと|総合大学")]
    [InlineData("がん治療", "がん|治療")]
    [InlineData("みなと総合大学の電池", "みなと|総合大学|電池")]
    [InlineData("この電池の劣化", "電池|劣化")]
    [InlineData("お茶の香り", "茶|香")]
    [InlineData("電池の劣化を測りたい", "電池|劣化")]
    [InlineData("みなと", "みなと")]
    [InlineData("つながる", "つながる")]
    [InlineData("電池 試したい", "電池")]
    [InlineData("測定 方法 について 知りたい", "測定")]
    [InlineData("電池の技術について", "電池")]
    [InlineData("電池 香り", "電池|香")]
    [InlineData("技術", "技術")]
    [InlineData("技術 \"方法\"", "方法")]
    [InlineData("How to find battery degradation", "battery|degradation")]
    [InlineData("薬の効き目を早く調べる", "薬")]
    [InlineData("水と油を分ける", "水|油")]
    [InlineData("泡を消し切る", "泡")]
    [InlineData("vitamin A", "vitamin|A")]
    public void A_name_that_begins_in_kana_is_asked_for_and_particles_are_not(string question, string terms) =>
        SearchQuestion.Terms(question).Select(t => t.Text).Should().Equal(terms.Split('|'));

    [Fact]
    public void A_question_that_is_too_long_is_cut_between_characters()
    {
        var question = new string('あ', SearchQuestion.Longest - 1) + "𠮷野の電池";
        var reads = () => (SearchQuestion.Terms(question), SearchQuestion.Excluded(question), SearchQuestion.Common(question), SearchQuestion.LeftOut(question), SearchQuestion.HasPhrase(question));
        reads.Should().NotThrow().Which.Item1.Should().ContainSingle().Which.Text.Should().HaveLength(SearchQuestion.Longest - 1);
    }

    [Theory]
    [InlineData("電池が膨らむ", "膨らむ")]
    [InlineData("電池の劣化", "")]
    [InlineData("電池 劣", "")]
    [InlineData("\"電池が膨らむ\"", "")]
    [InlineData("！？", "")]
    [InlineData(null, "")]
    public void A_word_that_is_not_looked_for_is_told(string? question, string words) =>
        SearchQuestion.LeftOut(question).Should().Equal(words.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("電池の劣化を測る技術と方法", "技術|方法")]
    [InlineData("how to test a battery", "how|to")]
    [InlineData("技術", "")]
    [InlineData("\"技術\" 電池", "")]
    [InlineData("", "")]
    public void Common_words_are_left_out_beside_others_and_told(string question, string words) =>
        SearchQuestion.Common(question).Should().Equal(words.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("電池 -自動車", "電池", "自動車")]
    [InlineData("電池　－自動車", "電池", "自動車")]
    [InlineData("-\"solid state\" battery", "battery", "solid state")]
    [InlineData("Li-ion 電池", "Li-ion|電池", "")]
    [InlineData("電池 -40℃ --x", "電池|40", "x")]
    [InlineData("電池 - 劣化", "電池|劣化", "")]
    [InlineData("-電池", "", "電池")]
    public void A_word_behind_a_minus_is_left_out_and_never_looked_for(string question, string terms, string excluded)
    {
        SearchQuestion.Terms(question).Select(t => t.Text).Should().Equal(terms.Split('|', StringSplitOptions.RemoveEmptyEntries));
        SearchQuestion.Excluded(question).Should().Equal(excluded.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "alert", "<script>|</script>")]
    [InlineData("<b>電池</b>の劣化", "電池|劣化", "<b>|</b>")]
    [InlineData("<img src=x onerror=alert(1)> 電池", "電池", "<img src=x onerror=alert(1)>")]
    [InlineData("' OR 1=1 --", "", "")]
    [InlineData("＜LED＞照明", "LED|照明", "")]
    [InlineData("p<0.05", "05", "")]
    public void Markup_and_signs_of_programs_are_no_words(string question, string terms, string tags)
    {
        SearchQuestion.Terms(question).Select(t => t.Text).Should().Equal(terms.Split('|', StringSplitOptions.RemoveEmptyEntries));
        SearchQuestion.Markup(question).Should().Equal(tags.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_question_costs_a_bounded_number_of_words_whatever_it_holds()
    {
        var singles = string.Join(' ', Enumerable.Range(0, 400).Select(i => (char)('\u4e00' + i)));
        SearchQuestion.Terms(singles).Should().HaveCount(SearchQuestion.MostSingle, "each is looked for as the beginning of every word");
        var words = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"{(char)('\u4e00' + (i % 90))}{(char)('\u4f00' + (i % 90))}{(char)('\u5f00' + (i % 80))}"));
        SearchQuestion.Terms(words).Should().HaveCount(SearchQuestion.MostTerms);
        var unknown = SearchQuestion.Terms(words).Select(t => new SearchTerm(t.Text, true, [t.Text, .. Enumerable.Range(0, 30).Select(i => t.Text + (char)('\u30a2' + i))], [], 0, 1)).ToList();
        var tried = SearchParts.Tried(unknown);
        tried.Sum(t => t.Count()).Should().Be(SearchParts.MostTried, "of all unknown words together");
        tried.Should().HaveCount(SearchParts.MostTried, "the words as typed come before what means the same");
        SearchParts.Tried(unknown[..1]).Single().Should().HaveCount(SearchParts.MostTried).And.StartWith(unknown[0].Text);
    }

    [Fact]
    public void Both_parts_of_such_a_name_are_needed() => SearchQuestion.Terms("みなと総合大学").Should().OnlyContain(t => t.Required);
}
