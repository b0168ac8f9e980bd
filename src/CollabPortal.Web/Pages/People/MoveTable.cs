using CollabPortal.Application;
using CollabPortal.Application.People;
using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.People;

/// <summary>研究者の移動 as list and file.</summary>
public sealed class MoveTable(MoveService records, IStringLocalizer<PeopleText> p, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<MoveView>(office, clock)
{
    public override string Title => t["Nav.Moves"];

    public override IReadOnlyList<RegisterColumn<MoveView>> Columns =>
    [
        new("year", p["FiscalYear"], m => m.FiscalYear.Year, "year"),
        new("receiving", p["Move.Receiving"], m => m.Receiving.Name.For(Language)),
        new("direction", new ListColumn(p["Move.Direction"]), new FileCell<MoveView>(p["Move.From"], m => t.Name(m.From)), new FileCell<MoveView>(p["Move.To"], m => t.Name(m.To))),
        new("persons", p["Move.Persons"], m => m.Persons, "persons", numeric: true),
        new("counts", p["Move.Counts"], m => p[m.Counts ? "Move.Counted" : "Move.NotCounted"].Value),
    ];

    protected override Task<ListPage<MoveView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new MoveFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        FiscalYear = at.Number("year"),
        From = at.Choice<Sector>("from"),
        To = at.Choice<Sector>("to"),
    });
}
