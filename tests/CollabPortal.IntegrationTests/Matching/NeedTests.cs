using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A need from draft to thread; who may read it and who learns the company, on the runtime role.</summary>
public sealed partial class NeedTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_public_need_is_found_in_the_transaction_of_its_publication_and_never_after_its_end()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.CreateAsync(world.Terms)).Value;
        (await FoundAsync("軸受異音診断")).Should().NotContain(id, "a draft is nobody's");
        (await Queries(new CurrentUser()).FindAsync(id)).Should().BeNull();
        (await world.Company.Desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        (await FoundAsync("軸受異音診断")).Should().Contain(id);
        var seen = (await Queries(new CurrentUser()).FindAsync(id))!;
        (seen.Company!.Name.Ja, seen.Terms.Person).Should().Be((world.Company.Organisation, null), "a visitor learns the company, not the person");
        (await Queries(world.Office.User).FindAsync(id))!.Terms.Person.Should().Be("架空 三郎");
        (await world.Company.Desk.CloseAsync(id, 2)).Ok.Should().BeTrue();
        (await FoundAsync("軸受異音診断")).Should().NotContain(id);
        (await Queries(new CurrentUser()).FindAsync(id)).Should().BeNull();
        (await world.Company.Desk.ChangeAsync(id, 3, world.Terms)).Problems.Single().Code.Should().Be("need-closed");
        (await world.Company.Desk.PublishAsync(id, 3)).Ok.Should().BeTrue("its company may open it again");
        (await FoundAsync("軸受異音診断")).Should().Contain(id);
        (await Queries(new CurrentUser()).PublicAsync(null, 1, world.Terms.Budget, world.Terms.Start)).Needs.Should().Contain(n => n.Id == id);
        (await Queries(new CurrentUser()).PublicAsync(null, 1, Enum.GetValues<BudgetBand>().First(b => b != world.Terms.Budget))).Needs.Should().NotContain(n => n.Id == id);
    }

    [Fact]
    public async Task The_index_follows_only_what_was_committed()
    {
        var world = await WorldAsync();
        var id = await PublishedAsync(world, world.Terms with { Title = "転写帯電斑の予測", Keywords = ["転写帯電斑"] });
        await using var db = database.As(world.Company.User);
        await using (var undone = await db.Database.BeginTransactionAsync())
        {
            (await db.Database.ExecuteSqlAsync($"update register.need set status = 'Closed' where id = {id}")).Should().Be(1);
            (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from catalogue.search_document where subject_id = {id}").SingleAsync()).Should().Be(0, "the same transaction sees it gone");
            await undone.RollbackAsync();
        }

        (await FoundAsync("転写帯電斑")).Should().Contain(id);
    }

    [Fact]
    public async Task A_need_for_chosen_institutions_exists_for_nobody_else()
    {
        var world = await WorldAsync();
        var other = await OfficeAsync();
        var id = await PublishedAsync(world, world.Terms with { Audience = NeedAudience.Chosen, Institutions = [world.Office.User.InstitutionId!.Value], Title = "秘匿事項甲の試験", Keywords = ["秘匿事項甲"] });
        (await Queries(world.Office.User).FindAsync(id))!.Institutions.Should().ContainSingle();
        (await world.Office.Answers.ListAsync()).Should().ContainSingle(n => n.Id == id && n.IsChosen);
        (await FoundAsync("秘匿事項甲")).Should().BeEmpty();
        foreach (var reader in new[] { other.User, await database.AccountAsync(PortalRole.Company), await database.AccountAsync(PortalRole.Ministry), await database.AccountAsync(PortalRole.Admin), new CurrentUser() })
        {
            (await Queries(reader).FindAsync(id)).Should().BeNull();
            await using var db = database.As(reader);
            (await db.Needs.CountAsync(n => n.Id == id)).Should().Be(0);
            (await db.Set<NeedOwner>().CountAsync(o => o.NeedId == id)).Should().Be(0);
            (await db.Set<NeedChoice>().CountAsync(c => c.NeedId == id)).Should().Be(0);
            (await db.Database.ExecuteSqlAsync($"update register.need set title = 'x' where id = {id}")).Should().Be(0);
        }

        (await other.Answers.ListAsync()).Should().NotContain(n => n.Id == id);
        (await other.Answers.AnswerAsync(id, "できます")).Problems.Single().Code.Should().Be("not-found");
        await using var forged = database.As(other.User);
        var act = () => forged.Database.ExecuteSqlAsync($"insert into register.need_choice (need_id, institution_id) values ({id}, {other.User.InstitutionId})");
        await act.Should().ThrowAsync<PostgresException>("an institution does not choose itself");
    }

    [Fact]
    public async Task An_anonymous_need_names_its_company_nowhere_until_the_company_begins_to_talk()
    {
        var world = await WorldAsync();
        var id = await PublishedAsync(world, world.Terms with { IsAnonymous = true, Title = "名を伏せた歯車音の課題", Keywords = ["歯車音"] });
        foreach (var reader in new[] { world.Office.User, await database.AccountAsync(PortalRole.Ministry), await database.AccountAsync(PortalRole.Company), new CurrentUser() })
        {
            var seen = (await Queries(reader).FindAsync(id))!;
            (seen.Company, seen.Terms.CompanyId, seen.Terms.Person).Should().Be((null, null, null));
            await using var db = database.As(reader);
            (await db.Set<NeedOwner>().CountAsync(o => o.NeedId == id)).Should().Be(0, "in SQL too");
            (await db.AuditEntries.CountAsync(e => e.EntityId == id)).Should().Be(0, "the history of the need is its company's");
            var hit = (await new SearchEngine(database.Contexts(reader)).SearchAsync(new SearchRequest { Text = "歯車音", Kinds = [DocumentKind.Need] })).Hits.Single();
            (hit.SubjectId, hit.Institution).Should().Be((id, null));
        }

        (await FoundAsync(world.Company.Organisation)).Should().BeEmpty("nor does its name find it");
        (await world.Office.Answers.AnswerAsync(id, "できます")).Ok.Should().BeTrue();
        (await world.Office.Answers.AnswerAsync(id, "もう一度")).Problems.Single().Code.Should().Be("need-answered");
        (await world.Office.Answers.ListAsync()).Should().ContainSingle(n => n.Id == id && n.IsAnswered && n.Company == null);
        (await world.Office.Threads.ListAsync(EnquiryShown.Answered)).Should().BeEmpty("no thread yet: it would name the company");
        await using (var db = database.As(world.Office.User))
        {
            var forged = () => db.Database.ExecuteSqlAsync($"insert into register.enquiry (id, institution_id, asked_by, company_id, person, title, problem, budget, start, secrecy, origin, origin_id, status, asked_at, changed_at, office_is_next, version) values (gen_random_uuid(), {world.Office.User.InstitutionId}, {world.Company.User.UserId}, {world.Terms.CompanyId}, 'x', 'x', 'x', 'Undecided', 'Open', 'OfficeOnly', 'Need', {id}, 'Answered', now(), now(), false, 1)");
            await forged.Should().ThrowAsync<PostgresException>();
        }

        var answer = (await Queries(world.Company.User).FindAsync(id))!.Answers.Single();
        (answer.Text, answer.EnquiryId).Should().Be(("できます", null));
        var thread = (await world.Company.Desk.BeginAsync(answer.Id)).Value;
        (await world.Company.Desk.BeginAsync(answer.Id)).Problems.Single().Code.Should().Be("need-answer-taken");
        (await world.Office.Threads.FindAsync(thread))!.Line.Company.Name.Ja.Should().Be(world.Company.Organisation);
        (await Queries((await OfficeAsync()).User).FindAsync(id))!.Company.Should().BeNull("only that institution learned it");
    }

    [Fact]
    public async Task Answering_a_named_need_begins_the_thread_which_counts_in_no_response_time()
    {
        var world = await WorldAsync();
        var id = await PublishedAsync(world, world.Terms);
        var answer = (await world.Office.Answers.AnswerAsync(id, "測れます")).Value;
        var thread = (await Queries(world.Company.User).FindAsync(id))!.Answers.Single(a => a.Id == answer).EnquiryId!.Value;
        var seen = (await world.Company.Threads.FindAsync(thread))!;
        (seen.Line.Status, seen.Enquiry.Origin, seen.Enquiry.OriginId).Should().Be((EnquiryStatus.Answered, EnquiryOrigin.Need, id));
        seen.Entries.Should().ContainSingle().Which.Text.Should().Be("測れます");
        var times = await new ResponseTimes(database.Contexts(world.Office.User), database.Clock).ReadAsync();
        times.Should().NotContainKey(world.Office.User.InstitutionId!.Value);
        (await world.Office.Answers.AnswerAsync(id, "x")).Problems.Single().Code.Should().Be("need-answered");
        (await world.Company.Desk.CloseAsync(id, 2)).Ok.Should().BeTrue();
        var closed = (await Queries(world.Office.User).FindAsync(id))!;
        (closed.Status, closed.Company!.Name.Ja, closed.Answers.Count).Should().Be((NeedStatus.Closed, world.Company.Organisation, 1), "who answered still sees it, as closed");
        (await Queries((await OfficeAsync()).User).FindAsync(id)).Should().BeNull();
    }

    [Fact]
    public async Task Seeds_and_institutions_are_matched_to_a_need_and_back_with_reasons()
    {
        var world = await WorldAsync();
        var words = new[] { "冷延鋼板", "白錆" };
        var seeds = new SeedService(world.Office.Writer, world.Office.User, database.Contexts(world.Office.User), database.Clock);
        await FieldAsync();
        var seed = (await seeds.CreateAsync(new SeedTerms { Title = "冷延鋼板の表面", Problem = "白錆が出る", Advantage = "早い", Readiness = SeedReadiness.Field, FieldCode = "C", Keywords = words, ForSmall = true })).Value;
        (await seeds.PublishAsync(seed, 1)).Ok.Should().BeTrue();
        var need = await PublishedAsync(world, world.Terms with { Title = "鋼板の白錆を防ぐ", Keywords = [.. words, "無い言葉壱"], LeastReadiness = SeedReadiness.Field });
        var matches = Matches(world.Company.User);
        var list = await matches.OfAsync((await Queries(world.Company.User).FindAsync(need))!.Terms, null);
        var first = list.Seeds[0];
        (first.Hit!.SubjectId, first.Institution!.Id).Should().Be((seed, world.Office.User.InstitutionId!.Value));
        first.Hit.Reasons.Select(r => r.Word).Should().Contain(words);
        first.Rules.Should().Contain((NeedRule.Words, RuleResult.Met)).And.Contain((NeedRule.Readiness, RuleResult.Met)).And.Contain((NeedRule.Budget, RuleResult.Unknown)).And.Contain((NeedRule.Reachable, RuleResult.Met));
        list.Institutions.Should().Contain(i => i.Institution!.Id == world.Office.User.InstitutionId && i.Because.Any(h => h.SubjectId == seed));
        (await world.Office.Answers.OfSeedAsync(seed)).Should().ContainSingle().Which.Id.Should().Be(need);
        (await world.Office.Answers.ListAsync()).Should().Contain(n => n.Id == need && n.Words == 2 && n.Asked == 3 && n.Asked == SearchMatches.WordsOf(n.Terms).Count);
        (await (await OfficeAsync()).Answers.ListAsync()).Should().NotContain(n => n.Id == need, "an institution without anything like it is not bothered");
    }

    [Fact]
    public async Task What_the_text_says_finds_a_seed_until_keywords_say_what_the_need_is_about()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var seeds = new SeedService(world.Office.Writer, world.Office.User, database.Contexts(world.Office.User), database.Clock);
        var seed = (await seeds.CreateAsync(new SeedTerms { Title = "巻取張力の推定", Problem = "薄紙断裂の予兆", Advantage = "早い", Readiness = SeedReadiness.Field, FieldCode = "C", Keywords = ["張力"] })).Value;
        (await seeds.PublishAsync(seed, 1)).Ok.Should().BeTrue();
        var need = await PublishedAsync(world, world.Terms with { Problem = "巻取張力が乱れ、薄紙断裂で止まる", Keywords = ["無い語壱", "無い語弐"] });
        var terms = (await Queries(world.Company.User).FindAsync(need))!.Terms;
        (await Matches(world.Company.User).OfAsync(terms, null)).Seeds.Select(s => s.Hit!.SubjectId).Should().Contain(seed);
        (await world.Office.Answers.ListAsync()).Should().Contain(n => n.Id == need, "its office finds it by the same words");
        var led = await PublishedAsync(world, world.Terms with { Problem = "巻取張力が乱れ、薄紙断裂で止まる", Keywords = ["無い語壱", "無い語弐", "無い語参"] });
        (await Matches(world.Company.User).OfAsync((await Queries(world.Company.User).FindAsync(led))!.Terms, null)).Seeds.Select(s => s.Hit!.SubjectId).Should().NotContain(seed, "three keywords lead");
        (await world.Office.Answers.ListAsync()).Should().NotContain(n => n.Id == led);
    }

    [Fact]
    public async Task The_own_need_is_no_answer_to_the_own_question_and_does_not_stand_before_the_parts()
    {
        var world = await WorldAsync();
        await FieldAsync();
        var seeds = new SeedService(world.Office.Writer, world.Office.User, database.Contexts(world.Office.User), database.Clock);
        var seed = (await seeds.CreateAsync(new SeedTerms { Title = "撚糸工程の見える化", Problem = "斑点検出", Advantage = "早い", Readiness = SeedReadiness.Field, FieldCode = "C" })).Value;
        (await seeds.PublishAsync(seed, 1)).Ok.Should().BeTrue();
        var need = await PublishedAsync(world, world.Terms with { Title = "撚糸斑点を減らす", Keywords = ["撚糸斑点"] });
        (await world.Company.Desk.FoundAsync()).Should().Equal(need);
        (await Desk(world.Office.User).FoundAsync()).Should().BeEmpty();
        var engine = new SearchEngine(database.Contexts(world.Company.User));
        (await engine.SearchAsync(new SearchRequest { Text = "撚糸斑点" })).Hits.Select(h => h.SubjectId).Should().Equal([need, seed], "what has the whole word comes first, and a need hides nothing");
        var own = await engine.SearchAsync(new SearchRequest { Text = "撚糸斑点", ExceptNeeds = [need] });
        own.Hits.Select(h => h.SubjectId).Should().Equal([seed], "the word gives way to its parts, as if the need were not there");
        own.Kinds.GetValueOrDefault(DocumentKind.Need).Should().Be(0);
        var ticked = await engine.SearchAsync(new SearchRequest { Text = "撚糸斑点", Kinds = [DocumentKind.Need], ExceptNeeds = [need] });
        ticked.Total.Should().Be(0, "ticking leads to what was counted");
        ticked.Kinds.GetValueOrDefault(DocumentKind.Need).Should().Be(0);
    }

    [Fact]
    public async Task Bad_input_is_named_by_field_and_nobody_writes_for_another()
    {
        var world = await WorldAsync();
        foreach (var (terms, code, field) in new[]
        {
            (world.Terms with { Title = "　" }, "required", "Title"),
            (world.Terms with { Problem = new string('あ', 4_001) }, "too-long", "Problem"),
            (world.Terms with { Fields = ["A", "B", "C", "D"] }, "too-many", "Fields"),
            (world.Terms with { Keywords = [new string('語', 61)] }, "seed-words", "Keywords"),
            (world.Terms with { Audience = NeedAudience.Chosen, Institutions = [world.Terms.CompanyId!.Value] }, "not-found", "Institutions"),
        })
            (await world.Company.Desk.CreateAsync(terms)).Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = code, Field = field });
        (await world.Company.Desk.ListAsync()).Should().BeEmpty();
        var id = (await world.Company.Desk.CreateAsync(new NeedTerms { Title = "題名" })).Value;
        (await world.Company.Desk.PublishAsync(id, 1)).Problems.Select(p => p.Field).Should().Equal("Problem", "Sought", "Fields", "Person");
        var stranger = await CompanyAsync();
        var nameless = (await stranger.Desk.CreateAsync(world.Terms)).Value;
        (await stranger.Desk.PublishAsync(nameless, 1)).Problems.Single().Code.Should().Be("account-company", "the company of the terms is not the account's");
        (await stranger.Desk.ChangeAsync(id, 1, world.Terms)).Problems.Single().Code.Should().Be("not-found");
        (await stranger.Desk.DeleteAsync(id, 1)).Problems.Single().Code.Should().Be("not-found");
        (await world.Company.Desk.ChangeAsync(id, 7, world.Terms)).Problems.Single().Code.Should().Be("stale-version");
        (await Desk(world.Office.User).CreateAsync(world.Terms)).Problems.Single().Code.Should().Be("not-allowed");
        (await world.Company.Desk.DeleteAsync(id, 1)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task A_need_is_of_the_accounts_own_company_and_one_key_makes_one()
    {
        var world = await WorldAsync();
        var other = await database.OrganisationAsync(OrganisationKind.Company, "よその社");
        var terms = world.Terms with { CompanyId = other.Id, Key = Guid.CreateVersion7() };
        var id = await PublishedAsync(world, terms);
        (await world.Company.Desk.CreateAsync(terms)).Value.Should().Be(id);
        (await Queries(world.Office.User).FindAsync(id))!.Company!.Name.Ja.Should().Be(world.Company.Organisation);
        (await world.Company.Desk.ListAsync()).Should().ContainSingle();
        (await world.Company.Desk.ChangeAsync(id, 2, terms with { Key = null })).Ok.Should().BeTrue();
        (await Queries(world.Office.User).FindAsync(id))!.Terms.CompanyId.Should().Be(world.Terms.CompanyId);
    }
}
