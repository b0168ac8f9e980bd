using CollabPortal.Application;
using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.IntellectualProperty;

/// <summary>実施許諾・譲渡 as list and file.</summary>
public sealed class LicenceTable(LicenceService records, IStringLocalizer<IntellectualPropertyText> p, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<LicenceView>(office, clock)
{
    public override string Title => p["Licences"];

    public override IReadOnlyList<RegisterColumn<LicenceView>> Columns =>
    [
        new("number", p["Licence.Number"], l => l.Terms.AgreementNumber, "number"),
        new("right", p["Licence.Right"], l => l.PatentTitle),
        new("licensee", p["Licence.Licensee"], l => l.Licensee.Name.For(Language)),
        new("kind", p["Licence.Kind"], l => t.Name(l.Terms.Kind)),
        new("period", new ListColumn(p["Licence.Period"], "starts"), new FileCell<LicenceView>(Office["File.start"], l => l.Terms.StartsOn), new FileCell<LicenceView>(Office["File.end"], l => l.Terms.EndsOn)),
        new("income", new ListColumn(p["Licence.Income"], Numeric: true), new FileCell<LicenceView>(p["Licence.Income.Yen"], l => l.IncomeYen)),
    ];

    protected override Task<ListPage<LicenceView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new LicenceFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        Kind = at.Choice<LicenceKind>("kind"),
        CountedIn = at.Number("counted"),
        PatentRightId = Guid.TryParse(at["right"], out var right) ? right : null,
    });
}
