using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Deleting, lists, the work home and the calendar.</summary>
public partial class ContractServiceTests
{
    [Fact]
    public async Task Only_drafts_are_deleted_and_the_trail_keeps_them()
    {
        var office = await OfficeAsync();
        var saved = await InForceAsync(office, Terms(office));
        Code(await office.Officer.Service.DeleteDraftAsync(saved.Id, saved.Version)).Should().Be("delete-draft-only");
        var draft = (await office.Officer.Service.CreateDraftAsync(Terms(office))).Value;
        (await office.Officer.Service.DeleteDraftAsync(draft.Id, draft.Version)).Ok.Should().BeTrue();
        (await office.Officer.Queries.FindAsync(draft.Id)).Should().BeNull();
        (await office.Officer.Audit.HistoryAsync(draft.Id))[0].Acts.Should().Contain(a => a.Action == "Deleted" && a.Entity == "ResearchContract");
    }

    [Theory]
    [InlineData("number")]
    [InlineData("-title")]
    [InlineData("partner")]
    [InlineData("-start")]
    [InlineData("agreed")]
    [InlineData("-received")]
    [InlineData("changed")]
    [InlineData("nonsense")]
    public async Task Lists_are_filtered_sorted_and_paged(string sort)
    {
        var office = await OfficeAsync();
        for (var i = 0; i < 27; i++) await office.Officer.Service.CreateDraftAsync(Terms(office) with { Kind = i % 2 == 0 ? ContractKind.JointResearch : ContractKind.ClinicalTrial });
        await office.Officer.Service.CreateDraftAsync(new ContractTerms { Title = "相手方のない下書き" });
        var page = await office.Officer.Queries.ListAsync(new ContractFilter { Sort = sort, Page = 9 });
        (page.Total, page.Number, page.Items.Count).Should().Be((28, 2, 3));
        (await office.Officer.Queries.CountAsync(new ContractFilter { Kind = ContractKind.ClinicalTrial })).Should().Be(13);
        (await office.Officer.Queries.CountAsync(new ContractFilter { Text = "試験電池", FiscalYear = 2026, Status = ContractStatus.Draft })).Should().Be(27);
        (await office.Officer.Queries.CountAsync(new ContractFilter { Text = "100%_" })).Should().Be(0, "wildcards are letters");
        (await office.Officer.Queries.CountAsync(new ContractFilter { FiscalYear = 2020 })).Should().Be(0);
    }

    [Fact]
    public async Task A_taken_number_is_told_before_it_is_saved_however_it_is_typed()
    {
        var (office, other) = (await OfficeAsync(), await OfficeAsync());
        var saved = (await office.Officer.Service.CreateDraftAsync(Terms(office) with { Number = "試2026-001", Title = "先の契約" })).Value;
        var taken = (await office.Officer.Queries.NumberTakenAsync(" 試２０２６－００１ ", null))!;
        (taken.Code, taken.Field).Should().Be(("number-taken", "Number"));
        taken.Args.Should().Equal("先の契約", saved.Id);
        (await office.Officer.Queries.NumberTakenAsync("試2026-001", saved.Id)).Should().BeNull("its own number is free for it");
        (await office.Officer.Queries.NumberTakenAsync("試2026-00", null)).Should().BeNull();
        (await office.Officer.Queries.NumberTakenAsync(" ", null)).Should().BeNull();
        (await other.Officer.Queries.NumberTakenAsync("試2026-001", null)).Should().BeNull("another institution's numbers are its own");
        (await office.Officer.Service.CreateDraftAsync(Terms(office) with { Number = "試２０２６－００１" })).Problems.Should().ContainSingle()
            .Which.Args.Should().Equal(taken.Args, "saving says the same");
    }

    [Fact]
    public async Task The_work_home_counts_what_waits()
    {
        var office = await OfficeAsync();
        await office.Officer.Service.CreateDraftAsync(Terms(office));
        var made = (await office.Officer.Service.CreateDraftAsync(Terms(office))).Value;
        await office.Officer.Service.SubmitAsync(made.Id, made.Version);
        var back = (await office.Officer.Service.CreateDraftAsync(Terms(office))).Value;
        var sent = (await office.Officer.Service.SubmitAsync(back.Id, back.Version)).Value;
        await office.Approver.Service.ReturnAsync(sent.Id, sent.Version, "確認書を付けてください");
        await InForceAsync(office, Terms(office) with { EndsOn = new DateOnly(2026, 12, 31) });
        var today = await new ContractWork(office.Approver.User, database.Contexts(office.Approver.User), database.Clock).TodayAsync();
        (today.Returned.Total, today.Drafts.Total, today.Waiting.Total, today.Ending.Total).Should().Be((1, 0, 1, 1));
        today.Returned.Lines[0].Should().Match<WorkLine>(l => l.Comment == "確認書を付けてください" && l.Person == "Approver" && l.Partner!.Ja == "試験電池株式会社");
        today.Ending.Lines[0].Days.Should().Be(40);
        today.Year.Entered.Should().Be(1, "only the approved one has begun: drafts and what waits do not count");
    }

    [Fact]
    public async Task What_waits_for_approval_is_as_many_in_the_list_as_on_the_home_page_amendments_too()
    {
        var (office, other) = (await OfficeAsync(), await OfficeAsync());
        var terms = Terms(office);
        var saved = await InForceAsync(office, terms);
        await InForceAsync(office, Terms(office));
        await office.Officer.Service.CreateDraftAsync(Terms(office));
        var sent = (await office.Officer.Service.CreateDraftAsync(Terms(office))).Value;
        (await office.Officer.Service.SubmitAsync(sent.Id, sent.Version)).Ok.Should().BeTrue();
        var wanted = new AmendmentTerms { Title = terms.Title, StartsOn = terms.StartsOn, EndsOn = new DateOnly(2028, 3, 31), Goal = terms.Goal, SuccessCriterion = terms.SuccessCriterion, AgreedYen = terms.AgreedYen, Planned = [.. terms.Receipts] };
        (await office.Officer.Service.ProposeAmendmentAsync(saved.Id, saved.Version, wanted, "1年延長")).Ok.Should().BeTrue();
        // Another office's, which names this one as co-institution, is not this office's to approve.
        var shared = Terms(other);
        var foreign = (await other.Officer.Service.CreateDraftAsync(shared with { Parties = [.. shared.Parties, new PartyTerms(office.University.Id, PartyRole.CoInstitution)] })).Value;
        (await other.Officer.Service.SubmitAsync(foreign.Id, foreign.Version)).Ok.Should().BeTrue();

        var today = await new ContractWork(office.Approver.User, database.Contexts(office.Approver.User), database.Clock).TodayAsync();
        var listed = await office.Approver.Queries.ListAsync(new ContractFilter { AwaitsApproval = true });
        (today.Waiting.Total, listed.Total).Should().Be((2, 2));
        listed.Items.Select(r => r.Id).Should().BeEquivalentTo([sent.Id, saved.Id]).And.BeEquivalentTo(today.Waiting.Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task Contracts_without_a_receipt_are_as_many_in_the_list_as_on_the_home_page()
    {
        var (office, other) = (await OfficeAsync(), await OfficeAsync());
        await InForceAsync(office, Terms(office));
        var shared = Terms(other);
        await InForceAsync(other, shared with { Parties = [.. shared.Parties, new PartyTerms(office.University.Id, PartyRole.CoInstitution)] });
        (await office.Officer.Queries.ListAsync(new ContractFilter())).Total.Should().Be(2);
        var year = (await new ContractWork(office.Officer.User, database.Contexts(office.Officer.User), database.Clock).TodayAsync()).Year;
        var listed = await office.Officer.Queries.ListAsync(new ContractFilter { WithoutReceipt = true });
        (listed.Total, year.Running - year.WithReceipt).Should().Be((1, 1), "a co-institution has no receipts to enter");
    }

    [Fact]
    public async Task The_calendar_makes_contracts_active_on_their_first_day()
    {
        var office = await OfficeAsync();
        var saved = await InForceAsync(office, Terms(office) with { StartsOn = new DateOnly(2026, 11, 22) });
        using var calendar = new ContractCalendar(database.Sources, new OwnerContexts(database.Sources, database.Clock), database.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ContractCalendar>.Instance);
        await calendar.TurnAsync();
        (await office.Officer.Queries.FindAsync(saved.Id))!.Status.Should().Be(ContractStatus.Approved);
        var now = database.Clock.Now;
        database.Clock.Now = new DateTimeOffset(2026, 11, 21, 15, 0, 1, TimeSpan.Zero); // midnight in Japan
        await calendar.TurnAsync();
        database.Clock.Now = now;
        (await office.Officer.Queries.FindAsync(saved.Id))!.Status.Should().Be(ContractStatus.Active);
    }

    [Fact]
    public async Task A_locked_account_writes_no_more()
    {
        var office = await OfficeAsync();
        await using (var db = database.AsOwner())
            await db.Users.Where(u => u.Id == office.Officer.User.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, DateTimeOffset.MaxValue));
        Code(await office.Officer.Service.CreateDraftAsync(Terms(office))).Should().Be("signed-out");
    }
}
