namespace CollabPortal.Web.Components.Figures;

/// <summary>The official value of one fiscal year, whole or by parts of the population.</summary>
/// <param name="Total">Value of the whole population; null: not registered.</param>
/// <param name="Lower">Value of the first part (大学等), where it is known by itself.</param>
/// <param name="Upper">Value of the second part (研究開発法人), where it is known by itself.</param>
/// <param name="IsApproximate">The source says "about" or the value was worked back.</param>
/// <param name="Mark">Follows the value where it is written: * where a later release changed it.</param>
public sealed record OfficialBar(int Year, double? Total, double? Lower = null, double? Upper = null, bool IsApproximate = false, string Mark = "")
{
    /// <summary>Both parts are published, and do not make up the whole: it is drawn undivided.</summary>
    public bool PartsDiffer { get; init; }

    /// <summary>Height of what is known: the whole, else the part.</summary>
    public double? Known => Total ?? Lower;

    /// <summary>Only a part of the population is known.</summary>
    public bool IsPartial => Total is null && Lower is not null;

    /// <summary>The whole and both parts are known.</summary>
    public bool IsDivided => Total is not null && Lower is not null && Upper is not null;
}

/// <summary>What a bar says by its tone.</summary>
internal enum OfficialTone
{
    Latest,
    Earlier,

    /// <summary>Two tones, one a part.</summary>
    Divided,

    /// <summary>One part; the other is not known.</summary>
    PartAlone,

    /// <summary>A whole that has parts, that is not divided: its parts are not known, or do not make it up.</summary>
    Undivided,

    /// <summary>Not to be compared with what comes after it.</summary>
    BeforeBreak,
}

/// <summary>A value of a line at a fiscal year.</summary>
/// <param name="Mark">Follows the value where it is written: † where it is not for publication.</param>
public sealed record YearPoint(int Year, double Value, string Mark = "");

/// <summary>What the series is to reach: from the baseline to the target at a constant yearly rate.</summary>
public sealed record TargetLine(int BaselineYear, double BaselineValue, int DeadlineYear, double Value)
{
    /// <summary>The required path at a moment of the fiscal-year axis.</summary>
    public double PathAt(double year) =>
        BaselineValue * Math.Pow(Value / BaselineValue, (year - BaselineYear) / (DeadlineYear - BaselineYear));
}

/// <summary>The last known value carried on at the observed yearly growth (a fraction).</summary>
public sealed record ProjectionLine(int Year, double Value, double AnnualGrowth);

/// <summary>A break before the given fiscal year: what lies left of it cannot be compared.</summary>
/// <param name="ShortLabel">For a phone.</param>
public sealed record BreakMark(int Year, string Label, string ShortLabel);

/// <summary>The words on the chart, in the language of the page.</summary>
public sealed record TargetChartText
{
    public required string Target { get; init; }
    public required string Path { get; init; }
    public required string Projection { get; init; }
    public required string Deadline { get; init; }
    public required string Missing { get; init; }
    public required string Measured { get; init; }

    /// <summary>Label of the first part of a partial bar, e.g. 公式値　大学等のみ.</summary>
    public string PartKnown { get; init; } = "";

    /// <summary>Label of the missing part, e.g. 研究開発法人　未登録.</summary>
    public string PartMissing { get; init; } = "";

    /// <summary>Name of the first part by itself, e.g. 大学等.</summary>
    public string LowerPart { get; init; } = "";

    /// <summary>Name of the second part by itself.</summary>
    public string UpperPart { get; init; } = "";

    /// <summary>Prefix of an approximate value, e.g. 約.</summary>
    public string About { get; init; } = "";

    /// <summary>Composite format of the last year on the axis, e.g. {0}年度.</summary>
    public string LastYear { get; init; } = "{0}";

    /// <summary>The axis title under a full chart, e.g. 年度.</summary>
    public string YearAxis { get; init; } = "";
}

/// <summary>Everything that a target chart shows. Official and measured values are separate series and never added.</summary>
public sealed record TargetChartModel
{
    /// <summary>The finding and the figures in words, for those who do not see the chart.</summary>
    public required string Summary { get; init; }
    public required int FirstYear { get; init; }
    public required int LastYear { get; init; }
    public required IReadOnlyList<OfficialBar> Official { get; init; }
    public required TargetLine Target { get; init; }
    public ProjectionLine? Projection { get; init; }
    public IReadOnlyList<BreakMark> Breaks { get; init; } = [];
    public IReadOnlyList<YearPoint> Measured { get; init; } = [];
    public required TargetChartText Text { get; init; }

    /// <summary>The whole is made up of parts that have series of their own.</summary>
    public bool HasParts { get; init; }

    /// <summary>Writes a value without its unit.</summary>
    public required Func<double, string> Format { get; init; }

    /// <summary>Every fiscal year of the axis.</summary>
    public IEnumerable<int> Years => Enumerable.Range(FirstYear, LastYear - FirstYear + 1);

    /// <summary>The official value of a year, or null.</summary>
    public OfficialBar? BarOf(int year) => Official.FirstOrDefault(b => b.Year == year && b.Known is not null);

    /// <summary>The newest year whose whole population is known.</summary>
    public OfficialBar? Latest => Official.Where(b => b.Total is not null).MaxBy(b => b.Year);
}
