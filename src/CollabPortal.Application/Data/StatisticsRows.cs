using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Data;

/// <summary>A publication that official values stand in. Of two releases with a value for the same year the newer counts.</summary>
/// <param name="Id">Its name, for example "MEXT survey FY2023".</param>
/// <param name="Sequence">Order of publication; larger is newer. Shipped ones stand a thousand times as wide apart as in releases.csv, entered ones between them by their day.</param>
/// <param name="PublishedOn">Day of publication where it is known (most are not yet).</param>
public sealed record ReleaseRow(string Id, int Sequence, DateOnly? PublishedOn);

/// <summary>One official value as published: never edited, never merged with a measured one (domain.md §0.2, §0.4).</summary>
/// <param name="Series">Key of the official series, snake_case as in official_series.csv.</param>
/// <param name="FiscalYear">Fiscal year the value is for.</param>
/// <param name="ReleaseId">The release it stands in.</param>
/// <param name="Value">In the unit of <paramref name="Unit"/>, as published.</param>
/// <param name="Unit">million_yen, hundred_million_yen, thousand_yen, contracts, cases, persons, …</param>
/// <param name="Precision">exact or computed.</param>
/// <param name="Source">Marks of the sources, for example "seed 004, [6]".</param>
/// <param name="Note">What a reader must know of it.</param>
public sealed record OfficialValueRow(
    string Series, FiscalYear FiscalYear, string ReleaseId, decimal Value, string Unit, string Precision, string Source, string? Note);

/// <summary>What a source mark stands for.</summary>
public sealed record SourceRow(string Mark, string DescriptionJa, string? DescriptionEn, string? Address);

public enum TargetScope
{
    Nation,
    Group,
    Institution,
}

/// <summary>A policy target: baseline × multiplier by the end of the deadline's fiscal year.</summary>
public sealed record PolicyTargetRow(
    string IndicatorKey, TargetScope Scope, string? GroupKey, Guid? InstitutionId,
    FiscalYear BaselineFiscalYear, decimal BaselineValue, decimal Multiplier, FiscalYear DeadlineFiscalYear, string Source)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>A counting rule that is data: the value in force from a fiscal year on (domain.md §3b, marked "setting").</summary>
public sealed record CountingSettingRow(string Name, FiscalYear FromFiscalYear, string Value);

/// <summary>A size band of received cash per contract and fiscal year: lower edge included, upper edge not; null is open.</summary>
/// <param name="Id">Order, from 0. Band 0 is ¥0.</param>
/// <param name="LowerYen">Included, whole yen.</param>
/// <param name="UpperYen">Excluded, whole yen; null for the last band.</param>
/// <param name="IsConfirmed">Whether official statistics use this edge (¥0 and ¥10m are; the rest is common practice).</param>
public sealed record SizeBandRow(short Id, long LowerYen, long? UpperYen, bool IsConfirmed);

/// <summary>
/// What was counted at one institution: a cell of the cubes (figures.sql). A view: true at every moment, also inside the
/// transaction that wrote the fact.
/// </summary>
/// <param name="Dim">"" for the whole, else the division: band, partner-kind, kind, field, income-kind …</param>
/// <param name="Key">The part of the division, "" in the whole.</param>
/// <param name="Value">What the series counts: yen, contracts, pairs, persons.</param>
/// <param name="Items">Contracts, pairs or rows behind it.</param>
/// <param name="IndirectYen">Part of <paramref name="MoneyYen"/>.</param>
public sealed record FigureRow(
    string Series, string Dim, string Key, FiscalYear FiscalYear, Guid InstitutionId,
    long Value, int Items, long MoneyYen, long IndirectYen, int Partners, long TopPartnerYen);

/// <summary>The same summed over the institutions of a place; reading it does not depend on how many there are.</summary>
/// <param name="Population">all, universities, rd or national-universities.</param>
/// <param name="Scope">nation, group, institution-kind, prefecture or region.</param>
/// <param name="Place">Its code, "" for the nation and where it is not registered.</param>
/// <param name="Partners">At least so many: the most at one institution.</param>
/// <param name="TopPartnerYen">No partner has more: the largest ones of all institutions together.</param>
/// <param name="Institutions">Institutions with facts in the cell.</param>
public sealed record PlaceFigureRow(
    string Series, string Dim, string Key, FiscalYear FiscalYear, string Population, string Scope, string Place,
    long Value, long Items, long MoneyYen, long IndirectYen, int Partners, long TopPartnerYen, int Institutions);

/// <summary>A population and a place that an institution belongs to.</summary>
public sealed record InstitutionPlaceRow(Guid InstitutionId, string Population, string Scope, string Place);

/// <summary>
/// A measured series at one institution in one fiscal year: a view on the undivided cells of <see cref="FigureRow"/>.
/// The national figure is the sum over institutions.
/// </summary>
/// <param name="Series">Indicator key, for example "company-investment"; also "joint-research", contracts with companies at one institution.</param>
/// <param name="FiscalYear">The fiscal year; readers leave out years that have not begun.</param>
/// <param name="InstitutionId">The institution that keeps the facts.</param>
/// <param name="Value">Yen, contracts, pairs or persons.</param>
/// <param name="Items">Contracts, pairs or rows behind the value, for suppression.</param>
/// <param name="Partners">Distinct payers or licensees.</param>
/// <param name="MoneyYen">Cash behind the value; 0 where no money is counted.</param>
/// <param name="TopPartnerYen">The largest partner's part of <paramref name="MoneyYen"/>.</param>
public sealed record MeasuredRow(
    string Series, FiscalYear FiscalYear, Guid InstitutionId, long Value, int Items, int Partners, long MoneyYen, long TopPartnerYen);

/// <summary>Joint research with companies at one institution by size band: contracts with a received receipt in the year, ¥0 included.</summary>
public sealed record JointResearchCellRow(
    FiscalYear FiscalYear, Guid InstitutionId, short BandId, int Contracts, long ReceivedYen, int Partners, long TopPartnerYen);

/// <summary>Joint research with companies at one institution by 大区分; the code is "" for contracts without a field.</summary>
public sealed record FieldCellRow(
    FiscalYear FiscalYear, Guid InstitutionId, string FieldCode, int Contracts, long ReceivedYen, int Partners, long TopPartnerYen);

/// <summary>Which version of a data set is loaded, so that a start reloads only what changed.</summary>
public sealed record LoadedDataRow(string Name, string Version, DateTimeOffset LoadedAt);
