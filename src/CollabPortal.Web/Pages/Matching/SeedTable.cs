using CollabPortal.Application;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>研究シーズ as list and file.</summary>
public sealed class SeedTable(SeedService records, IStringLocalizer<MatchingText> m, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<SeedView>(office, clock)
{
    public override string Title => t["Nav.Seeds"];

    public override IReadOnlyList<RegisterColumn<SeedView>> Columns =>
    [
        new("title", m["Seed.Title"], s => s.Title.For(Language), "title"),
        new("status", m["Status"], s => t.Name(s.Status)),
        new("published", m["PublishedOn"], s => s.PublishedOn, "published"),
        new("readiness", m["Readiness"], s => s.Terms.Readiness is { } step ? t.Name(step) : null),
        new("field", m["Field"], s => s.Terms.FieldCode),
    ];

    protected override Task<ListPage<SeedView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new SeedFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        Status = at.Choice<SeedStatus>("status"),
    });
}
