using CollabPortal.Application.Imports;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>
/// Files of official values: one row a series and fiscal year. The same reading, mapping and reports as every import; what comes out is
/// not written but proposed, since a second person publishes it.
/// </summary>
public sealed class OfficialValueFile(IReadOnlyDictionary<string, decimal>? latest = null) : ImportKind
{
    /// <summary>No official value is larger: a thousand million million.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>How often the last value of its series a value may be: more is a mistaken unit.</summary>
    public const decimal MostTimes = 1_000;

    /// <summary>Keys of the columns.</summary>
    internal const string Series = "series", Year = "fiscal-year", Value = "value", Unit = "unit", Precision = "precision", Note = "note";

    private readonly IReadOnlyDictionary<string, decimal> latest = latest ?? new Dictionary<string, decimal>();

    private readonly List<ProposedValue> values = [];

    public override string Name => "official-values";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Series, new LocalText("系列", "Series"), CellKind.Text, "Series", "large_joint_research", "指標", "項目", "indicator", "key") { IsRequired = true },
        new(Year, new LocalText("年度", "Fiscal year"), CellKind.FiscalYear, "FiscalYear", "2024", "会計年度", "year", "FY") { IsRequired = true },
        new(Value, new LocalText("値", "Value"), CellKind.Text, "Value", "2113", "数値", "公表値", "official value") { IsRequired = true },
        new(Unit, new LocalText("単位", "Unit"), CellKind.Text, "Unit", "contracts", "units"),
        new(Precision, new LocalText("精度", "Precision"), CellKind.Choice, "Precision", "exact", "確度")
        {
            Choices = [new("exact", "公表値", "as published"), new("computed", "計算値", "computed")],
        },
        new(Note, new LocalText("注記", "Note"), CellKind.Text, "Note", "", "備考", "注", "remark"),
    ];

    /// <summary>What was read without problems.</summary>
    internal IReadOnlyList<ProposedValue> Values => values;

    internal override Task<ImportSession> BeginAsync(ImportContext context, CancellationToken ct) => Task.FromResult<ImportSession>(new Session(this, context));

    /// <summary>A published release stays; a later one restates it.</summary>
    internal override Task<IReadOnlyList<Problem>> UndoAsync(ImportContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>([new Problem("release-decided")]);

    private sealed class Session(OfficialValueFile file, ImportContext context) : ImportSession
    {
        private readonly Dictionary<(string Series, int Year), int> seen = [];

        internal override Task TakeAsync(MappedRow row, CancellationToken ct)
        {
            // A row of the template that nobody filled in says nothing.
            if (row.Text(Year) is null && row.Text(Value) is null && row.Text(Series) is { } named && OfficialSeries.Find(named) is not null) return Task.CompletedTask;
            context.Report.Rows++;
            var value = Read(row);
            foreach (var problem in row.Problems) context.Report.Add(problem);
            if (value is null || row.Problems.Count > 0) context.Report.Bad++;
            else file.values.Add(value);
            return Task.CompletedTask;
        }

        internal override Task EndAsync(CancellationToken ct) => Task.CompletedTask;

        private ProposedValue? Read(MappedRow row)
        {
            var series = row.Text(Series) is { } words ? OfficialSeries.Find(words) : null;
            if (series is null) row.Note(row.Text(Series) is null ? "import-cell-missing" : "release-series-unknown", Series);
            if (row.Text(Year) is null) row.Note("import-cell-missing", Year);
            var year = row.FiscalYear(Year);
            if (year is { } y && y > FiscalYear.Of(context.Today).Year) row.Note("release-year-future", Year);
            if (row.Text(Value) is null) row.Note("import-cell-missing", Value);
            var number = row.Decimal(Value);
            if (series is not null && number is { } n) Check(row, series, n, file.latest.GetValueOrDefault(series.Series));
            if (series is not null && row.Text(Unit) is { } unit && !IsUnit(series.Unit, unit)) row.Note("release-unit", Unit, IndicatorUnits.CodeOf(series.Unit));
            var precision = row.Choice(file.Column(Precision)) ?? "exact";
            var note = row.Text(Note);
            if (note is { Length: > 500 }) row.Note("too-long", Note, 500);
            if (series is null || year is null || number is null) return null;
            if (!seen.TryAdd((series.Series, year.Value), row.Number))
            {
                row.Note("release-twice", Series, seen[(series.Series, year.Value)]);
                return null;
            }

            return new ProposedValue(series.Series, year.Value, number.Value, IndicatorUnits.CodeOf(series.Unit), precision, note);
        }

        private static void Check(MappedRow row, OfficialSeries series, decimal value, decimal last)
        {
            if (value > Largest) row.Note("release-beyond", Value);
            else if (last > 0 && value > last * MostTimes) row.Note("release-times", Value, last);
            if (series.IsCount && value != decimal.Truncate(value)) row.Note("release-fraction", Value);
            if (series.Unit == IndicatorUnit.Share && value > 1) row.Note("release-share", Value);
        }

        private static bool IsUnit(IndicatorUnit unit, string words) => IndicatorUnits.CodeOf(unit) == words.Trim().ToLowerInvariant().Replace(' ', '_') || (unit switch
        {
            IndicatorUnit.MillionYen => words is "百万円",
            IndicatorUnit.HundredMillionYen => words is "億円",
            IndicatorUnit.ThousandYen => words is "千円",
            IndicatorUnit.Contracts or IndicatorUnit.Cases => words is "件",
            IndicatorUnit.Persons => words is "人",
            IndicatorUnit.Companies => words is "社",
            _ => false,
        });
    }
}
