using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Application.People;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.People;

/// <summary>クロスアポイントメント as list and file.</summary>
public sealed class CrossAppointmentTable(CrossAppointmentService records, IStringLocalizer<PeopleText> p, IStringLocalizer<SharedText> t, IStringLocalizer<OfficeText> office, TimeProvider clock)
    : RegisterTable<CrossAppointmentView>(office, clock)
{
    public override string Title => t["Nav.CrossAppointments"];

    public override IReadOnlyList<RegisterColumn<CrossAppointmentView>> Columns =>
    [
        new("name", p["Cross.Researcher"], Named, "name"),
        new("employers", p["Cross.Employers"], a => string.Join(" / ", a.Employers.Select(e => $"{e.Organisation.Name.For(Language)} {t["Unit.Percent", e.Percent.ToString("0.##", CultureInfo.InvariantCulture)].Value}"))),
        new("starts", p["Cross.StartsOn"], a => a.StartsOn, "starts"),
        new("ends", p["Cross.EndsOn"], a => a.EndsOn, "ends"),
        new("phase", p["Cross.Phase"], a => p["AgreementPhase." + a.Phase].Value),
    ];

    /// <summary>The person's name in the reader's language.</summary>
    public static string Named(CrossAppointmentView a) => Language == "en" ? a.Researcher.NameEn ?? a.Researcher.NameJa : a.Researcher.NameJa;

    protected override Task<ListPage<CrossAppointmentView>> ReadAsync(ListAddress at, int page, int rows) => records.ListAsync(new CrossAppointmentFilter
    {
        Text = at.Text,
        Sort = at.Sort,
        Page = page,
        Rows = rows,
        Phase = at.Choice<AgreementPhase>("phase"),
    });
}
