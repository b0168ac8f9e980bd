namespace CollabPortal.Domain.Indicators;

/// <summary>What is added up of the cells of a series.</summary>
public enum MeasureOf
{
    /// <summary>What the series itself counts.</summary>
    Value,

    /// <summary>Contracts, pairs or rows.</summary>
    Items,

    /// <summary>Cash received, whole yen.</summary>
    Money,
    IndirectMoney,
    DirectMoney,
}

/// <summary>Whose facts count.</summary>
public enum MeasuredPopulation
{
    All,

    /// <summary>大学等.</summary>
    Universities,
    RdCorporations,

    /// <summary>国立大学 with 短期大学.</summary>
    NationalUniversities,
}

/// <summary>How the register measures an indicator: a sum over cells of the cubes, or a quotient of two.</summary>
/// <param name="Of">What is added up.</param>
/// <param name="Series">Series of the cubes (figures.sql), added up.</param>
public sealed record Measure(MeasureOf Of, params IReadOnlyList<string> Series)
{
    public MeasuredPopulation Population { get; init; }

    /// <summary>Series of the cubes that are taken off the sum.</summary>
    public IReadOnlyList<string> Less { get; init; } = [];

    /// <summary>Every series that is read for it.</summary>
    public IReadOnlyList<string> AllSeries => [.. Series, .. Less];

    /// <summary>Only these parts of a division count; null: all.</summary>
    public MeasuredPart? Part { get; init; }

    /// <summary>What the sum is divided by; of the same population. Null: nothing.</summary>
    public Measure? Divisor { get; init; }

    /// <summary>Divisions by the fact that the cubes hold for it; divisions by place are there for every measure.</summary>
    public IReadOnlyList<SeriesBy> Cuts { get; init; } = [];

    /// <summary>Every division that it can be asked for.</summary>
    public IReadOnlyList<SeriesBy> AllCuts => [SeriesBy.Nation, .. Cuts, SeriesBy.Group, SeriesBy.InstitutionKind, SeriesBy.Prefecture, SeriesBy.Region, SeriesBy.Institution];
}

/// <summary>Parts of one division, by key.</summary>
public sealed record MeasuredPart(SeriesBy By, params IReadOnlyList<string> Keys);

/// <summary>Measures of the cubes, named once.</summary>
public static class Measures
{
    private static readonly SeriesBy[] OfContracts = [SeriesBy.PartnerKind, SeriesBy.Field];

    public static Measure JointContracts { get; } = new(MeasureOf.Items, "joint-research") { Cuts = [SeriesBy.Band, .. OfContracts] };

    public static Measure JointMoney { get; } = JointContracts with { Of = MeasureOf.Money };

    public static Measure Investment { get; } = new(MeasureOf.Value, "company-investment") { Cuts = [SeriesBy.Band, SeriesBy.Kind, .. OfContracts] };

    public static Measure Large { get; } = new(MeasureOf.Value, "large-joint-research") { Cuts = [SeriesBy.Band, .. OfContracts] };

    public static Measure Licences { get; } = new(MeasureOf.Value, "patent-licences") { Cuts = [SeriesBy.LicenceKind, SeriesBy.PartnerKind] };

    public static Measure Moves { get; } = new(MeasureOf.Value, "researcher-moves") { Cuts = [SeriesBy.SectorPair] };

    public static Measure Appointments { get; } = new(MeasureOf.Value, "cross-appointments") { Cuts = [SeriesBy.PartnerSector] };

    /// <summary>Measures that stand beside an official statistic, by its key.</summary>
    public static Measure? BesideOfficial(string key) => Beside.GetValueOrDefault(key);

    private static readonly Dictionary<string, Measure> Beside = new(StringComparer.Ordinal)
    {
        ["large-joint-research-universities"] = Large with { Population = MeasuredPopulation.Universities },
        ["large-joint-research-rd-corporations"] = Large with { Population = MeasuredPopulation.RdCorporations },
        ["joint-research-count"] = JointContracts with { Population = MeasuredPopulation.Universities },
        ["joint-research-count-rd-corporations"] = JointContracts with { Population = MeasuredPopulation.RdCorporations },
        ["joint-research-amount"] = JointMoney with { Population = MeasuredPopulation.Universities },
        ["joint-research-amount-per-contract"] = JointMoney with { Population = MeasuredPopulation.Universities, Divisor = JointContracts },
        ["large-joint-research-amount"] = Large with { Of = MeasureOf.Money, Population = MeasuredPopulation.Universities },
        ["private-receipts-total"] = new(MeasureOf.Money, "private-contracts", "licence-income-companies") { Population = MeasuredPopulation.Universities },
        ["research-receipts-total"] = new(MeasureOf.Money, "research-contracts", "licence-income") { Population = MeasuredPopulation.Universities },
        ["patent-licence-income"] = new(MeasureOf.Money, "licence-income") { Population = MeasuredPopulation.Universities, Cuts = [SeriesBy.IncomeKind, SeriesBy.PartnerKind] },
        ["moves-university-to-company"] = Moves with { Part = new(SeriesBy.SectorPair, "University>Company"), Cuts = [] },
        ["moves-university-to-public"] = Moves with { Part = new(SeriesBy.SectorPair, "University>PublicOrNonprofit"), Cuts = [] },
        ["moves-public-to-university"] = Moves with { Part = new(SeriesBy.SectorPair, "PublicOrNonprofit>University"), Cuts = [] },
        ["cross-appointments-national-universities"] = Appointments with { Population = MeasuredPopulation.NationalUniversities },
        ["cross-appointments-national-universities-companies"] = Appointments with { Population = MeasuredPopulation.NationalUniversities, Part = new(SeriesBy.PartnerSector, "Company"), Cuts = [] },
        ["cross-appointments-rd-corporations"] = Appointments with { Population = MeasuredPopulation.RdCorporations },
        ["startups-existing"] = new(MeasureOf.Value, "startups-existing") { Cuts = [SeriesBy.StartupType] },
        ["startups-founded"] = new(MeasureOf.Value, "startups-founded") { Cuts = [SeriesBy.StartupType] },
        ["startups-listed"] = new(MeasureOf.Value, "startups-listed") { Cuts = [SeriesBy.StartupType] },
        ["startups-closed"] = new(MeasureOf.Value, "startups-closed") { Cuts = [SeriesBy.StartupType] },
        ["startups-no-longer-qualifying"] = new(MeasureOf.Value, "startups-no-longer-qualifying") { Cuts = [SeriesBy.StartupType] },
    };
}
