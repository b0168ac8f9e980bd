using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Api;
using CollabPortal.Web.Components;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>Where one stands on the way down, the way back up, and what of the address was not understood.</summary>
public sealed class ExploreWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<SharedText> shared, SeriesWords series, IndicatorNumbers numbers)
{
    /// <summary>The heading: indicator and place, with the part of the facts that it is narrowed to.</summary>
    public string Heading(DrillReport? report, ExploreAddress asked) =>
        report is null ? text["Explore.Title"] : text["Explore.Heading", IndicatorNumbers.Say(report.Indicator.Name), Here(report, asked)];

    /// <summary>Institution, place or nation, with the part of the facts.</summary>
    public string Here(DrillReport? report, ExploreAddress asked) => Of(report, asked, report?.Institution is { } name ? IndicatorNumbers.Say(name) : Place(report, asked));

    /// <summary>The way back up: dashboard, nation, group or place.</summary>
    public IReadOnlyList<(string, string)> Places(DrillReport? report, ExploreAddress asked)
    {
        var (places, here) = (new List<(string, string)> { (text["Dashboard"].Value, "/dashboard" + KnownOnAddress.Query(asked.KnownOn)) }, asked with { Year = report?.Year });
        if (!asked.IsNation || asked.Institution is not null) places.Add((Of(report, asked, text["Explore.Nation"]), here.Up.Up.ToString()));
        if (!asked.IsNation && asked.Institution is not null) places.Add((Of(report, asked, Place(report, asked)), here.Up.ToString()));
        return places;
    }

    /// <summary>What of the address says nothing here, what is shown instead, and what could stand there.</summary>
    /// <param name="refused">Why the question as asked was not answered; null where it was.</param>
    internal IReadOnlyList<UnreadChoice> Unread(IQueryCollection query, ExploreAddress asked, DrillReport? report, Problem? refused)
    {
        var nation = text["Explore.Nation"].Value;
        var since = report?.Since is { } beside ? numbers.Year(beside) : text["Explore.Before"].Value;
        return
        [
            .. Choice("group", asked.Group is not null, nation, string.Join(", ", Enum.GetNames<InstitutionGroup>())),
            .. Choice("prefecture", asked.Prefecture is not null, nation, "1 – 47"),
            .. Choice("region", asked.Region is not null, nation, refused is { Code: "series-region" } ? $"{refused.Args[0]}" : "0 – 8"),
            .. Choice("institution-kind", asked.InstitutionKind is not null, nation, string.Join(", ", OrganisationKinds.Institutions)),
            .. Choice("band", asked.Band is not null, text["Explore.EveryBand"], text["Explore.BandNumber"]),
            .. ExploreAddress.Parts.SelectMany(by => Choice(SeriesCuts.CodeOf(by), asked.Part?.By == by, text["Explore.EveryPart"],
                refused is { Code: "series-part" } && (string)refused.Args[0]! == SeriesCuts.CodeOf(by) ? $"{refused.Args[1]}" : text["Explore.PartOf"].Value)),
            .. Choice("fiscalYear", QueryYear.TryRead(query["fiscalYear"], null, out _), report?.Year is { } shown ? numbers.Year(shown) : text["Choice.LastYears"].Value, shared["Unread.Year"]),
            .. Choice("since", QueryYear.TryRead(query["since"], null, out var year) && (year is null || report?.Year is not { } of || year < of), since, text["Explore.SinceAllowed"]),
            .. Choice("institution", asked.Institution is not null, Here(report, asked), text["Explore.InstitutionId"]),
            .. Choice("page", int.TryParse(query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0, "1", text["Explore.PageNumber"]),
        ];

        IEnumerable<UnreadChoice> Choice(string name, bool understood, string instead, string allowed) => UnreadChoice.Of(name, query[name], understood, instead, allowed);
    }

    private string Place(DrillReport? report, ExploreAddress asked) => report?.Place is { } place ? IndicatorNumbers.Say(place)
        : asked.Group is { } group ? series.Group(group) : asked.InstitutionKind is { } kind ? shared.Name(kind) : text["Explore.Nation"];

    // A part of the facts goes along to every step.
    private string Of(DrillReport? report, ExploreAddress asked, string place) => report?.Band is { } band ? text["Explore.OfBand", place, IndicatorNumbers.Say(band)]
        : report?.Part is { } part && asked.Part is { } filter ? text["Explore.OfPart", place, series.By(filter.By), IndicatorNumbers.Say(part)] : place;
}
