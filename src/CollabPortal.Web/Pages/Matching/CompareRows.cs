using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Web.Pages.Enquiries;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>A cell of the comparison. Without a value it is hidden or not known, never zero.</summary>
/// <param name="Value">What bars and medians go by, and files hold.</param>
/// <param name="Peers">Median of institutions of the same kind and founder, in words; null where too few publish it.</param>
public sealed record CompareCell(decimal? Value, string? Text, string? Note = null, bool Hidden = false, string? Peers = null)
{
    public static readonly CompareCell None = new(null, null);

    public static readonly CompareCell Withheld = new(null, null, null, true);

    /// <summary>It publishes figures, but not this one.</summary>
    public static readonly CompareCell Unpublished = new(null, "—");
}

/// <summary>A line of the comparison.</summary>
/// <param name="Key">Stable name for files.</param>
/// <param name="Median">Of all institutions that publish it; null where that says nothing.</param>
public sealed record CompareRow(string Key, string Label, IReadOnlyList<CompareCell> Cells, string? Median = null, bool HasBars = false);

/// <summary>The lines of a comparison in three groups, in the words of the page.</summary>
internal sealed class CompareRows(Comparison comparison, string? field, OrganisationWords words, IStringLocalizer<MatchingText> m, IStringLocalizer<EnquiriesText> e)
{
    private IReadOnlyList<ComparedInstitution> All => comparison.Institutions;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    internal IEnumerable<(string Title, IReadOnlyList<CompareRow> Rows)> Groups()
    {
        yield return (m["Cmp.CostTime"], CostTime());
        yield return (m["Cmp.Record"],
        [
            Counted("contracts", m["Cmp.Contracts"], Total, f => f.Contracts, Items),
            // Before the line of the field: it is of all fields.
            Row("large", m["Cmp.Large"], Large, Known(comparison.Everybody, f => f.ContractsFrom(DashboardQueries.LargeFromYen).Contracts), Items),
            .. field is null ? (IEnumerable<CompareRow>)[] : [Counted("field-contracts", m["Cmp.FieldContracts", words.Field(field)], f => f.Fields.FirstOrDefault(x => x.Code == field)?.Figure ?? (f.FieldsHidden ? PublicFigure.Hidden : null), f => f.Contracts, Items, CompareCell.Unpublished)],
            Counted("received", m["Cmp.Received"], Total, f => f.Yen, Money),
            Counted("licences", m["Cmp.Licences"], f => f.Licences[^1].Figure, f => f.Contracts, Items),
            new("fields", m["Cmp.Fields"], [.. All.Select(Strong)]),
        ]);
        yield return (m["Cmp.Bands"], [.. Bands()]);
        if (field is not null) yield return (m["Cmp.Crossed", words.Field(field)], [.. Crossed(field)]);
        yield return (m["Cmp.Offers"],
        [
            Offered("seeds", DocumentKind.Seed), Offered("patents", DocumentKind.Patent), Offered("startups", DocumentKind.Startup),
        ]);
    }

    /// <summary>The first group: what a contract costs and how long each step takes.</summary>
    internal IReadOnlyList<CompareRow> CostTime() =>
    [
        Row("cost", Of("Cmp.Cost"), Cost, Known(comparison.Costs, c => c.Yen), Money),
        Row("cost-median", Of("Cmp.CostMedian"), i => Middle(i, Wanted(i.Medians)), Known(comparison.Medians, x => Wanted(x)?.Yen), Money),
        Row("indirect-percent", m["Cmp.Indirect"], Indirect, Known(comparison.Further, f => f.IndirectPercent), Percent),
        Row("first-days", e["First"], i => Asked(i.Response?.FirstDays, i.Response?.Acknowledged), Known(comparison.Responses, r => (decimal?)ResponseTimes.Told(r.FirstDays, r.Acknowledged)), DaysText),
        Row("answer-days", e["Answer"], i => Asked(i.Response?.AnswerDays, i.Response?.Answered), Known(comparison.Responses, r => (decimal?)ResponseTimes.Told(r.AnswerDays, r.Answered)), DaysText),
        Row("submit-days", m["Cmp.Submit"], i => Days(i.Medians.Steps?.SubmitDays, i.Medians.Steps?.Contracts), Known(comparison.Medians, x => (decimal?)x.Steps?.SubmitDays), DaysText),
        Row("approve-days", m["Cmp.Approve"], i => Days(i.Medians.Steps?.ApproveDays, i.Medians.Steps?.Contracts), Known(comparison.Medians, x => (decimal?)x.Steps?.ApproveDays), DaysText),
        Row("contract-days", e["Contract"], i => Asked(i.Response?.ContractDays, i.Response?.Contracted), Known(comparison.Responses, r => (decimal?)ResponseTimes.Told(r.ContractDays, r.Contracted)), DaysText),
    ];

    /// <summary>What the middle contract of each size costs at the first institution, smallest size first; sizes without a public median are left out.</summary>
    internal IEnumerable<(string Label, CompareCell Cell)> BandMedians() => Sizes.Where(b => All[0].Medians.Bands.ContainsKey(b.BandId)).Select(b => (
        m["CostTime.Band", OrganisationWords.Band(b)].Value,
        new CompareCell(All[0].Medians.Bands[b.BandId].Yen, m["Cmp.About", Money(Below(All[0].Medians.Bands[b.BandId].Yen, b.UpperYen))], Items(All[0].Medians.Bands[b.BandId].Contracts))));

    /// <summary>One sentence of what differs most; null where nothing stands out.</summary>
    internal string? Lead()
    {
        var rows = Groups().SelectMany(g => g.Rows).ToDictionary(r => r.Key);
        var parts = new List<string>();
        if (Best(rows["first-days"], least: true) is { } fast) parts.Add(m["Cmp.Lead.Fast", fast]);
        if (Best(rows["contracts"], least: false) is { } most) parts.Add(m[field is null ? "Cmp.Lead.Most" : "Cmp.Lead.Most.All", most]);
        if (Best(rows["cost-median"], least: true) is { } cheap) parts.Add(field is null ? m["Cmp.Lead.Cost", cheap] : m["Cmp.Lead.Cost.In", cheap, words.Field(field)]);
        return parts.Count == 0 ? null : m["Cmp.Lead", string.Join(m["Separator"], parts)].Value is var said ? char.ToUpper(said[0], Culture) + said[1..] : null;
    }

    private string? Best(CompareRow row, bool least)
    {
        var known = row.Cells.Select((c, i) => (c.Value, Name: OrganisationWords.Name(All[i].Name))).Where(c => c.Value is not null).ToList();
        if (known.Count < 2) return null;
        var best = least ? known.Min(c => c.Value) : known.Max(c => c.Value);
        return known.Count(c => c.Value == best) == 1 ? known.Single(c => c.Value == best).Name : null;
    }

    private CompareCell Cost(ComparedInstitution i) => i.Cost.Yen is { } yen
        ? new CompareCell(yen, Money(yen), m["Cost.Of", i.Cost.Year!.Value.Year, i.Cost.Contracts, i.Cost.Field is null ? m["Cost.AllFields"].Value : words.Field(i.Cost.Field)])
        : i.Cost.Hidden ? CompareCell.Withheld : field is null || i.Cost.Year is null ? CompareCell.None : CompareCell.Unpublished;

    // A figure of the field asked for says so.
    private string Of(string key) => field is null ? m[key] : m[key + ".In", words.Field(field)];

    private CompareCell Asked(double? days, int? behind) => Days(ResponseTimes.Told(days, behind), behind);

    private CompareCell Days(double? days, int? behind) => days is { } some ? new CompareCell((decimal)some, ResponseWords.Days(e, some), behind is { } n ? e["Median", n].Value : null) : CompareCell.None;

    private CompareCell Large(ComparedInstitution i) => i.Figures?.ContractsFrom(DashboardQueries.LargeFromYen) switch
    {
        null or { IsMissing: true } => CompareCell.None,
        { Suppressed: true } => CompareCell.Withheld,
        { Contracts: var n } => new CompareCell(n, Items(n ?? 0)),
    };

    private CompareCell Strong(ComparedInstitution i)
    {
        var fields = i.Figures?.Fields.Where(f => f.Code is not null && f.Figure.Contracts > 0).OrderByDescending(f => f.Figure.Contracts).Take(3).Select(f => words.Field(f.Code)).ToList() ?? [];
        return fields.Count > 0 ? new CompareCell(null, string.Join(m["Separator"], fields)) : new CompareCell(null, null, null, i.Figures?.FieldsHidden == true);
    }

    private CompareRow Counted(string key, string label, Func<InstitutionFigures, PublicFigure?> figure, Func<PublicFigure, decimal?> value, Func<decimal, string> text, CompareCell? without = null) => Row(
        key, label,
        i => i.Figures is { } own && figure(own) is { } f ? f.Suppressed ? new CompareCell(null, null, null, true) : value(f) is { } v ? new CompareCell(v, text(v), Year(own)) : CompareCell.None : i.Figures?.LatestYear is null ? CompareCell.None : without ?? CompareCell.None,
        Known(comparison.Everybody, f => figure(f) is { Suppressed: false } shown ? value(shown) : null), text);

    // A line with the median of all that publish it, and beside each institution that of its peers.
    private CompareRow Row(string key, string label, Func<ComparedInstitution, CompareCell> cell, IReadOnlyDictionary<Guid, decimal> known, Func<decimal, string> text) => new(
        key, label, [.. All.Select(i => cell(i) with { Peers = Median(known.Where(k => k.Key != i.Id && IsPeer(k.Key, i)).Select(k => (decimal?)k.Value), text, "Cmp.Peers") })],
        Median(known.Values.Select(v => (decimal?)v), text), true);

    private bool IsPeer(Guid id, ComparedInstitution of) => comparison.Groups.TryGetValue(id, out var group) && group == (of.Kind, of.Founder);

    private static Dictionary<Guid, decimal> Known<T>(IReadOnlyDictionary<Guid, T> all, Func<T, decimal?> value) =>
        all.Select(a => (a.Key, Value: value(a.Value))).Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!.Value);

    // Of the field asked for, or of all fields together.
    private CostMedian? Wanted(InstitutionMedians medians) => field is null ? medians.Whole : medians.Fields.GetValueOrDefault(field);

    private CompareCell Middle(ComparedInstitution i, CostMedian? median) => median is { } known ? new CompareCell(known.Yen, m["Cmp.About", Money(known.Yen)], Contracts(known.Contracts)) : NoMiddle(i, field is not null && HasNone(i, field, null));

    // Where its own figures say that there is no contract there is nothing to withhold.
    private CompareCell NoMiddle(ComparedInstitution i, bool none) => i.Figures?.LatestYear is null ? CompareCell.None : none ? new CompareCell(null, m["Cmp.NoContracts"]) : CompareCell.Withheld;

    private static bool HasNone(ComparedInstitution i, string area, short? band) => i.Figures is { } own
        && ((!own.FieldsHidden && own.Fields.All(f => f.Code != area)) || (band is { } id && own.Bands.Any(b => b.BandId == id && b.Figure.Contracts == 0)));

    private CompareCell Indirect(ComparedInstitution i) => i.Further?.IndirectPercent is { } rate ? new CompareCell(rate, Percent(rate), m["Cmp.Year", i.Further.Year.Year]) : CompareCell.None;

    // How many contracts of each size, and what the middle one of them costs.
    private IEnumerable<CompareRow> Bands() => Sizes.Select(band => Row(
            $"band-{band.BandId}", OrganisationWords.Band(band), i => Band(i, band.BandId, band.UpperYen), Known(comparison.Everybody, f => f.Bands.FirstOrDefault(b => b.BandId == band.BandId)?.Figure.Contracts), Items));

    private IEnumerable<BandFigure> Sizes => All.Select(i => i.Figures?.Bands).FirstOrDefault(b => b is { Count: > 0 })?.Where(b => b.LowerYen > 0) ?? [];

    private CompareCell Band(ComparedInstitution i, short band, long? upperYen) => i.Figures?.Bands.FirstOrDefault(b => b.BandId == band)?.Figure switch
    {
        null => CompareCell.None,
        { Suppressed: true } => new CompareCell(null, null, null, true),
        { Contracts: { } n } => new CompareCell(n, Items(n), i.Medians.Bands.TryGetValue(band, out var median) ? m["Cmp.BandMedian", Money(Below(median.Yen, upperYen))].Value : null),
        _ => CompareCell.None,
    };

    // The middle cost of a contract of each size in the field asked for. Sizes that nobody here shows are left out; without any, one line says so.
    private IEnumerable<CompareRow> Crossed(string area)
    {
        var shown = Sizes.Where(band => All.Any(i => i.Medians.Crossed.ContainsKey((area, band.BandId)))).ToList();
        return shown.Count == 0 ? [new("field-band", m["Cmp.Crossed.None"], [.. All.Select(i => NoMiddle(i, HasNone(i, area, null)))])]
            : shown.Select(band => Row($"field-band-{band.BandId}", OrganisationWords.Band(band),
                i => i.Medians.Crossed.TryGetValue((area, band.BandId), out var yen) ? new CompareCell(yen, m["Cmp.About", Money(yen)]) : NoMiddle(i, HasNone(i, area, band.BandId)),
                Known(comparison.Medians, x => x.Crossed.TryGetValue((area, band.BandId), out var yen) ? yen : (decimal?)null), Money));
    }

    private string Percent(decimal rate) => m["Cmp.Percent", rate.ToString("0.0", Culture)];

    // Medians of those that have published any.
    private CompareRow Offered(string key, DocumentKind kind) => Row(
        key, m["Kinds." + kind], i => i.Offers.GetValueOrDefault(kind) is var n ? new CompareCell(n, Items(n)) : CompareCell.None,
        Known(comparison.Offers.GetValueOrDefault(kind, new Dictionary<Guid, int>()), n => (decimal?)n), Items);

    private static PublicFigure? Total(InstitutionFigures f) => f.LatestYear is { } year ? f.JointResearch.Single(y => y.FiscalYear == year).Figure : null;

    private string? Year(InstitutionFigures f) => f.LatestYear is { } year ? m["Cmp.Year", year.Year].Value : null;

    private string? Median(IEnumerable<decimal?> values, Func<decimal, string> text, string say = "Cmp.MedianOf")
    {
        var known = values.Where(v => v is not null).Select(v => v!.Value).Order().ToList();
        if (known.Count < 5) return null;
        var middle = known.Count % 2 == 1 ? known[known.Count / 2] : (known[(known.Count / 2) - 1] + known[known.Count / 2]) / 2;
        return m[say, text(middle), known.Count];
    }

    private string Money(decimal yen) => words.About(yen);

    // A median is in its band: where rounding up would lift it to the band's end or above, it is rounded down.
    private static decimal Below(decimal yen, long? upperYen) =>
        OrganisationWords.Step(yen) is var step && Math.Round(yen / step) * step >= (upperYen ?? decimal.MaxValue) ? Math.Floor(yen / step) * step : yen;

    private string Items(decimal n) => m[n == 1 ? "Cmp.Items.One" : "Cmp.Items", n.ToString("#,##0.#", Culture)];

    private string Contracts(int n) => m[n == 1 ? "Cmp.Of.One" : "Cmp.Of", n.ToString("N0", Culture)];

    private string DaysText(decimal days) => ResponseWords.Days(e, (double)days);
}
