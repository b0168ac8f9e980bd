using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Surveys;

/// <summary>An institution's value of an indicator in a locked fiscal year of which a change is confirmed by nobody.</summary>
/// <param name="Value">The value to show: the one that stands, as the survey's sheet has it. Null: nothing was registered.</param>
/// <param name="Registered">The value as the records give it now; null: nothing is registered.</param>
/// <param name="State">Waiting, or refused and not yet put back.</param>
/// <param name="Stands">False where no sheet asks for the figure: then nobody can say which value stands, and <paramref name="Value"/> is the registered one.</param>
public sealed record OpenYear(FiscalYear Year, decimal? Value, decimal? Registered, RestatedState State, bool Stands);

/// <summary>
/// The one rule by which an institution's own targets and its place among peers show the same value as its surveys while a change of a locked year
/// waits (docs/decisions/0022-restatements-by-two-persons.md).
/// </summary>
internal static class StandingIndicators
{
    /// <summary>Cells of the sheets that count what an indicator counts at one institution.</summary>
    private static readonly Dictionary<string, string> Items = new(StringComparer.Ordinal)
    {
        ["company-investment"] = "company-investment",
        ["large-joint-research"] = "large-joint-research",
        ["large-joint-research-universities"] = "large-joint-research",
        ["large-joint-research-rd-corporations"] = "large-joint-research",
        ["large-joint-research-amount"] = "large-joint-research.yen",
        ["joint-research-count"] = "joint-research.companies.count",
        ["joint-research-count-rd-corporations"] = "joint-research.companies.count",
        ["joint-research-amount"] = "joint-research.companies.yen",
        ["commissioned-research-count"] = "commissioned-research.companies.count",
        ["commissioned-research-amount"] = "commissioned-research.companies.yen",
        ["clinical-trials-count"] = "clinical-trials.companies.count",
        ["clinical-trials-amount"] = "clinical-trials.companies.yen",
        ["private-receipts-total"] = "receipts.companies.yen",
        ["research-receipts-total"] = "receipts.all.yen",
        ["patent-licences"] = "patent-licences",
        ["patent-licence-income"] = "licence-income.yen",
        ["licence-income"] = "licence-income.yen",
        ["researcher-moves"] = "researcher-moves",
        ["researcher-moves-out-of-universities"] = "researcher-moves-out-of-universities",
    };

    /// <summary>Locked years of an institution in which the indicator's value is not to be shown as registered, the earliest first.</summary>
    /// <param name="registered">Its values as the records give them, in the indicator's unit; a year without one has nothing registered.</param>
    internal static async Task<IReadOnlyList<OpenYear>> OpenYearsAsync(
        this PortalDb db, Guid institution, Indicator indicator, IReadOnlyDictionary<FiscalYear, decimal> registered, CancellationToken ct) =>
        [.. (await db.StandingAsync(institution, ct)).Select(y => Of(indicator, y.Key, y.Value, registered.TryGetValue(y.Key, out var value) ? value : null)).OfType<OpenYear>().OrderBy(y => y.Year)];

    /// <summary>Values with the ones that stand in the place of those that nobody confirmed.</summary>
    internal static Dictionary<FiscalYear, decimal> Standing(this IReadOnlyDictionary<FiscalYear, decimal> registered, IEnumerable<OpenYear> open)
    {
        var values = new Dictionary<FiscalYear, decimal>(registered);
        foreach (var year in open)
        {
            if (year.Value is { } stands) values[year.Year] = stands;
            else values.Remove(year.Year);
        }

        return values;
    }

    internal static OpenYear? Of(Indicator indicator, FiscalYear year, IReadOnlyDictionary<string, StandingFigure> moved, decimal? registered)
    {
        var open = moved.Values.Where(f => f.State != RestatedState.Confirmed).ToList();
        if (open.Count == 0) return null;
        if (!Items.TryGetValue(indicator.Key, out var item))
            return registered is null ? null : new OpenYear(year, registered, registered, open.TrueForAll(f => f.State == RestatedState.Refused) ? RestatedState.Refused : RestatedState.Waiting, false);
        if (!moved.TryGetValue(item, out var figure) || figure.State == RestatedState.Confirmed) return null;
        // A series that does not count this kind of institution has no value to put right.
        if (registered is null && indicator.Measure is not { Population: MeasuredPopulation.All }) return null;
        // The unit divides evenly: what waits is taken off as the sheet takes it off.
        var stands = (registered ?? 0) - indicator.FromMeasured(figure.OpenBy);
        return new OpenYear(year, stands == 0 && (figure.FromNothing || registered is null) ? null : stands, registered, figure.State, true);
    }
}
