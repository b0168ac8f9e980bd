namespace CollabPortal.Web.Components.Figures;

/// <summary>What a status mark says: up and green, down and red, or held back.</summary>
public enum StatusKind
{
    Good,
    Bad,
    Hold,
}

/// <summary>One figure of a key line.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number or word.</param>
/// <param name="Unit">Smaller, after the number.</param>
/// <param name="Notes">Lines below.</param>
/// <param name="Status">Shows the value as a status mark.</param>
public sealed record KeyFigure(string Label, string Value, string Unit, IReadOnlyList<string> Notes, StatusKind? Status = null, string Before = "");

/// <summary>A label with its value.</summary>
public sealed record LabelledValue(string Label, string Value, string? Period = null);

/// <summary>A sub-target under its indicator.</summary>
/// <param name="Label">The word for it.</param>
/// <param name="Name">Its name, linked to its page.</param>
/// <param name="Text">Whether it was reached once, and where it stands.</param>
public sealed record SubTargetRow(string Label, string Name, string Address, string Text);

/// <summary>Everything that one row of the policy indicators says, in the language of the page.</summary>
public sealed record KpiRowModel
{
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>From when until when how many times.</summary>
    public required string Goal { get; init; }
    public required StatusKind Status { get; init; }
    public required string StatusText { get; init; }

    /// <summary>The verdict at the deadline, apart from the status.</summary>
    public string Verdict { get; init; } = "";
    public required string Value { get; init; }
    public required string Unit { get; init; }

    /// <summary>Kind and fiscal year of the value.</summary>
    public required string ValueNote { get; init; }
    public required IReadOnlyList<LabelledValue> Levels { get; init; }

    /// <summary>Progress to the target as a fraction; null without an official value.</summary>
    public double? Progress { get; init; }
    public string ProgressText { get; init; } = "";
    public string ProgressLabel { get; init; } = "";
    public double? PathProgress { get; init; }
    public string PathText { get; init; } = "";
    public string ProgressSummary { get; init; } = "";
    public required IReadOnlyList<LabelledValue> Growth { get; init; }
    public required TargetChartModel Chart { get; init; }

    /// <summary>The series counted from the register; null where nothing is registered.</summary>
    public MeasuredLineModel? Measured { get; init; }
    public required string MeasuredHeading { get; init; }

    /// <summary>Where nothing is measured, the sentence that says so; else unit, coverage and date.</summary>
    public required string MeasuredNote { get; init; }
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>What a phone calls the folded facts and sources.</summary>
    public string FactsText { get; init; } = "";

    /// <summary>What a phone calls the folded measured series.</summary>
    public string MeasuredText { get; init; } = "";

    /// <summary>A target of its own for a part of what is counted.</summary>
    public SubTargetRow? SubTarget { get; init; }
}
