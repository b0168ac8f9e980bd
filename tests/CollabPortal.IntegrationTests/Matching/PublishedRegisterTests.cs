using System.Net;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Startups and open patents have public pages with what everybody may know, and no more.</summary>
public sealed class PublishedRegisterTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_living_startup_has_a_page_and_a_closed_one_has_none()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "起業大学");
        var (alive, closed) = (Named("波止場測定"), Named("畳んだ会社", StartupStatus.Closed));
        await AddAsync(alive, closed);
        var page = await PageAsync($"/university-startups/{alive.Id}");
        page.Should().Contain("波止場測定").And.Contain("起業大学").And.Contain("2019年6月").And.Contain("研究成果ベンチャー").And.Contain("\"@type\":\"Organization\"").And.NotContain("blazor.web.js\" autostart");
        (await PageAsync($"/university-startups/{alive.Id}?lang=en")).Should().Contain("lang=\"en\"").And.Contain("Came from");
        page.Should().Contain("潮位計を作る").And.Contain("事業内容");
        (await PageAsync("/search?q=" + Uri.EscapeDataString("潮位計"))).Should().Contain($"href=\"/university-startups/{alive.Id}\"", "it is found by what it does").And.NotContain(closed.Id.ToString());
        (await PageAsync("/search?field=E&q=" + Uri.EscapeDataString("潮位計"))).Should().Contain("分野の登録がないため").And.Contain("大学発ベンチャー 1件", "what the filter drops is counted");
        (await PageAsync("/search?q=" + Uri.EscapeDataString("波止場測定"))).Should().Contain($"href=\"/university-startups/{alive.Id}\"");
        (await PageAsync("/sitemap.xml")).Should().Contain($"/university-startups/{alive.Id}<").And.NotContain(closed.Id.ToString());
        (await StatusAsync($"/university-startups/{closed.Id}")).Should().Be(HttpStatusCode.NotFound);
        await using var visitor = portal.Database.AsVisitor();
        (await visitor.Startups.CountAsync()).Should().Be(0, "the register itself stays closed");

        Startup Named(string name, StartupStatus status = StartupStatus.Active) =>
            new(university.Id, new StartupTerms { NameJa = name, Types = [StartupType.ResearchResult], FoundedYear = 2019, FoundedMonth = 6, Status = status, Business = "潮位計を作る" });
    }

    [Fact]
    public async Task A_search_without_an_answer_says_nothing_of_what_it_counted_and_offers_only_what_finds_something()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "回航大学");
        await AddAsync([.. new[] { "竜骨の塗り", "帆布の縫い", "羅針盤の針" }.Select(Seed)]);
        var question = "/search?q=" + Uri.EscapeDataString("竜骨と帆布と羅針盤を直したい");
        var page = await PageAsync(question);
        page.Should().Contain("の塗り").And.Contain("「竜骨」だけでさがす（1件）").And.NotContain("含むものを数えています", "nothing was counted");
        (await PageAsync(question + "&kind=Patent")).Should().NotContain("だけでさがす（", "under the same filter each of them finds nothing");
        (await PageAsync("/search?q=" + Uri.EscapeDataString("回航大学 竜骨") + "&kind=Seed")).Should().Contain("機関名：").And.NotContain("名称に");

        ResearchSeed Seed(string title)
        {
            var seed = new ResearchSeed(university.Id, new SeedTerms { Title = title, Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "E36" });
            seed.Publish(new DateOnly(2026, 5, 1));
            return seed;
        }
    }

    [Fact]
    public async Task An_open_patent_has_a_page_with_its_seeds_and_tells_its_holder_only_once_granted()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "発明大学");
        var terms = new PatentTerms { Title = "界面の測り方", ApplicationNumber = "特願2025-000001", AppliedOn = new DateOnly(2025, 4, 2), Holder = "発明大学と某氏", Status = PatentStatus.Applied, OpenForLicensing = true };
        var (applied, granted, kept) = (new PatentRight(university.Id, terms), new PatentRight(university.Id, terms with { Title = "界面の守り方", Status = PatentStatus.Granted, RegistrationNumber = "特許第0000001号" }),
            new PatentRight(university.Id, terms with { Title = "門外不出", OpenForLicensing = false }));
        var seed = new ResearchSeed(university.Id, new SeedTerms { Title = "界面の種", Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "E36", PatentIds = [kept.Id, granted.Id, applied.Id] });
        seed.Publish(new DateOnly(2026, 5, 1));
        await AddAsync(applied, granted, kept, seed);
        (await PageAsync($"/open-patents/{applied.Id}")).Should().Contain("特願2025-000001").And.NotContain("某氏", "who applied is not public yet");
        (await PageAsync($"/open-patents/{granted.Id}")).Should().Contain("某氏").And.Contain("特許第0000001号").And.Contain($"/research-seeds/{seed.Id}");
        (await PageAsync($"/research-seeds/{seed.Id}")).Should().Contain($"/open-patents/{granted.Id}").And.Contain("特許第0000001号").And.Contain($"/open-patents/{applied.Id}").And.NotContain("門外不出", "what is not offered is nobody's business");
        (await PageAsync($"/api/v1/seeds/{seed.Id}")).Should().Contain($"/open-patents/{granted.Id}").And.Contain("界面の守り方").And.NotContain(kept.Id.ToString());
        (await PageAsync("/search?kind=Patent&q=" + Uri.EscapeDataString("界面の測り方"))).Should().Contain("特許の実施料ではありません", "what joint research costs is no licence fee");
        (await PageAsync("/sitemap.xml")).Should().Contain($"/open-patents/{applied.Id}<").And.NotContain(kept.Id.ToString());
        foreach (var none in new[] { kept.Id, Guid.NewGuid() }) (await StatusAsync($"/open-patents/{none}")).Should().Be(HttpStatusCode.NotFound);
        (await PageAsync($"/institutions/{university.Id}")).Should().Contain($"/open-patents/{applied.Id}").And.Contain($"/research-seeds/{seed.Id}").And.NotContain("門外不出");
    }

    [Fact]
    public async Task Who_takes_enquiries_is_marked_and_can_be_asked_for()
    {
        var (open, deaf) = (await portal.Database.OrganisationAsync(OrganisationKind.University, "受付甲大学"), await portal.Database.OrganisationAsync(OrganisationKind.University, "受付乙大学"));
        await portal.Database.AccountAsync(PortalRole.Liaison, open.Id);
        foreach (var list in new[] { "/institutions?q=", "/search?kind=Institution&q=" })
        {
            var all = await PageAsync(list + Uri.EscapeDataString("受付"));
            all.Should().Contain(open.Id.ToString()).And.Contain(deaf.Id.ToString());
            (await PageAsync(list + Uri.EscapeDataString("受付") + "&open=1")).Should().Contain($"/institutions/{open.Id}").And.NotContain($"/institutions/{deaf.Id}");
        }

        var question = "/search?q=" + Uri.EscapeDataString("受付");
        (await PageAsync(question)).Should().Contain("問い合わせを受け付けている機関だけにする", "the way to those whom one can ask stands above the hits").And.Contain(question + "&open=1")
            .And.Contain("name=\"kind\" value=\"Institution\"").And.NotContain("name=\"kind\" value=\"Case\"", "what leads to nothing is not offered").And.NotContain("<option value=\"K\"");
        (await PageAsync(question + "&open=1")).Should().Contain("受け付けていない機関も含める");
        (await PageAsync($"/institutions/{open.Id}")).Should().Contain("tag takes");
        (await PageAsync($"/institutions/{deaf.Id}")).Should().NotContain("tag takes");
    }

    [Fact]
    public async Task What_of_the_address_was_not_understood_is_said_in_words_and_left_out()
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString("測定") + "&kind=Nonsense&field=ZZ&place=r77&region=99&band=8&readiness=x&prefecture=48");
        foreach (var said in new[] { "種類「Nonsense」", "分野「ZZ」", "地域「r77」", "地方「99」", "都道府県「48」", "これまでの契約の規模「8」（番号は1、2、", "実用への近さ「x」" }) page.Should().Contain(said);
        page.Should().Contain("id=\"found\"", "the rest of the question is answered");
        (await PageAsync("/search?field=ZZ")).Should().Contain("分野「ZZ」");
    }

    [Fact]
    public async Task Markup_is_not_searched_for_and_the_page_says_so()
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>"));
        page.Should().Contain("「<script>」、「</script>」は記号とみて").And.Contain("見つかりませんでした").And.Contain("別の言い方").And.NotContain("<li class=\"hit\"");
    }

    [Fact]
    public async Task Ten_thousand_characters_get_a_page_that_says_so()
    {
        foreach (var question in new[] { new string('電', 10_000), string.Concat(Enumerable.Repeat("池 -x \"", 2_000)), new string('！', 10_000) })
            (await PageAsync("/search?q=" + Uri.EscapeDataString(question))).Should().Contain("id=\"q\"").And.Contain("search-note", "what was too long is said");
    }

    [Fact]
    public async Task A_reason_is_quoted_in_the_language_of_the_reader_where_the_document_has_both()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "両語大学");
        await using (var db = portal.Database.AsOwner())
        {
            await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) values ('ふじつぼ', 'フジツボ', 7001), ('barnacle', 'barnacle', 7001) on conflict do nothing");
            await db.Database.ExecuteSqlAsync($$"""
                insert into register.institution_profile (id, institution_id, number, status, texts, strengths, models, checks, for_small, published_on, version)
                values (gen_random_uuid(), {{university.Id}}, 1, 'Published', '[{"part": "Policy", "ja": "フジツボを防ぐ塗料に取り組みます。", "en": "We work on coatings against barnacle growth."}]', '[]', '[]', '[]', false, '2026-05-01', 1)
                """);
        }

        var engine = new SearchEngine(portal.Database.Contexts(new CurrentUser()));
        var ja = (await engine.SearchAsync(new SearchRequest { Text = "barnacle", Kinds = [DocumentKind.Institution] })).Hits.Single().Reasons.Single();
        (ja.Word, ja.Language).Should().Be(("フジツボ", "ja"));
        ja.Quote.Should().NotContain("coatings");
        var en = (await engine.SearchAsync(new SearchRequest { Text = "フジツボ", Kinds = [DocumentKind.Institution], Language = "en" })).Hits.Single().Reasons.Single();
        (en.Word, en.Language).Should().Be(("barnacle", "en"));
        en.Quote.Should().NotContain("塗料");
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var db = portal.Database.AsOwner();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private async Task<string> PageAsync(string address)
    {
        using var client = portal.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var client = portal.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
