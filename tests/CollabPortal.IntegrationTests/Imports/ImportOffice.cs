using System.Text;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>An institution with a partner and an officer who brings files.</summary>
internal sealed class ImportOffice
{
    internal const string Header = "契約番号,契約の種類,題目,相手方の名称,開始日,終了日,目標,達成の基準,契約総額（円）,年度,受入日,直接経費（円）,間接経費（円）";

    private ImportOffice(TestDatabase database, Organisation university, Organisation company, CurrentUser user)
    {
        (Database, University, Company, User) = (database, university, company, user);
        var contexts = database.Contexts(user);
        var access = new Access(user, contexts, database.Clock);
        Direct = new DirectImport(user, access, contexts, Kinds, database.Clock);
        Queue = new ImportQueue();
        Desk = new ImportDesk(user, access, contexts, Kinds, Queue, database.Clock);
        Work = new ImportWork(user, access, contexts, Kinds, database.Clock);
        Queries = new ImportQueries(user, contexts, Kinds);
        Export = new ContractExport(user, contexts);
        Contracts = new ContractService(new RegisterWriter(user, access, contexts), database.Clock);
        Partners = new OrganisationService(contexts, access);
        Choices = new ImportPartners(user, access, contexts, Partners, database.Clock);
    }

    internal static ImportKinds Kinds { get; } = new([new ContractImport()]);

    internal TestDatabase Database { get; }

    internal Organisation University { get; }

    internal Organisation Company { get; }

    internal CurrentUser User { get; }

    internal DirectImport Direct { get; }

    internal ImportDesk Desk { get; }

    internal ImportQueue Queue { get; }

    internal ImportWork Work { get; }

    internal ImportQueries Queries { get; }

    internal ContractExport Export { get; }

    internal ContractService Contracts { get; }

    internal OrganisationService Partners { get; }

    internal ImportPartners Choices { get; }

    internal static async Task<ImportOffice> OpenAsync(TestDatabase database, PortalRole role = PortalRole.Liaison, Organisation? university = null)
    {
        university ??= await database.OrganisationAsync(OrganisationKind.University, "取込大学" + Guid.NewGuid().ToString("N"));
        var company = await database.OrganisationAsync(OrganisationKind.Company, $"取込{Guid.NewGuid():N}株式会社");
        return new ImportOffice(database, university, company, await database.AccountAsync(role, university.Id));
    }

    /// <summary>A row of <see cref="Header"/> that lacks nothing.</summary>
    internal string Row(string number, string title = "界面の劣化診断", string year = "2026", string on = "", string direct = "6000000", string? partner = null, string start = "2026-10-01", string end = "2027-03-31", string kind = "共同研究", string agreed = "8000000") =>
        $"{number},{kind},{title},{partner ?? Company.NameJa},{start},{end},診断する,誤差3%以内,{agreed},{year},{on},{direct},2000000";

    internal static Stream File(params string[] lines) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    internal Task<Outcome<DirectReport>> ImportAsync(Stream file, DirectOrder? order = null) => Direct.RunAsync("contracts", "file.csv", file, order ?? new DirectOrder());

    internal async Task<DirectReport> ImportAsync(DirectOrder? order, params string[] rows) => (await ImportAsync(File([Header, .. rows]), order)).Value;

    internal Task<DirectReport> ImportAsync(params string[] rows) => ImportAsync(null, rows);

    /// <summary>A file brought and checked as on the page, with the mapping proposed for it.</summary>
    internal async Task<ImportRun> CheckAsync(params string[] rows)
    {
        var run = (await Desk.UploadAsync("contracts", "file.csv", File([Header, .. rows]))).Value;
        return await CheckAgainAsync(run);
    }

    internal async Task<ImportRun> CheckAgainAsync(Guid run)
    {
        await Desk.CheckAsync(run, (await Queries.FindAsync(run))!.Mapping);
        await Work.DoAsync(run, ImportTask.Check, default);
        return (await Queries.FindAsync(run))!;
    }

    internal async Task<ImportRun> ApplyAsync(Guid run)
    {
        await Desk.ApplyAsync(run, false, false);
        await Work.DoAsync(run, ImportTask.Apply, default);
        return (await Queries.FindAsync(run))!;
    }

    internal async Task<ImportRun> UndoAsync(Guid run, bool removePartners = true)
    {
        await Desk.UndoAsync(run, removePartners);
        await Work.DoAsync(run, ImportTask.Undo, default);
        return (await Queries.FindAsync(run))!;
    }

    internal async Task<List<ResearchContract>> StoredAsync()
    {
        await using var db = Database.AsOwner();
        return await db.Contracts.Where(c => c.InstitutionId == University.Id).Include(c => c.Parties).Include(c => c.Receipts).AsSplitQuery().OrderBy(c => c.Number).ToListAsync();
    }

    /// <summary>Everything that an import could leave behind for this institution.</summary>
    internal async Task<int> TracesAsync()
    {
        await using var db = Database.AsOwner();
        return await db.Contracts.CountAsync(c => c.InstitutionId == University.Id) + await db.Set<ImportRun>().CountAsync(r => r.InstitutionId == University.Id)
            + await db.Set<ImportChunk>().CountAsync(c => c.InstitutionId == University.Id) + await db.AuditEntries.CountAsync(e => e.InstitutionId == University.Id);
    }
}
