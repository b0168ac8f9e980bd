using System.Net;
using CollabPortal.Application.Data;
using CollabPortal.IntegrationTests.Matching;
using CollabPortal.IntegrationTests.Measured;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>The public pages without a browser: they must say everything in plain HTML.</summary>
public class InstitutionPageTests(InstitutionWorld world) : IClassFixture<InstitutionWorld>
{
    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=大")]
    [InlineData("?q=%25%27%3B--")]
    [InlineData("?q=%00")]
    [InlineData("?q=〜！")]
    [InlineData("?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("?page=99")]
    [InlineData("?page=x&prefecture=99&kind=Company&field=ZZ")]
    public async Task Every_question_gets_a_whole_page(string query)
    {
        using var answer = await world.Client().GetAsync("/institutions" + query);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("<h1").And.Contain("role=\"search\"").And.NotContain("<script>alert");
    }

    [Fact]
    public async Task A_result_says_why_it_was_found()
    {
        var page = await PageAsync("/institutions?q=ミナト");
        page.Should().Contain("<mark>みなと</mark>総合大学").And.Contain("見つかった理由").And.Contain("材料・化学工学");
    }

    [Fact]
    public async Task An_overlong_question_is_told_its_limit_and_kept()
    {
        var question = new string('あ', 201);
        (await PageAsync("/institutions?q=" + question)).Should().Contain("200文字").And.Contain(question);
    }

    [Fact]
    public async Task Nothing_found_names_the_condition_to_drop_and_what_that_gives()
    {
        var page = await PageAsync("/institutions?q=みなと&prefecture=1");
        page.Should().Contain("合う機関はありません").And.Contain("都道府県「北海道」を外す（1件）");
        page.Should().Contain("href=\"/institutions?q=%E3%81%BF%E3%81%AA%E3%81%A8\"");
    }

    [Fact]
    public async Task Without_signing_in_institutions_are_set_side_by_side_by_name()
    {
        (await PageAsync("/compare")).Should().Contain("name=\"add\"").And.NotContain("候補に入れる", "who has no list is told of none");
        var found = await PageAsync($"/compare?with={world.Minato}&field=D&add=北嶺工業");
        found.Should().Contain($"href=\"/compare?with={world.Minato}&with={world.Kitamine}&field=D\"");
        (await PageAsync($"/compare?with={world.Minato}&add=みなと")).Should().Contain("「みなと」に合う機関は見つかりませんでした", "it stands there already, and companies are not compared");
        foreach (var odd in new[] { "%00", "%3Cscript%3Ealert(1)%3C/script%3E", new string('あ', 300) }) (await world.Client().GetStringAsync("/compare?add=" + odd)).Should().Contain("name=\"add\"").And.NotContain("<script>alert");
    }

    [Fact]
    public async Task Who_takes_no_enquiries_here_is_reached_at_its_contact() =>
        (await PageAsync("/search?q=みなと総合大学")).Should().Contain($"/institutions/{world.Minato}#contact");

    [Fact]
    public async Task A_page_after_the_last_leads_back() =>
        (await PageAsync("/institutions?page=99")).Should().Contain("99ページはありません");

    [Fact]
    public async Task The_profile_tells_zero_missing_and_withheld_apart()
    {
        var page = await PageAsync($"/institutions/{world.Minato}");
        page.Should().Contain("140,000,000").And.Contain("秘匿").And.Contain("未登録").And.Contain("産学連携本部");
        page.Should().NotContain("60,000,000", "the only contract of its band is nobody's business");
    }

    [Fact]
    public async Task Without_records_the_profile_says_so()
    {
        var page = await PageAsync($"/institutions/{world.Kitamine}");
        page.Should().Contain("まだ登録されていません").And.NotContain(">0<");
    }

    [Fact]
    public async Task The_contact_shows_the_days_to_the_first_reply_from_three_enquiries_on()
    {
        var (days, now) = (new[] { 2, 9, 4, 30 }, world.Host.Clock.Now);
        await using var owner = await new OwnerContexts(world.Host.Database.Sources, world.Host.Clock).OpenAsync();
        for (var n = 0; n < days.Length; n++)
        {
            await RandomRegister.ExecuteAsync(owner, ToldDaysTests.Enquiry(Guid.NewGuid(), world.Kitamine, world.Company, now.AddDays(n - 20), days[n]));
            var (ja, en) = (await ContactAsync(""), await ContactAsync("?lang=en"));
            if (n < 2)
            {
                ja.Should().NotContain("最初の返信");
                en.Should().NotContain("First reply");
            }
            else
            {
                ja.Should().Contain("<dt>最初の返信</dt><dd class=\"num\">4日 <span>中央値、直近1年の3件</span></dd>");
                en.Should().Contain("First reply").And.Contain("median of 3 in the last 12 months");
            }
        }

        async Task<string> ContactAsync(string language)
        {
            var page = await PageAsync($"/institutions/{world.Kitamine}{language}");
            var from = page.IndexOf("aria-labelledby=\"contact\"", StringComparison.Ordinal);
            from.Should().BePositive();
            return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
        }
    }

    [Fact]
    public async Task An_abolished_institution_names_its_successor()
    {
        var page = await PageAsync($"/institutions/{world.KitamineOld}");
        page.Should().Contain("2020年4月1日の学校コード一覧で廃止").And.Contain($"/institutions/{world.Kitamine}");
    }

    [Fact]
    public async Task In_English_from_the_same_record()
    {
        var page = await PageAsync($"/institutions/{world.Minato}?lang=en");
        page.Should().Contain("<html lang=\"en\"").And.Contain(">Minato University</h1>").And.Contain("National University, Kanagawa").And.Contain("Withheld");
    }

    [Fact]
    public async Task Each_page_has_one_address_in_each_language()
    {
        var page = await PageAsync($"/institutions/{world.Minato}?lang=en");
        page.Should().Contain($"<link rel=\"canonical\" href=\"http://127.0.0.1:5080/institutions/{world.Minato}?lang=en\"");
        page.Should().Contain($"hreflang=\"ja\" href=\"http://127.0.0.1:5080/institutions/{world.Minato}\"");
        (await PageAsync($"/institutions/{world.Minato}")).Should().Contain($"<link rel=\"canonical\" href=\"http://127.0.0.1:5080/institutions/{world.Minato}\"");
        page.Should().Contain("<meta name=\"description\"");
    }

    [Fact]
    public async Task The_head_says_the_page_in_the_words_of_schema_org()
    {
        using var answer = await world.Client().GetAsync($"/institutions/{world.Minato}");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'self'");
        var page = await answer.Content.ReadAsStringAsync();
        var block = page[(page.IndexOf("<script type=\"application/ld+json\">", StringComparison.Ordinal) + 35)..];
        using var data = System.Text.Json.JsonDocument.Parse(block[..block.IndexOf("</script>", StringComparison.Ordinal)]);
        data.RootElement.GetProperty("@type").GetString().Should().Be("CollegeOrUniversity");
        data.RootElement.GetProperty("name").GetString().Should().Be("みなと総合大学");
        data.RootElement.GetProperty("@id").GetString().Should().Be($"http://127.0.0.1:5080/institutions/{world.Minato}");
    }

    [Fact]
    public async Task No_circuit_is_opened_for_a_visitor() =>
        (await PageAsync("/institutions")).Should().NotContain("blazor.web");

    [Theory]
    [InlineData("nothing")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_unknown_institution_is_404(string key)
    {
        using var answer = await world.Client().GetAsync("/institutions/" + key);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("<h1");
    }

    [Fact]
    public async Task Search_engines_find_the_pages()
    {
        (await PageAsync("/robots.txt")).Should().Contain("Sitemap: http://127.0.0.1:5080/sitemap.xml");
        (await PageAsync("/sitemap.xml")).Should().Contain($"<loc>http://127.0.0.1:5080/institutions/{world.Minato}</loc>").And.NotContain(world.Company.ToString()).And.Contain("/indicators/company-investment</loc>").And.Contain("/indicators/joint-research-amount</loc>");
        using var beyond = await world.Client().GetAsync("/sitemap.xml?part=2");
        beyond.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_page_of_the_sitemap_says_what_it_is_and_where_it_stands_in_each_language()
    {
        var map = System.Xml.Linq.XDocument.Parse(await PageAsync("/sitemap.xml"));
        var pages = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        pages.Should().HaveCountGreaterThan(9).And.OnlyHaveUniqueItems();
        foreach (var page in pages)
        {
            foreach (var (language, address) in new[] { ("ja", page), ("en", page + "?lang=en") })
            {
                var html = await PageAsync(new Uri(address).PathAndQuery);
                html.Should().Contain($"<html lang=\"{language}\"", "{0} speaks it", address).And.Contain($"<link rel=\"canonical\" href=\"{address}\"", "{0} has one address", address)
                    .And.Contain($"hreflang=\"ja\" href=\"{page}\"").And.Contain($"hreflang=\"en\" href=\"{page}?lang=en\"").And.Contain($"hreflang=\"x-default\" href=\"{page}\"")
                    .And.NotContain("noindex", "{0} stands in the map", address).And.MatchRegex("<meta name=\"description\" content=\"[^\"]{10,}\"", "{0} says what it is", address);
            }
        }
    }

    private async Task<string> PageAsync(string address)
    {
        using var answer = await world.Client().GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
