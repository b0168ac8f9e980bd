using CollabPortal.Application;
using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.IntellectualProperty;

/// <summary>特許権 as list and file.</summary>
public sealed class PatentTable(PatentService records, IStringLocalizer<IntellectualPropertyText> p, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<PatentView>(office, clock)
{
    public override string Title => p["Patents"];

    public override IReadOnlyList<RegisterColumn<PatentView>> Columns =>
    [
        new("title", p["Patent.Title"], r => r.Terms.Title, "title"),
        new("number", p["Patent.Number"], r => r.Number),
        new("applied", p["Patent.AppliedOn"], r => r.Terms.AppliedOn, "applied"),
        new("status", new ListColumn(p["Patent.Status"]), new FileCell<PatentView>(p["Patent.Status"], r => t.Name(r.Terms.Status)),
            new FileCell<PatentView>(p["Patent.Open"], r => r.Terms.OpenForLicensing ? p["Patent.Open.Tag"].Value : null)),
        new("licences", p["Licences"], r => r.Licences, numeric: true),
    ];

    protected override Task<ListPage<PatentView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new PatentFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        Status = at.Choice<PatentStatus>("status"),
        OpenOnly = at["open"] == "yes",
    });
}
