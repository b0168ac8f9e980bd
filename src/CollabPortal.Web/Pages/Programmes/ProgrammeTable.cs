using CollabPortal.Application;
using CollabPortal.Application.Contracts;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Programmes;

/// <summary>包括連携 as list and file.</summary>
public sealed class ProgrammeTable(ProgrammeService records, IStringLocalizer<ContractDetailsText> p, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<ProgrammeView>(office, clock)
{
    public override string Title => p["Programmes"];

    public override IReadOnlyList<RegisterColumn<ProgrammeView>> Columns =>
    [
        new("name", p["Programme.Name"], g => g.Terms.Name, "name"),
        new("partner", p["Programme.Partner"], g => g.Partner.Name.For(Language)),
        new("period", new ListColumn(p["Programme.Period"], "start"), new FileCell<ProgrammeView>(Office["File.start"], g => g.Terms.StartsOn), new FileCell<ProgrammeView>(Office["File.end"], g => g.Terms.EndsOn)),
        new("contracts", p["Programme.Contracts"], g => g.Contracts, numeric: true),
        new("agreed", new ListColumn(p["Programme.Agreed"], Numeric: true), new FileCell<ProgrammeView>(Office["File.agreed"], g => g.AgreedYen)),
    ];

    protected override Task<ListPage<ProgrammeView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new ProgrammeFilter { Text = at.Text, Sort = at.Sort, Page = page, Rows = rows });
}
