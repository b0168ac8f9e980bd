using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>An enquiry from asking to a draft contract, each side through its own service, on the runtime role.</summary>
public sealed partial class EnquiryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Both_sides_see_one_thread_from_asking_to_a_draft_contract_that_carries_everything_over()
    {
        var world = await WorldAsync();
        database.Clock.Now = Morning;
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        (await world.Company.Desk.AddFileAsync(id, "../図 面.csv", Stream("a,b"))).Ok.Should().BeTrue();
        database.Clock.Now = Morning.AddDays(3);
        var seen = (await world.Office.Queries.FindAsync(id))!;
        seen.Line.WaitingDays.Should().Be(3);
        seen.Files.Should().ContainSingle().Which.FileName.Should().Be("図 面.csv");
        (await world.Office.Queries.WaitingAsync(5)).Should().ContainSingle(e => e.Id == id);
        (await world.Office.Answers.AcknowledgeAsync(id, 1, "承りました")).Ok.Should().BeTrue();
        (await world.Office.Answers.NoteAsync(id, 2, "前にも来た会社")).Ok.Should().BeTrue();
        (await world.Office.Answers.ForwardAsync(id, 3, "材料の研究室")).Ok.Should().BeTrue();
        database.Clock.Now = Morning.AddDays(8);
        (await world.Company.Queries.FindAsync(id))!.Line.WaitingDays.Should().Be(5, "that it came and where it went is no answer");
        (await world.Office.Queries.WaitingAsync(5)).Should().ContainSingle(e => e.Id == id);
        (await world.Company.Desk.SayAsync(id, 4, "試料も出せます")).Ok.Should().BeTrue();
        database.Clock.Now = Morning.AddDays(10);
        (await world.Office.Answers.AnswerAsync(id, 5, "できます")).Ok.Should().BeTrue();

        var company = (await world.Company.Queries.FindAsync(id))!;
        company.Entries.Select(e => e.Act).Should().Equal([EnquiryAct.Asked, EnquiryAct.Acknowledged, EnquiryAct.Forwarded, EnquiryAct.Message, EnquiryAct.Answered], "the note is the office's alone");
        (company.FirstDays, company.AnswerDays, company.Line.WaitingDays).Should().Be((3, 10, (int?)null));
        (await world.Office.Queries.FindAsync(id))!.Entries.Should().HaveCount(6);

        var contract = (await world.Office.Answers.ToContractAsync(id, 6, ContractKind.CommissionedResearch)).Value;
        (await world.Office.Answers.ToContractAsync(id, 7, ContractKind.JointResearch)).Problems.Single().Code.Should().Be("enquiry-closed", "never twice");
        await using var db = database.As(PortalRole.Liaison, world.University.Id);
        var draft = await db.Contracts.Include(c => c.Parties).SingleAsync(c => c.Id == contract);
        (draft.Kind, draft.Status, draft.Title, draft.Goal).Should().Be((ContractKind.CommissionedResearch, ContractStatus.Draft, "電池の劣化", "走行中に知りたい"));
        draft.Parties.Single().OrganisationId.Should().Be(world.Terms.CompanyId!.Value);
        (await db.Attachments.SingleAsync(a => a.ContractId == contract)).FileName.Should().Be("図 面.csv");
        (await world.Company.Queries.FindAsync(id))!.Line.Status.Should().Be(EnquiryStatus.Contracted);
        var origin = (await world.Office.Answers.OfContractAsync(contract))!;
        (origin.Id, origin.Person, origin.Budget, origin.Start).Should().Be((id, "架空 三郎", BudgetBand.UpToTenMillion, WishedStart.WithinAYear));
    }

    [Fact]
    public async Task Nobody_else_sees_a_word_and_the_ministry_counts_only()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        var (other, stranger, ministry, visitor) = ((await WorldAsync()).Office, await SideAsync(PortalRole.Company), await SideAsync(PortalRole.Ministry), Side(new CurrentUser()));
        foreach (var side in new[] { other, stranger, ministry, visitor })
        {
            (await side.Queries.FindAsync(id)).Should().BeNull();
            await using var db = database.As(side.User);
            (await db.Enquiries.CountAsync(e => e.Id == id)).Should().Be(0);
            (await db.EnquiryEntries.CountAsync(e => e.EnquiryId == id)).Should().Be(0);
        }

        (await other.Answers.AnswerAsync(id, 1, "x")).Problems.Single().Code.Should().Be("not-found");
        (await stranger.Desk.SayAsync(id, 1, "x")).Problems.Single().Code.Should().Be("not-found");
        (await ministry.Desk.AskAsync(world.University.Id, world.Terms)).Problems.Single().Code.Should().Be("not-allowed");
        (await visitor.Desk.AskAsync(world.University.Id, world.Terms)).Problems.Single().Code.Should().Be("signed-out");
        (await Times(ministry).ReadAsync())[world.University.Id].Asked.Should().Be(1);
        (await Times(visitor).ReadAsync()).Should().NotContainKey(world.University.Id, "one enquiry says nothing to the public");
    }

    [Fact]
    public async Task A_wrong_file_can_be_taken_back_until_the_offices_first_word()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        var wrong = (await world.Company.Desk.AddFileAsync(id, "a.csv", Stream("a"))).Value;
        (await (await SideAsync(PortalRole.Company)).Desk.RemoveFileAsync(id, wrong)).Problems.Single().Code.Should().Be("not-found");
        (await world.Company.Desk.RemoveFileAsync(id, wrong)).Ok.Should().BeTrue();
        (await world.Office.Queries.FindAsync(id))!.Files.Should().BeEmpty();
        var right = (await world.Company.Desk.AddFileAsync(id, "b.csv", Stream("b"))).Value;
        (await world.Company.Desk.AddFileAsync(id, "b.csv", Stream("b"))).Value.Should().Be(right, "the same file twice is one");
        (await world.Office.Answers.AcknowledgeAsync(id, 1, null)).Ok.Should().BeTrue();
        (await world.Company.Desk.RemoveFileAsync(id, right)).Problems.Single().Code.Should().Be("enquiry-read");
    }

    [Fact]
    public async Task A_draft_contract_without_a_word_is_no_reply()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        (await world.Office.Answers.ToContractAsync(id, 1, ContractKind.JointResearch)).Ok.Should().BeTrue();
        var seen = (await world.Company.Queries.FindAsync(id))!;
        (seen.FirstDays, seen.AnswerDays, seen.Line.Status).Should().Be(((int?)null, (int?)null, EnquiryStatus.Contracted));
        (await Times(world.Office).ReadAsync())[world.University.Id].Acknowledged.Should().Be(0);
    }

    [Fact]
    public async Task Response_times_are_medians_of_days_and_public_from_three_on()
    {
        var world = await WorldAsync();
        foreach (var days in new[] { 1, 2, 6 })
        {
            database.Clock.Now = Morning;
            var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
            database.Clock.Now = Morning.AddDays(days);
            (await world.Office.Answers.AcknowledgeAsync(id, 1, null)).Ok.Should().BeTrue();
        }

        var seen = (await Times(Side(new CurrentUser())).ReadAsync())[world.University.Id];
        (seen.FirstDays, seen.Acknowledged, seen.Asked, seen.Waiting, seen.AnswerDays).Should().Be((2, 3, null, null, null), "days, and how many stand behind them");
        var own = (await Times(world.Office).ReadAsync())[world.University.Id];
        (own.Asked, own.Answered, own.Waiting).Should().Be((3, 0, 3), "nothing is answered yet");
        foreach (var (waiting, n) in (await world.Office.Queries.WaitingAsync(5)).Select((w, n) => (w, n)))
        {
            (await Times(Side(new CurrentUser())).ReadAsync())[world.University.Id].Answered.Should().BeNull($"{n} answers are too few");
            (await world.Office.Answers.AnswerAsync(waiting.Id, 2, "できます")).Ok.Should().BeTrue();
        }

        var answered = (await Times(Side(new CurrentUser())).ReadAsync())[world.University.Id];
        (answered.Answered, answered.AnswerDays.HasValue).Should().Be((3, true), "the median says on how many it rests");
        (ResponseTimes.Told(2, 2), ResponseTimes.Told(2, 3), ResponseTimes.Told(2, null)).Should().Be((null, 2, null), "on a page for everybody nobody sees the median of two");
    }

    [Fact]
    public async Task Both_sides_go_on_writing_beside_a_draft_contract_and_it_stays_one()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        (await world.Office.Answers.AcknowledgeAsync(id, 1, null)).Ok.Should().BeTrue();
        (await world.Office.Answers.ToContractAsync(id, 2, ContractKind.JointResearch)).Ok.Should().BeTrue();
        (await world.Office.Queries.WaitingAsync(5)).Should().NotContain(e => e.Id == id);
        await StandsInAsync(world, id, EnquiryShown.Contracting);
        (await world.Company.Desk.SayAsync(id, 3, "納期のことを伝え忘れました")).Ok.Should().BeTrue();
        (await world.Company.Desk.AddFileAsync(id, "納期.csv", Stream("a,b"))).Ok.Should().BeTrue();
        var seen = (await world.Office.Queries.FindAsync(id))!;
        (seen.Line.Status, seen.Line.WaitingDays, seen.Files.Count).Should().Be((EnquiryStatus.Contracted, 0, 1));
        (await world.Office.Queries.WaitingAsync(5)).Should().ContainSingle(e => e.Id == id, "a word waits for the office again");
        await StandsInAsync(world, id, EnquiryShown.Waiting);
        (await world.Office.Answers.AnswerAsync(id, 4, "承知しました")).Ok.Should().BeTrue();
        (await world.Office.Queries.FindAsync(id))!.Line.Status.Should().Be(EnquiryStatus.Contracted);
        await StandsInAsync(world, id, EnquiryShown.Contracting);
        (await world.Company.Queries.FindAsync(id))!.Entries.Select(e => e.Act).TakeLast(2).Should().Equal(EnquiryAct.Message, EnquiryAct.Answered);
        foreach (var refused in new[] { await world.Company.Desk.WithdrawAsync(id, 5, null), await world.Office.Answers.DeclineAsync(id, 5, "やめます"), await world.Office.Answers.ForwardAsync(id, 5, "研究室") })
            refused.Problems.Single().Code.Should().Be("enquiry-closed");
    }

    [Fact]
    public async Task Bad_input_is_refused_by_field_and_nothing_is_stored()
    {
        var world = await WorldAsync();
        foreach (var (terms, code, field) in new[]
        {
            (world.Terms with { Title = " " }, "required", "Title"),
            (world.Terms with { Title = "？！…" }, "needs-words", "Title"),
            (world.Terms with { Problem = "。" }, "needs-words", "Problem"),
            (world.Terms with { Problem = new string('あ', 4_001) }, "too-long", "Problem"),
            (world.Terms with { Person = null }, "required", "Person"),
        })
            (await world.Company.Desk.AskAsync(world.University.Id, terms)).Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = code, Field = field });
        (await world.Company.Desk.AskAsync(Guid.NewGuid(), world.Terms)).Problems.Single().Code.Should().Be("not-found");
        (await world.Company.Desk.AskAsync(world.University.Id, world.Terms with { Origin = EnquiryOrigin.Seed, OriginId = Guid.NewGuid() })).Problems.Single().Code.Should().Be("not-found");
        var deaf = await database.OrganisationAsync(OrganisationKind.University, "窓口のない大学");
        (await world.Company.Desk.AskAsync(deaf.Id, world.Terms)).Problems.Single().Code.Should().Be("enquiry-not-taken");
        (await world.Company.Queries.CountAsync()).Values.Should().OnlyContain(count => count == 0);

        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        foreach (var (name, content, code) in new[] { ("a.exe", "MZ", "attachment-type"), ("a.pdf", "no pdf", "attachment-content"), ("a.txt", "", "attachment-empty") })
            (await world.Company.Desk.AddFileAsync(id, name, Stream(content))).Problems.Single().Code.Should().Be(code);
        (await world.Office.Answers.DeclineAsync(id, 1, "　")).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "Text" }, "a company must know why");
        (await world.Office.Answers.DeclineAsync(id, 1, "扱っていません")).Ok.Should().BeTrue();
        await StandsInAsync(world, id, EnquiryShown.Ended);
        (await world.Company.Desk.SayAsync(id, 2, "なぜ")).Problems.Single().Code.Should().Be("enquiry-closed");
        (await world.Company.Desk.AddFileAsync(id, "a.txt", Stream("x"))).Problems.Single().Code.Should().Be("enquiry-closed");
    }

    [Fact]
    public async Task An_enquiry_is_of_the_accounts_own_company_whatever_the_form_says_and_one_key_sends_one()
    {
        var world = await WorldAsync();
        var real = await database.OrganisationAsync(OrganisationKind.Company, "よその社");
        var terms = world.Terms with { CompanyId = real.Id, Key = Guid.CreateVersion7() };
        var id = (await world.Company.Desk.AskAsync(world.University.Id, terms)).Value;
        (await world.Office.Queries.FindAsync(id))!.Line.Company.Id.Should().Be(world.Terms.CompanyId!.Value);
        (await world.Company.Desk.AskAsync(world.University.Id, terms)).Value.Should().Be(id, "a second click is the same enquiry");
        var twice = world.Terms with { Key = Guid.CreateVersion7() };
        var both = await Task.WhenAll(world.Company.Desk.AskAsync(world.University.Id, twice), Side(world.Company.User).Desk.AskAsync(world.University.Id, twice));
        both.Should().OnlyContain(sent => sent.Ok && sent.Value == twice.Key);
        (await world.Company.Queries.CountAsync())[EnquiryShown.Waiting].Should().Be(2);
        (await world.Office.Queries.FindAsync(twice.Key.Value))!.Entries.Should().ContainSingle();

        var nobody = await SideAsync(PortalRole.Company);
        (await nobody.Desk.AskAsync(world.University.Id, world.Terms)).Problems.Single().Code.Should().Be("account-company", "who has no company cannot take one");
    }

    [Fact]
    public async Task A_company_cannot_write_as_the_office_nor_delete_anything()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        await using var db = database.As(world.Company.User);
        var forged = () => db.Database.ExecuteSqlAsync($"insert into register.enquiry_entry (id, enquiry_id, institution_id, act, text, by, by_name, from_company, office_only, at) values (gen_random_uuid(), {id}, {world.University.Id}, 'Answered', 'x', {world.Company.User.UserId}, 'x', false, false, now())");
        await forged.Should().ThrowAsync<Npgsql.PostgresException>();
        (await db.Database.ExecuteSqlAsync($"delete from register.enquiry")).Should().Be(0);
        (await db.Database.ExecuteSqlAsync($"update register.enquiry_entry set text = 'x'")).Should().Be(0);
    }

    private sealed record Person(CurrentUser User, EnquiryDesk Desk, EnquiryOffice Answers, EnquiryQueries Queries);

    private sealed record World(Organisation University, Person Office, Person Company, EnquiryTerms Terms);

    private async Task<World> WorldAsync()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "窓口大学");
        var company = await database.OrganisationAsync(OrganisationKind.Company, "相談社");
        return new World(university, Side(await database.AccountAsync(PortalRole.Liaison, university.Id)), Side(await database.AccountAsync(PortalRole.Company, company.Id)), new EnquiryTerms
        {
            Title = "電池の劣化",
            Problem = "走行中に知りたい",
            Budget = BudgetBand.UpToTenMillion,
            Start = WishedStart.WithinAYear,
            Secrecy = EnquirySecrecy.WithinInstitution,
            CompanyId = company.Id,
            Person = "架空 三郎",
        });
    }

    private async Task<Person> SideAsync(PortalRole role) => Side(await database.AccountAsync(role));

    private Person Side(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        var access = new Access(user, contexts, database.Clock);
        var store = new AttachmentStore(AttachmentSettings.Standard);
        return new Person(user, new EnquiryDesk(user, access, new AccountCompany(user, contexts), contexts, new ResponseTimes(contexts, database.Clock), store, database.Clock),
            new EnquiryOffice(new RegisterWriter(user, access, contexts), user, contexts, store, database.Clock), new EnquiryQueries(user, contexts, database.Clock));
    }

    private ResponseTimes Times(Person person) => new(database.Contexts(person.User), database.Clock);

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
