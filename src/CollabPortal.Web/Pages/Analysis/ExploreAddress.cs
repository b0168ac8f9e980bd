using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>A step of the way from the nation to the contracts as an address; what narrows it goes along.</summary>
/// <param name="Year">The fiscal year shown.</param>
/// <param name="Since">The fiscal year beside it; null: the one before.</param>
public sealed record ExploreAddress(string Key, FiscalYear? Year = null, FiscalYear? Since = null, InstitutionGroup? Group = null, int? Prefecture = null, short? Band = null, Guid? Institution = null)
{
    /// <summary>Divisions of facts of which one part may stand in the address, under the division's own name.</summary>
    internal static readonly SeriesBy[] Parts = [SeriesBy.PartnerKind, SeriesBy.Kind, SeriesBy.Field, SeriesBy.LicenceKind, SeriesBy.IncomeKind, SeriesBy.SectorPair, SeriesBy.GoalResult];

    // Whether a region of that number exists is asked of the register.
    private const int LastRegion = 99;

    /// <summary>Official values as they were known on this day; null: now.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Only institutions of this region.</summary>
    public int? Region { get; init; }

    /// <summary>Only institutions of this kind.</summary>
    public OrganisationKind? InstitutionKind { get; init; }

    /// <summary>Only this part of the facts.</summary>
    public PartFilter? Part { get; init; }

    /// <summary>What the address says; what it does not say rightly is left out. One place at most narrows it: a group, else a prefecture, a region, a kind; and one part of the facts.</summary>
    internal static ExploreAddress Read(string key, FiscalYear? year, FiscalYear? since, IQueryCollection query)
    {
        string? Said(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        InstitutionGroup? group = Said("group") is { } of && Enum.GetNames<InstitutionGroup>().Contains(of, StringComparer.Ordinal) ? Enum.Parse<InstitutionGroup>(of) : null;
        int? prefecture = group is null && int.TryParse(Said("prefecture"), NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p is >= 1 and <= 47 ? p : null;
        int? region = group is null && prefecture is null && int.TryParse(Said("region"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) && r <= LastRegion ? r : null;
        OrganisationKind? kind = group is null && prefecture is null && region is null && Said("institution-kind") is { } said && OrganisationKinds.Institutions.Any(i => i.ToString() == said)
            ? Enum.Parse<OrganisationKind>(said) : null;
        short? band = short.TryParse(Said("band"), NumberStyles.None, CultureInfo.InvariantCulture, out var b) ? b : null;
        var part = band is not null ? null : Parts.Select(by => Said(SeriesCuts.CodeOf(by)) is { } of ? new PartFilter(by, of) : null).FirstOrDefault(f => f is not null);
        return new ExploreAddress(key, year, since, group, prefecture, band, Guid.TryParse(Said("institution"), out var id) ? id : null) { Region = region, InstitutionKind = kind, Part = part, KnownOn = JapaneseInput.ParseDate(Said("knownOn")) };
    }

    /// <summary>What of the address cannot be read, with what could stand there; null where all was. A second place or part beside the first is not read either.</summary>
    internal static string? Misread(IQueryCollection query, ExploreAddress read)
    {
        var wrong = new (string Name, object? Read, string Allowed)[]
        {
            ("group", read.Group, $"one of: {string.Join(", ", Enum.GetNames<InstitutionGroup>())}"), ("prefecture", read.Prefecture, "a JIS code from 1 to 47"), ("region", read.Region, "the number of a region"),
            ("institution-kind", read.InstitutionKind, $"one of: {string.Join(", ", OrganisationKinds.Institutions)}"), ("band", read.Band, "the number of a size band"), ("institution", read.Institution, "the id of an institution"),
        }.Concat(Parts.Select(by => (Name: SeriesCuts.CodeOf(by), Read: read.Part?.By == by ? (object?)by : null, Allowed: "the only part")))
            .FirstOrDefault(w => query[w.Name].ToString().Length > 0 && w.Read is null);
        return wrong.Name is null ? null : $"{wrong.Name} must be {wrong.Allowed}; one place and one part of the facts at most.";
    }

    /// <summary>What narrows the view, by the names of the address: a form that chooses another indicator or year keeps it.</summary>
    internal IEnumerable<(string Name, object Value)> Kept => new (string Name, object? Value)[]
    {
        ("since", Since), ("group", Group), ("prefecture", Prefecture), ("region", Region), ("institution-kind", InstitutionKind), ("band", Band),
        (Part is null ? "" : SeriesCuts.CodeOf(Part.By), Part?.Key), ("institution", Institution), ("knownOn", KnownOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    }.Where(k => k.Value is not null).Select(k => (k.Name, k.Value!));

    internal bool IsNation => Request.IsNation;

    internal DrillRequest Request => new(Key, Year, Group, Institution) { Since = Since, KnownOn = KnownOn, Prefecture = Prefecture, Region = Region, InstitutionKind = InstitutionKind, Band = Band, Part = Part };

    /// <summary>The address of what is shown: what its reader may not narrow by is not in it.</summary>
    internal ExploreAddress Of(DrillRequest shown) => this with
    {
        Group = shown.Group,
        Prefecture = shown.Prefecture,
        Region = shown.Region,
        InstitutionKind = shown.InstitutionKind,
        Institution = shown.Institution,
        Band = shown.Band,
        Part = shown.Part,
    };

    /// <summary>One step up: without the institution, then without the place.</summary>
    internal ExploreAddress Up => Institution is not null ? this with { Institution = null } : this with { Group = null, Prefecture = null, Region = null, InstitutionKind = null };

    /// <summary>One step down to a line of this view.</summary>
    internal ExploreAddress Down(string line) => Guid.TryParse(line, out var institution) ? this with { Institution = institution }
        : Enum.TryParse<InstitutionGroup>(line, out var group) ? this with { Group = group } : this;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder("/dashboard/explore?key=").Append(Uri.EscapeDataString(Key));
        if (Year is { } year) text.Append(CultureInfo.InvariantCulture, $"&fiscalYear={year}");
        foreach (var (name, value) in Kept) text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!));
        return text.ToString();
    }
}
