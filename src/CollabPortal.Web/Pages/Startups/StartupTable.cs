using CollabPortal.Application;
using CollabPortal.Application.Startups;
using CollabPortal.Domain.Startups;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Startups;

/// <summary>大学発ベンチャー as list and file.</summary>
public sealed class StartupTable(StartupService records, IStringLocalizer<StartupsText> p, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<StartupView>(office, clock)
{
    public override string Title => t["Nav.Startups"];

    public override IReadOnlyList<RegisterColumn<StartupView>> Columns =>
    [
        new("name", p["Name"], s => s.Name.For(Language), "name"),
        new("types", new ListColumn(p["Types"]), new FileCell<StartupView>(p["Types"], s => string.Join(p["Comma"], s.Terms.Types.Select(type => t.Name(type)))), new FileCell<StartupView>(p["Business"], s => s.Terms.Business)),
        new("founded", new ListColumn(p["Founded"], "founded"), new FileCell<StartupView>(p["Founded"], s => StartupWords.Founded(s.Terms)), new FileCell<StartupView>(p["Founded.FiscalYear"], s => s.FoundedIn.Year)),
        new("parents", p["Parents"], s => string.Join(p["Comma"], s.Parents.Select(o => o.Name.For(Language)))),
        new("status", p["Status"], s => t.Name(s.Terms.Status)),
    ];

    protected override Task<ListPage<StartupView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new StartupFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        Type = at.Choice<StartupType>("type"),
        Status = at.Choice<StartupStatus>("status"),
    });
}
