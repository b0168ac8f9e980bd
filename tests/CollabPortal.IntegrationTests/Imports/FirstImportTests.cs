using System.Globalization;
using System.Text;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Imports.Files;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>
/// The first large import into an empty register. Statistics taken while it runs count no row, and used to make the planner
/// read whole indexes for each row: the import's statements grew from a tenth of a second to minutes.
/// </summary>
public class FirstImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Rows = 20_000;

    [Theory]
    [InlineData("before")]
    [InlineData("during")]
    public async Task Statistics_of_the_empty_tables_do_not_slow_it(string analyzed)
    {
        var office = await ImportOffice.OpenAsync(database);
        await SqlAsync("truncate register.research_contract cascade");
        if (analyzed == "before") await FillAndTakeBackAsync(office.University.Id);
        await AnalyzeAsync();

        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, [ImportOffice.Header, .. Enumerable.Range(1, Rows).Select(i => office.Row("R8-" + i.ToString(CultureInfo.InvariantCulture)))], new UTF8Encoding(true));
            using var sheet = SheetReader.Open(path);
            var kind = new ContractImport();
            var engine = new ImportEngine(new Bounded(database, office), database.Clock);
            var result = await engine.RunAsync(
                kind, sheet, new ImportActor(office.University.Id, office.User.UserId!.Value, "x"),
                new ImportOrder(ImportPurpose.Apply, ImportMapping.Propose(kind, sheet.Header)), Guid.Empty, analyzed == "during" ? new Autovacuum(this) : null);
            result.Written.Should().BeTrue();
            result.Report.New.Should().Be(Rows);
        }
        finally
        {
            File.Delete(path);
        }

        // What the planner believes is what is there, though nobody else has looked since.
        await using var source = NpgsqlDataSource.Create(database.Owner);
        await using var believed = source.CreateCommand("select min(reltuples)::float8 from pg_class where oid in ('register.research_contract'::regclass, 'register.contract_party'::regclass, 'register.fiscal_year_receipt'::regclass)");
        ((double)(await believed.ExecuteScalarAsync())!).Should().BeGreaterThan(1);
    }

    /// <summary>An import that came to nothing: pages without rows, and statistics that say so.</summary>
    private async Task FillAndTakeBackAsync(Guid institution)
    {
        await using var db = database.AsOwner();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, changed_at, version)
            select gen_random_uuid(), {institution}, array[]::uuid[], 'V-' || n, 'JointResearch', '取り消す', 'Draft', gen_random_uuid(), now(), now(), 1 from generate_series(1, 20000) n
            """);
        await AnalyzeAsync();
        await transaction.RollbackAsync();
    }

    /// <summary>As autovacuum does it: of what is locked it lets go.</summary>
    private async Task AnalyzeAsync()
    {
        foreach (var table in new[] { "research_contract", "contract_party", "fiscal_year_receipt" }) await SqlAsync($"analyze (skip_locked) register.{table}");
    }

    private async Task SqlAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner);
#pragma warning disable CA2100 // names of this class only
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes statistics between the batches.</summary>
    private sealed class Autovacuum(FirstImportTests test) : IImportListener
    {
        public Task HearAsync(ImportReport report, IReadOnlyList<ImportProblem> problems, CancellationToken ct) => test.AnalyzeAsync();
    }

    /// <summary>Contexts of the office whose statements may take a few seconds each; a healthy one takes a tenth of one.</summary>
    private sealed class Bounded(TestDatabase database, ImportOffice office) : IDbContextFactory<Application.Data.PortalDb>
    {
        public Application.Data.PortalDb CreateDbContext()
        {
            var db = database.As(office.User);
            db.Database.OpenConnection();
            db.Database.ExecuteSql($"set statement_timeout = '4s'");
            return db;
        }
    }
}
