using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>A step of the way from the nation to the contracts as an address; what narrows it goes along.</summary>
/// <param name="Year">The fiscal year shown.</param>
/// <param name="Since">The fiscal year beside it; null: the one before.</param>
public sealed record ExploreAddress(string Key, FiscalYear? Year = null, FiscalYear? Since = null, InstitutionGroup? Group = null, int? Prefecture = null, short? Band = null, Guid? Institution = null)
{
    /// <summary>What the address says; what it does not say rightly is left out. Within a group there is no prefecture beside it.</summary>
    internal static ExploreAddress Read(string key, FiscalYear? year, FiscalYear? since, string? group, string? prefecture, string? band, string? institution)
    {
        InstitutionGroup? only = Enum.TryParse<InstitutionGroup>(group, out var g) && Enum.IsDefined(g) ? g : null;
        int? code = only is null && int.TryParse(prefecture, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p is >= 1 and <= 47 ? p : null;
        short? size = short.TryParse(band, NumberStyles.None, CultureInfo.InvariantCulture, out var b) ? b : null;
        return new ExploreAddress(key, year, since, only, code, size, Guid.TryParse(institution, out var id) ? id : null);
    }

    /// <summary>What narrows the view, by the names of the address: a form that chooses another indicator or year keeps it.</summary>
    internal IEnumerable<(string Name, object Value)> Kept => new (string Name, object? Value)[]
        { ("since", Since), ("group", Group), ("prefecture", Prefecture), ("band", Band), ("institution", Institution) }.Where(k => k.Value is not null).Select(k => (k.Name, k.Value!));

    internal bool IsNation => this is { Group: null, Prefecture: null };

    internal DrillRequest Request => new(Key, Year, Group, Institution) { Since = Since, Prefecture = Prefecture, Band = Band };

    /// <summary>One step up: without the institution, then without group or prefecture.</summary>
    internal ExploreAddress Up => Institution is not null ? this with { Institution = null } : this with { Group = null, Prefecture = null };

    /// <summary>One step down to a line of this view.</summary>
    internal ExploreAddress Down(string line) => Guid.TryParse(line, out var institution) ? this with { Institution = institution }
        : Enum.TryParse<InstitutionGroup>(line, out var group) ? this with { Group = group } : this;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder("/dashboard/explore?key=").Append(Uri.EscapeDataString(Key));
        Add("fiscalYear", Year);
        Add("since", Since);
        Add("group", Group);
        Add("prefecture", Prefecture);
        Add("band", Band);
        Add("institution", Institution);
        return text.ToString();

        void Add(string name, object? value)
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"&{name}={value}");
        }
    }
}
