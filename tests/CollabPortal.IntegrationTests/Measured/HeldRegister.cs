using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>A register in which changes are held: joint research of a few universities, written past the pages.</summary>
internal sealed class HeldRegister(TestDatabase database, FiscalYear year)
{
    /// <summary>Amount of each contract whose size band is emptied.</summary>
    internal const long GoneYen = 12_000_000;

    /// <summary>A fiscal year of which the only two contracts go.</summary>
    internal static readonly FiscalYear Gone = new(2022);

    private readonly List<Guid> payers = [];

    internal Task FoldAsync() => new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).FoldAsync();

    /// <summary>Joint research of ¥1.56m each with twelve companies in the year.</summary>
    internal async Task<Guid> UniversityAsync(Founder founder, int prefecture)
    {
        var university = await InstitutionAsync(founder, prefecture);
        await ContractsAsync(university, 12, 1_560_000, year);
        return university;
    }

    internal async Task<Guid> InstitutionAsync(Founder founder, int prefecture)
    {
        while (payers.Count < 12) payers.Add((await database.OrganisationAsync(OrganisationKind.Company, $"支払社{payers.Count}")).Id);
        return (await database.OrganisationAsync(OrganisationKind.University, "留保大学", founder: founder, prefecture: prefecture)).Id;
    }

    /// <summary>A size band of three contracts, and a private university with two; all of them can go and be held.</summary>
    internal async Task<(Guid University, Guid Lone)> WithGoneAsync()
    {
        var university = await UniversityAsync(Founder.National, 13);
        await UniversityAsync(Founder.National, 26);
        await ContractsAsync(university, 3, 1_560_000, year.Previous);
        await ContractsAsync(university, 3, GoneYen, year);
        var lone = await InstitutionAsync(Founder.Private, 27);
        foreach (var of in new[] { Gone, year.Previous, year }) await ContractsAsync(lone, 2, 1_560_000, of);
        return (university, lone);
    }

    /// <summary>Three contracts go and one comes that is most of the changed money: held. Of the private university all go but those of the year before.</summary>
    internal async Task GoAsync(Guid university, Guid lone)
    {
        await ExecuteAsync($"delete from register.fiscal_year_receipt where institution_id = '{university}' and direct_yen = {GoneYen}");
        await ContractsAsync(university, 1, 600_000_000, year);
        await ExecuteAsync($"delete from register.fiscal_year_receipt where institution_id = '{lone}' and fiscal_year in ({Gone.Year}, {year.Year})");
    }

    /// <summary>Code of the size band whose contracts go.</summary>
    internal async Task<string> GoneBandAsync(Func<PortalRole?, SeriesRequest, Task<SeriesReport>> read) =>
        (await read(PortalRole.Ministry, new SeriesRequest("joint-research-count", SeriesBy.Band))).Lines.Single(l => l.In(year) is { Value: 3 }).Code;

    internal async Task ContractsAsync(Guid university, int count, long yen, FiscalYear of)
    {
        for (var i = 0; i < count; i++)
        {
            var id = Guid.NewGuid();
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
                insert into register.research_contract (id, institution_id, shared_with, number, kind, title, status, entered_by, entered_at, changed_at, version)
                values ('{id}', '{university}', '{"{}"}', 'H-{id:N}', 'JointResearch', '留保', 'Approved', gen_random_uuid(), now(), now(), 1);
                insert into register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version)
                values (gen_random_uuid(), '{id}', '{university}', '{payers[i % payers.Count]}', {of.Year}, 'Received', '{of.Year}-06-01', {yen}, 0, 0, 1)
                """));
        }
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var owner = await new OwnerContexts(database.Sources, database.Clock).OpenAsync();
        await RandomRegister.ExecuteAsync(owner, sql);
    }
}
