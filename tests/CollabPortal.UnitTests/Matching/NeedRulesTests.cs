using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Matching;

/// <summary>The rules of a match list and the steps of a need.</summary>
public sealed class NeedRulesTests
{
    private static readonly NeedTerms Whole = new()
    {
        Title = "電池の劣化",
        Problem = "分解せずに知りたい",
        Sought = "測り方",
        Fields = ["C", "D"],
        Budget = BudgetBand.UpToThreeMillion,
        LeastReadiness = SeedReadiness.Prototype,
        IsSmall = true,
        CompanyId = Guid.NewGuid(),
        Person = "架空 一郎",
    };

    [Theory]
    [InlineData(1.0, 1, 12, RuleResult.Met)]
    [InlineData(0.9, 3, 12, RuleResult.Missed)]
    [InlineData(0.2, 1, 1, RuleResult.Met)]
    [InlineData(0, 0, 1, RuleResult.Missed)]
    [InlineData(0, 0, 0, RuleResult.Missed)]
    public void Words_are_enough_by_their_weight_or_where_all_are_there(double weight, int found, int asked, RuleResult expected) =>
        Of(Candidate with { Weight = weight, Words = found, Asked = asked }, NeedRule.Words).Should().Be(expected);

    [Fact]
    public void A_rare_word_of_the_title_weighs_more_than_several_that_many_documents_have()
    {
        var rare = NeedRules.WeightOf(3, 20_000, true);
        var middling = NeedRules.WeightOf(4_000, 20_000, false);
        NeedRules.Fits(rare, 1, 12).Should().BeTrue("the telling word of the title decides alone");
        rare.Should().BeGreaterThan(5 * middling, "five middling words of the text come after it");
        NeedRules.Fits(2 * middling, 2, 12).Should().BeFalse("two words that a fifth of all documents have say nothing");
        NeedRules.Fits(2 * NeedRules.WeightOf(3, 20_000, false), 2, 12).Should().BeTrue("two telling words of the text do");
        NeedRules.Fits(NeedRules.WeightOf(3, 20_000, false), 1, 12).Should().BeFalse("one of them does not");
        NeedRules.Fits(NeedRules.WeightOf(10_000, 20_000, true), 1, 12).Should().BeFalse("nor does a common word because it stands in the title");
    }

    [Fact]
    public void A_word_that_many_documents_have_is_not_told_as_shared_unless_there_are_no_others()
    {
        NeedRules.Tells(NeedRules.WeightOf(4_000, 20_000, false)).Should().BeFalse("a fifth of all documents have it");
        NeedRules.Tells(NeedRules.WeightOf(3, 20_000, false)).Should().BeTrue();
        var (rare, common) = (new FoundTerm("劣化", ["劣化"], 3) { Weight = 0.9 }, new FoundTerm("時間", ["時間"], 4_000) { Weight = 0.1 });
        var hit = new SearchHit(DocumentKind.Seed, Guid.NewGuid(), null, new LocalText("題", "題"), "", "", null, false, null, null, null, false, null, 1,
            [new HitReason("時間", "時間", HitPlace.Problem, null), new HitReason("劣化", "劣化", HitPlace.Title, null), new HitReason("劣化", "劣化", HitPlace.Problem, null), new HitReason("名", "名", HitPlace.Name, null)], null, 0);
        NeedMatches.Carrying([rare, common], [hit]).Should().Equal("劣化");
        NeedMatches.Carrying([common], [hit with { Reasons = [.. hit.Reasons.Take(1)] }]).Should().Equal("時間");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(5, 3)]
    [InlineData(0, int.MaxValue)]
    public void A_weight_is_a_share_whatever_was_counted(int documents, int all) => NeedRules.WeightOf(documents, all, false).Should().BeInRange(0.05, 1.01);

    [Fact]
    public void Words_that_many_documents_have_make_no_match_however_many_they_are()
    {
        NeedRules.WeightOf(3_000, 20_000, true).Should().Be(0, "in the title too");
        NeedRules.WeightOf(400, 1_000, false).Should().Be(0);
        NeedRules.Fits(11 * NeedRules.WeightOf(3_000, 20_000, true), 11, 12).Should().BeFalse();
        NeedRules.WeightOf(1_000, 20_000, false).Should().BeGreaterThan(NeedRules.WeightOf(1_500, 20_000, false)).And.BeLessThan(NeedRules.WeightOf(100, 20_000, false), "the rarer the more");
    }

    [Fact]
    public void General_words_are_no_words_of_a_need_unless_it_has_no_others()
    {
        var words = SearchMatches.WordsOf(new NeedTerms { Title = "試験：乾燥炉の温度むらを減らしたい", Problem = "電極がひび割れる。データはある", Sought = "乾燥の見える化とモデル", Keywords = ["モデル", "乾燥むら"] }).Select(w => w.Text);
        words.Should().Contain(["乾燥炉", "温度", "電極", "乾燥むら"]).And.NotContain(["試験", "モデル", "データ"]);
        SearchMatches.WordsOf(new NeedTerms { Title = "試験のモデル", Problem = "データ", Keywords = [] }).Select(w => w.Text).Should().Contain(["試験", "モデル"]);
    }

    [Fact]
    public void From_three_keywords_on_they_lead_and_words_of_the_text_make_no_match()
    {
        var need = new NeedTerms { Title = "手間のかかる塗膜の選択", Problem = "時間を要する塗膜検査", Sought = "予測モデル", Keywords = ["腐食", "塗膜", "鋼橋"] };
        SearchMatches.WordsOf(need).Should().Equal(new MatchWord("腐食", true), new MatchWord("塗膜", true), new MatchWord("鋼橋", true));
        SearchMatches.WordsOf(need with { Keywords = ["腐食", "鋼橋"] }).Select(w => w.Text).Should().Contain(["腐食", "鋼橋", "塗膜"]).And.NotContain(["手間", "選択", "時間", "モデル"]);
        SearchMatches.WordsOf(need with { Keywords = ["モデル", "時間", "腐食"] }).Select(w => w.Text).Should().Contain(["腐食", "塗膜"], "everyday words are no keywords to go by");
    }

    [Fact]
    public void Institutions_come_by_the_conditions_they_miss_and_meet_before_words()
    {
        (IReadOnlyList<(NeedRule, RuleResult)>, double) One(double weight, params RuleResult[] results) => ([.. results.Select((r, i) => ((NeedRule)i, r))], weight);
        var (heavy, met, unknown, light) = (One(3, RuleResult.Met, RuleResult.Missed), One(1.2, RuleResult.Met, RuleResult.Met), One(2.5, RuleResult.Met, RuleResult.Unknown), One(1, RuleResult.Met, RuleResult.Met));
        var order = new[] { heavy, light, unknown, met };
        Array.Sort(order, NeedRules.Compare);
        order.Should().Equal(met, light, unknown, heavy);
    }

    [Fact]
    public void What_is_not_known_is_never_met()
    {
        var unknown = Candidate with { Fields = [], Readiness = null, CostYen = null, ForSmall = null };
        foreach (var rule in new[] { NeedRule.Field, NeedRule.Readiness, NeedRule.Budget, NeedRule.Small }) Of(unknown, rule).Should().Be(RuleResult.Unknown);
    }

    [Fact]
    public void Each_rule_is_met_at_its_limit_and_missed_beyond_it()
    {
        NeedRules.Of(Whole, Candidate).Should().OnlyContain(r => r.Result == RuleResult.Met);
        Of(Candidate with { Fields = ["A"] }, NeedRule.Field).Should().Be(RuleResult.Missed);
        Of(Candidate with { Readiness = 2 }, NeedRule.Readiness).Should().Be(RuleResult.Missed);
        Of(Candidate with { CostYen = 3_000_001 }, NeedRule.Budget).Should().Be(RuleResult.Missed);
        Of(Candidate with { ForSmall = false }, NeedRule.Small).Should().Be(RuleResult.Missed);
        Of(Candidate with { IsReachable = false }, NeedRule.Reachable).Should().Be(RuleResult.Missed);
    }

    [Fact]
    public void A_rule_that_is_not_asked_for_is_not_told() =>
        NeedRules.Of(new NeedTerms { Budget = BudgetBand.OverTenMillion }, Candidate).Select(r => r.Rule).Should().Equal(NeedRule.Words, NeedRule.Reachable);

    [Fact]
    public void A_name_once_shown_cannot_be_hidden_and_a_closed_need_stays_as_it_is()
    {
        var need = new CompanyNeed(Whole, Guid.NewGuid());
        need.Publish(new DateOnly(2026, 11, 21));
        Code(() => need.Change(Whole with { IsAnonymous = true })).Should().Be("need-named");
        Code(() => need.Change(Whole with { Sought = " " })).Should().Be("required", "a published need keeps what publication needs");
        need.Close();
        Code(() => need.Change(Whole)).Should().Be("need-closed");
    }

    [Fact]
    public void Publication_names_all_that_is_missing()
    {
        var need = new CompanyNeed(new NeedTerms { Title = "題名だけ", Audience = NeedAudience.Chosen }, Guid.NewGuid());
        need.Missing().Select(m => m.Field).Should().Equal("Problem", "Sought", "Fields", "Institutions", "CompanyId", "Person");
        Code(() => need.Publish(new DateOnly(2026, 11, 21))).Should().Be("required");
        need.Status.Should().Be(NeedStatus.Draft);
    }

    private static readonly NeedCandidate Candidate = new(2, 4, 4, ["D"], 3, 3_000_000, true, true);

    private static RuleResult Of(NeedCandidate candidate, NeedRule rule) => NeedRules.Of(Whole, candidate).Single(r => r.Rule == rule).Result;

    private static string Code(Action act) => act.Should().Throw<RuleViolation>().Which.Code;
}

/// <summary>The rules of a young-researcher call (seed 000).</summary>
public sealed class YoungResearcherCallTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData(1982, RuleResult.Met)]
    [InlineData(1981, RuleResult.Unknown)]
    [InlineData(1980, RuleResult.Missed)]
    [InlineData(null, RuleResult.Unknown)]
    public void A_year_of_birth_says_under_45_only_where_it_can(int? year, RuleResult expected) =>
        YoungResearcherCall.OfPerson(new CallPerson(year, null), Day).Single(r => r.Rule == CallRule.Age).Result.Should().Be(expected);

    [Fact]
    public void On_the_last_day_of_a_year_every_birthday_has_been() =>
        YoungResearcherCall.OfPerson(new CallPerson(1981, null), new DateOnly(2026, 12, 31)).Single(r => r.Rule == CallRule.Age).Result.Should().Be(RuleResult.Missed);

    [Theory]
    [InlineData(Domain.People.DoctorateState.Completed, RuleResult.Met)]
    [InlineData(Domain.People.DoctorateState.InStudy, RuleResult.Met)]
    [InlineData(Domain.People.DoctorateState.None, RuleResult.Missed)]
    [InlineData(null, RuleResult.Unknown)]
    public void Completed_or_in_study_is_met_and_unrecorded_is_not_known(Domain.People.DoctorateState? state, RuleResult expected) =>
        YoungResearcherCall.OfPerson(new CallPerson(null, state), Day).Single(r => r.Rule == CallRule.Doctorate).Result.Should().Be(expected);

    [Fact]
    public void A_theme_meets_each_rule_at_its_limit_and_misses_it_beyond()
    {
        var theme = new CallTheme(Day, CallWork.JointResearch, 5, 30_000_000, 30_000_000, true);
        YoungResearcherCall.OfTheme(theme, true).Should().OnlyContain(r => r.Result == RuleResult.Met);
        Of(theme with { Years = 6 }, CallRule.Years).Should().Be(RuleResult.Missed);
        Of(theme with { StateYen = 30_000_001 }, CallRule.YearlyAmount).Should().Be(RuleResult.Missed);
        Of(theme with { CompanyYen = 29_999_999 }, CallRule.EqualShares).Should().Be(RuleResult.Missed);
        Of(theme with { Work = CallWork.Other }, CallRule.Kind).Should().Be(RuleResult.Missed);
        Of(theme with { CompanyHasContact = false }, CallRule.Contacts).Should().Be(RuleResult.Missed);
        YoungResearcherCall.OfTheme(theme, false).Should().Contain((CallRule.Contacts, RuleResult.Missed));
        YoungResearcherCall.OfTheme(new CallTheme(Day, null, null, null, null, null), true).Should().OnlyContain(r => r.Result == RuleResult.Unknown);
    }

    private static RuleResult Of(CallTheme theme, CallRule rule) => YoungResearcherCall.OfTheme(theme, true).Single(r => r.Rule == rule).Result;
}
