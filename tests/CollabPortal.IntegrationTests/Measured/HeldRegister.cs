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

    private readonly PaidContracts paid = new(database);

    internal Task FoldAsync() => new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).FoldAsync();

    /// <summary>Joint research of ¥1.56m each with twelve companies in the year.</summary>
    internal Task<Guid> UniversityAsync(Founder founder, int prefecture) => paid.UniversityAsync("留保大学", founder, prefecture, year.Year);

    /// <summary>A size band of three contracts, and a private university with two; all of them can go and be held.</summary>
    internal async Task<(Guid University, Guid Lone)> WithGoneAsync()
    {
        var university = await UniversityAsync(Founder.National, 13);
        await UniversityAsync(Founder.National, 26);
        await ContractsAsync(university, 3, 1_560_000, year.Previous);
        await ContractsAsync(university, 3, GoneYen, year);
        var lone = (await database.OrganisationAsync(OrganisationKind.University, "留保大学", founder: Founder.Private, prefecture: 27)).Id;
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

    internal Task ContractsAsync(Guid university, int count, long yen, FiscalYear of) => paid.AddAsync(university, count, yen, of.Year);

    internal Task ExecuteAsync(string sql) => paid.ExecuteAsync(sql);
}
