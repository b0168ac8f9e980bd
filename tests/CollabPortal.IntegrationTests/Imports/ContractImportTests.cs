using CollabPortal.Application.Imports;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Files of contracts into the register: what comes in, what changes, what stays, and what is taken back.</summary>
public partial class ContractImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task New_rows_become_drafts_with_parties_money_and_history_and_the_same_file_changes_nothing()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] rows = [office.Row("R8-1"), office.Row("R8-1", year: "2027", direct: "0"), office.Row("R8-2", title: "令和の日付", start: "R8.10.1", end: "令和9年3月31日", direct: "６百万円")];

        var first = await office.ImportAsync(rows);
        var second = await office.ImportAsync(rows);

        (first.Report.New, first.Report.NewRecords, first.Report.Bad, first.Report.Complete).Should().Be((3, 2, 0, 2));
        (second.Report.Unchanged, second.Report.New, second.Report.Changed).Should().Be((3, 0, 0));
        var stored = await office.StoredAsync();
        stored.Should().HaveCount(2).And.OnlyContain(c => c.Status == ContractStatus.Draft && c.EnteredBy == office.User.UserId && c.Version == 1);
        stored[0].Receipts.Select(r => (r.FiscalYear.Year, r.DirectYen)).Should().BeEquivalentTo([(2026, 6_000_000L), (2027, 0L)]);
        stored[1].Should().Match<ResearchContract>(c => c.StartsOn == new DateOnly(2026, 10, 1) && c.EndsOn == new DateOnly(2027, 3, 31) && c.Receipts[0].DirectYen == 6_000_000);
        stored[0].Parties.Should().ContainSingle(p => p.OrganisationId == office.Company.Id && p.Role == PartyRole.Partner);
    }

    [Fact]
    public async Task Money_without_a_partner_is_told_at_the_partners_column_and_columns_that_nothing_takes_are_named()
    {
        var office = await ImportOffice.OpenAsync(database);
        var file = ImportOffice.File(ImportOffice.Header + ",社内の備考,", office.Row("R8-1", partner: "") + ",メモ,", office.Row("R8-2") + ",,");
        var report = (await office.ImportAsync(file, new DirectOrder(DryRun: true))).Value;
        report.Report.First.Should().ContainSingle().Which.Should().Match<ImportProblem>(p => p.Row == 2 && p.Code == "import-partner-missing" && p.Heading == "相手方の名称");
        report.Mapping.Unused(report.Header).Should().Equal("社内の備考");

        var alone = await office.ImportAsync(ImportOffice.File(ImportOffice.Header), new DirectOrder());
        alone.Problems.Single().Code.Should().Be("file-no-rows");
    }

    [Fact]
    public async Task History_is_the_same_as_after_the_form()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1"));
        var stored = (await office.StoredAsync())[0];
        var terms = new ContractTerms
        {
            Number = "R8-2",
            Kind = ContractKind.JointResearch,
            Title = stored.Title,
            StartsOn = stored.StartsOn,
            EndsOn = stored.EndsOn,
            Goal = stored.Goal,
            SuccessCriterion = stored.SuccessCriterion,
            AgreedYen = stored.AgreedYen,
            Parties = [new PartyTerms(office.Company.Id, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 6_000_000, 2_000_000)],
        };
        var typed = (await office.Contracts.CreateDraftAsync(terms)).Value;

        await using var db = database.AsOwner();
        async Task<List<string>> ToldAsync(Guid id) =>
            [.. (await db.AuditEntries.Where(e => e.SubjectId == id).OrderBy(e => e.Entity).ToListAsync())
                .Select(e => $"{e.Action} {e.Entity} by {e.UserId} {e.UserName}: {e.Changes.Replace(id.ToString(), "ID", StringComparison.Ordinal).Replace("R8-1", "R8-2", StringComparison.Ordinal)}")];
        var imported = await ToldAsync(stored.Id);
        var written = await ToldAsync(typed.Id);
        imported.Should().HaveCount(3);
        imported.Select(Plain).Should().Equal(written.Select(Plain));

        imported.Should().ContainSingle(line => line.Contains("\"ImportFile\": [null, \"file.csv\"]", StringComparison.Ordinal), "the history says where it came from");

        // Instants of the two differ; the clock of the test stands still, so that they do not.
        static string Plain(string text) => text.Replace("\"ImportFile\": [null, \"file.csv\"], ", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_rewritten_where_the_file_has_columns_and_its_other_years_stay()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1"), office.Row("R8-1", year: "2027"));

        var report = await office.ImportAsync(office.Row("R8-1", title: "新しい題目", direct: "7000000"));

        (report.Report.Changed, report.Report.ChangedRecords).Should().Be((1, 1));
        report.Report.Differences.Should().Contain(d => d.Field == "title" && d.Before == "界面の劣化診断" && d.After == "新しい題目");
        var stored = (await office.StoredAsync())[0];
        (stored.Title, stored.Version).Should().Be(("新しい題目", 2));
        stored.Receipts.Select(r => (r.FiscalYear.Year, r.DirectYen)).Should().BeEquivalentTo([(2026, 7_000_000L), (2027, 6_000_000L)]);
    }

    [Fact]
    public async Task Complete_contracts_are_submitted_when_asked_and_the_importer_cannot_approve_them()
    {
        var office = await ImportOffice.OpenAsync(database, PortalRole.Approver);
        var report = await office.ImportAsync(new DirectOrder(Submit: true), office.Row("R8-1"), $"R8-2,共同研究,まだ足りない,{office.Company.NameJa},,,,,,,,,");

        (report.Report.NewRecords, report.Report.Complete).Should().Be((2, 1));
        var stored = await office.StoredAsync();
        stored.Select(c => c.Status).Should().Equal(ContractStatus.Submitted, ContractStatus.Draft);
        (await office.Contracts.ApproveAsync(stored[0].Id, 1)).Problems.Should().ContainSingle(p => p.Code == "two-person-rule");
        var other = await ImportOffice.OpenAsync(database, PortalRole.Approver, office.University);
        (await other.Contracts.ApproveAsync(stored[0].Id, 1)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task An_approved_contract_takes_money_and_nothing_else()
    {
        var office = await ApprovedAsync();

        var planned = await office.ImportAsync(office.Row("R8-1"));
        var received = await office.ImportAsync(office.Row("R8-1", on: "2026-11-01"));
        var again = await office.ImportAsync(office.Row("R8-1", on: "2026-11-01"));
        var differing = await office.ImportAsync(office.Row("R8-1", on: "2026-11-01", direct: "1"));
        var retitled = await office.ImportAsync(office.Row("R8-1", title: "勝手な題目", on: "2026-11-01"));
        var replanned = await office.ImportAsync(office.Row("R8-1", direct: "9000000"));

        planned.Report.Unchanged.Should().Be(1);
        received.Report.Changed.Should().Be(1);
        again.Report.Unchanged.Should().Be(1);
        Code(differing).Should().Be("import-receipt-differs");
        Code(retitled).Should().Be("import-needs-amendment");
        Code(replanned).Should().Be("import-needs-amendment");
        var stored = (await office.StoredAsync())[0];
        stored.Title.Should().Be("界面の劣化診断");
        stored.Receipts.Should().HaveCount(2);
        await using var db = database.AsOwner();
        (await db.Measured.SingleAsync(m => m.InstitutionId == office.University.Id && m.Series == "company-investment")).Value.Should().Be(8_000_000);

        (await UndoAsync(office, received.RunId!.Value)).Status.Should().Be(ImportStatus.Undone);
        (await office.StoredAsync())[0].Receipts.Should().ContainSingle(r => r.State == ReceiptState.Planned);
    }

    [Fact]
    public async Task One_bad_row_stops_everything_unless_good_rows_are_asked_for()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] rows = [office.Row("R8-1"), office.Row("R8-2"), office.Row("R8-2", year: "2027", direct: "約300万"), office.Row("R8-3")];

        var all = await office.ImportAsync(rows);
        all.Problem!.Code.Should().Be("import-has-bad-rows");
        (await office.TracesAsync()).Should().Be(0);

        var good = await office.ImportAsync(new DirectOrder(GoodOnly: true), rows);
        good.Problem.Should().BeNull();
        (good.Report.New, good.Report.Bad).Should().Be((2, 2));
        good.Report.First.Select(p => (p.Row, p.Code)).Should().BeEquivalentTo([(4, "import-yen-unreadable"), (3, "import-row-held-back")]);
        (await office.StoredAsync()).Select(c => c.Number).Should().Equal("R8-1", "R8-3");
    }

    [Fact]
    public async Task A_dry_run_tells_and_leaves_nothing()
    {
        var office = await ImportOffice.OpenAsync(database);
        var report = await office.ImportAsync(new DirectOrder(DryRun: true), office.Row("R8-1"), office.Row("R8-2", partner: "知らない会社"));
        (report.Report.New, report.Report.Bad, report.RunId).Should().Be((1, 1, null));
        report.Report.UnknownPartners.Should().ContainSingle(p => p.Name == "知らない会社" && p.Rows == 1);
        (await office.TracesAsync()).Should().Be(0);
    }

    [Fact]
    public async Task An_import_is_taken_back_whole_and_only_while_nobody_touched_it()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1"));
        var run = (await office.ImportAsync(office.Row("R8-1", title: "変えた題目"), office.Row("R8-2"))).RunId!.Value;

        (await UndoAsync(office, run)).Status.Should().Be(ImportStatus.Undone);
        var stored = await office.StoredAsync();
        stored.Should().ContainSingle();
        stored[0].Title.Should().Be("界面の劣化診断");

        var second = (await office.ImportAsync(office.Row("R8-2"), office.Row("R8-3"))).RunId!.Value;
        var touched = (await office.StoredAsync()).Single(c => c.Number == "R8-3");
        (await office.Contracts.SubmitAsync(touched.Id, touched.Version)).Ok.Should().BeTrue();
        var refused = await UndoAsync(office, second);
        (refused.Status, refused.Failure!.Code).Should().Be((ImportStatus.Applied, "import-undo-touched"));
        var named = await office.Queries.TouchedAsync(refused);
        (named.Count, named.First.Single()).Should().Be((1, new TouchedRecord("/contracts/" + touched.Id, "R8-3 " + touched.Title)));
        (await office.StoredAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Another_institution_finds_neither_run_nor_file_nor_problem()
    {
        var a = await ImportOffice.OpenAsync(database);
        var b = await ImportOffice.OpenAsync(database);
        var upload = await a.Desk.UploadAsync("contracts", "秘密の一覧.csv", ImportOffice.File(ImportOffice.Header, a.Row("R8-1"), a.Row("R8-2", direct: "x")));
        (await a.Desk.CheckAsync(upload.Value, (await a.Queries.FindAsync(upload.Value))!.Mapping)).Ok.Should().BeTrue();
        await a.Work.DoAsync(upload.Value, ImportTask.Check, default);
        (await a.Queries.ProblemsAsync(upload.Value, 1)).Total.Should().Be(1);

        (await b.Queries.FindAsync(upload.Value)).Should().BeNull();
        (await b.Queries.ListAsync(1)).Total.Should().Be(0);
        (await b.Queries.ProblemsAsync(upload.Value, 1)).Total.Should().Be(0);
        (await b.Desk.ApplyAsync(upload.Value, true, false)).Problems[0].Code.Should().Be("not-found");
        (await b.Desk.UndoAsync(upload.Value)).Problems[0].Code.Should().Be("not-found");
        (await b.Desk.DiscardAsync(upload.Value)).Problems[0].Code.Should().Be("not-found");
        await b.Work.DoAsync(upload.Value, ImportTask.Apply, default);
        (await a.StoredAsync()).Should().BeEmpty();
        var ministry = await database.AccountAsync(PortalRole.Ministry);
        await using var db = database.As(ministry);
        (await db.Set<ImportRun>().CountAsync()).Should().Be(0);
        (await db.Set<ImportChunk>().CountAsync()).Should().Be(0);
    }

    private async Task<ImportOffice> ApprovedAsync()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(new DirectOrder(Submit: true), office.Row("R8-1"));
        var approver = await ImportOffice.OpenAsync(database, PortalRole.Approver, office.University);
        var stored = (await office.StoredAsync())[0];
        (await approver.Contracts.ApproveAsync(stored.Id, stored.Version)).Ok.Should().BeTrue();
        return office;
    }

    private static async Task<ImportRun> UndoAsync(ImportOffice office, Guid run)
    {
        (await office.Desk.UndoAsync(run)).Ok.Should().BeTrue();
        await office.Work.DoAsync(run, ImportTask.Undo, default);
        return (await office.Queries.FindAsync(run))!;
    }

    private static string Code(DirectReport report) => report.Report.First.Should().ContainSingle().Which.Code;
}
