using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>What a file does to a contract that is there: told in its history, warned of before, and one contract whichever way its number is written.</summary>
public class ImportedChangeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_history_names_the_file_with_each_field_and_so_it_does_for_the_undoing()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1"));
        var start = database.Clock.Now;
        try
        {
            database.Clock.Now = start.AddMinutes(1);
            var run = (await office.ImportAsync(office.Row("R8-1", title: "変えた題目", end: "2028-03-31", agreed: "9000000", direct: "7000000"))).RunId!.Value;
            database.Clock.Now = start.AddMinutes(2);
            (await office.UndoAsync(run)).Status.Should().Be(ImportStatus.Undone);
        }
        finally
        {
            database.Clock.Now = start;
        }

        var contract = (await office.StoredAsync()).Single();
        var steps = await new AuditQueries(database.Contexts(office.User)).HistoryAsync(contract.Id);
        steps.Should().HaveCount(3, "the change and its undoing do not cancel each other");
        (string, string?, string?)[] changed = [("ImportFile", null, "file.csv"), ("Title", "界面の劣化診断", "変えた題目"), ("EndsOn", "2027-03-31", "2028-03-31"), ("AgreedYen", "8000000", "9000000")];
        Fields(steps[1]).Should().Contain(changed);
        (string, string?, string?)[] undone = [("UndoneFile", null, "file.csv"), ("Title", "変えた題目", "界面の劣化診断"), ("EndsOn", "2028-03-31", "2027-03-31"), ("AgreedYen", "9000000", "8000000")];
        Fields(steps[0]).Should().Contain(undone);
        steps[1].Acts.Should().Contain(a => a.Entity == "FiscalYearReceipt" && a.Action == "Deleted").And.Contain(a => a.Entity == "FiscalYearReceipt" && a.Action == "Created");

        static IEnumerable<(string, string?, string?)> Fields(HistoryStep step) => step.Acts.SelectMany(a => a.Fields).Select(f => (f.Name, f.Was, f.Now));
    }

    [Fact]
    public async Task A_shorter_period_tells_what_it_leaves_outside_and_a_new_total_that_the_items_do_not_make_it()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1", end: "2029-03-31", agreed: "16000000"), office.Row("R8-1", year: "2027", end: "2029-03-31", agreed: "16000000"));
        var stored = (await office.StoredAsync()).Single();
        var planned = stored.Receipts.Select(r => new ReceiptTerms(r.FiscalYear.Year, r.State, null, r.DirectYen, r.IndirectYen, 0, r.PayerId)).ToList();
        (await office.Contracts.PriceAsync(stored.Id, stored.Version, new PriceTerms([new PriceItemTerms(PriceItemKind.Direct, 16_000_000, false, null)], planned), null)).Ok.Should().BeTrue();

        var run = await office.CheckAsync(office.Row("R8-1", end: "2027-03-31", agreed: "8000000"));
        (run.ChangedRows, run.BadRows, run.WarningRows).Should().Be((1, 0, 1));
        var told = (await office.Queries.ProblemsAsync(run.Id, 1, warnings: true)).Items.ToDictionary(p => p.Code, p => string.Join("/", p.Args));
        told.Should().Contain("import-plan-left-outside", "2027/8000000").And.Contain("import-items-differ", "16000000/8000000");
        var same = await office.CheckAsync(office.Row("R8-1", title: "題目だけ", end: "2029-03-31", agreed: "16000000"));
        (await office.Queries.CodesAsync(same.Id, warnings: true)).Should().BeEmpty("the period and the total stay");
    }

    [Fact]
    public async Task A_number_in_other_letters_is_the_same_contract_in_a_file_in_the_form_and_in_the_database()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-a1"));
        var report = (await office.ImportAsync(office.Row("R8-A1", title: "変えた題目"))).Report;
        (report.New, report.Changed).Should().Be((0, 1));
        (await office.StoredAsync()).Single().Should().Match<ResearchContract>(c => c.Number == "R8-a1" && c.Title == "変えた題目");
        (await office.ImportAsync(office.Row("B-1"), office.Row("C-1"), office.Row("b-1"))).Report.First.Select(p => p.Code).Should().Contain("import-rows-apart");

        var queries = new ContractQueries(office.User, database.Contexts(office.User), database.Clock);
        (await queries.NumberTakenAsync("ｒ８－Ａ１", null))!.Code.Should().Be("number-taken");
        var own = (await office.StoredAsync()).Single();
        (await queries.NumberTakenAsync("R8-A1", own.Id)).Should().BeNull("it is the contract's own");
        var terms = new ContractTerms { Number = "R8-A1", Title = "別の契約", Parties = [new PartyTerms(office.Company.Id, PartyRole.Partner)] };
        (await office.Contracts.CreateDraftAsync(terms)).Problems.Single().Should().Match<Application.Problem>(p => p.Code == "number-taken" && p.Field == "Number" && p.Args.Contains(own.Id));
    }

    [Fact]
    public async Task What_went_with_an_import_taken_back_stands_as_one_line_among_the_deleted_and_leaves_room_for_the_others()
    {
        var office = await ImportOffice.OpenAsync(database);
        var contexts = database.Contexts(office.User);
        var deleted = new DeletedRecords(office.User, new RegisterWriter(office.User, new Access(office.User, contexts, database.Clock), contexts), contexts, database.Clock);
        await office.ImportAsync(office.Row("K-1"), office.Row("K-2", title: "歩行計測"));
        var kept = (await office.StoredAsync())[0];
        var run = (await office.ImportAsync(office.Row("K-1", title: "変えた題目"), office.Row("U-1", title: "気象予測"), office.Row("U-2", title: "創薬標的"), office.Row("U-3", title: "酵素工学"))).RunId!.Value;
        var gone = (await office.StoredAsync()).Where(c => c.Number!.StartsWith('U')).Select(c => c.Id).ToList();
        // Nobody takes back in the moment of the import itself.
        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        (await office.UndoAsync(run)).Status.Should().Be(ImportStatus.Undone);
        var byHand = (await office.StoredAsync()).Single(c => c.Id == kept.Id);
        (await office.Contracts.DeleteDraftAsync(byHand.Id, byHand.Version)).Ok.Should().BeTrue();

        (await deleted.ListAsync()).Should().ContainSingle("what an import took away is no line each").Which.Id.Should().Be(kept.Id);
        (await deleted.UndoneImportsAsync()).Should().ContainSingle().Which.Should().Match<UndoneImport>(u => u.Id == run && u.FileName == "file.csv" && u.Records == 3);
        (await deleted.RestoreAsync(gone[0])).Problems.Single().Code.Should().Be("undo-by-import", "its entry does not hold all that it was");
        var stranger = await ImportOffice.OpenAsync(database);
        var others = database.Contexts(stranger.User);
        (await new DeletedRecords(stranger.User, new RegisterWriter(stranger.User, new Access(stranger.User, others, database.Clock), others), others, database.Clock).UndoneImportsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_register_that_holds_such_a_pair_already_keeps_it()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("P-a"), office.Row("P-b"));
        await using var db = database.AsOwner();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("drop index register.ux_research_contract_folded_institution_id_number");
        await db.Contracts.Where(c => c.InstitutionId == office.University.Id && c.Number == "P-b").ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, "P-A"));
        await db.Database.ExecuteSqlRawAsync(SqlFiles.Read("folded_numbers.sql"));
        (await db.Database.SqlQueryRaw<string>("select indexname as \"Value\" from pg_indexes where schemaname = 'register' and indexname like '%research_contract_folded%'").ToListAsync())
            .Should().Equal("ix_research_contract_folded_number");
        (await db.Contracts.CountAsync(c => c.InstitutionId == office.University.Id)).Should().Be(2);
        await transaction.RollbackAsync();
    }
}
