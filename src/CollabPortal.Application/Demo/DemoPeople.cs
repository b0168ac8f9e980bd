using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;

namespace CollabPortal.Application.Demo;

/// <summary>Invented researchers, their cross-appointments and the moves between sectors.</summary>
internal sealed class DemoPeople
{
    private readonly DemoOrganisations organisations;
    private readonly Dictionary<Guid, List<ResearcherRow>> byInstitution = [];

    public DemoPeople(DemoOrganisations organisations)
    {
        this.organisations = organisations;
        var n = 0;
        foreach (var institution in organisations.Institutions)
        {
            var count = 8 + (int)(institution.Weight * 14);
            byInstitution[institution.Id] = [.. Enumerable.Range(0, count).Select(_ =>
            {
                var name = PersonNames.Of(n % 1600);
                return new ResearcherRow(Dice.Id("researcher", n++), institution.Id, name.Ja, name.Kana, name.En);
            })];
        }
    }

    public IEnumerable<ResearcherRow> Researchers => organisations.Institutions.SelectMany(i => byInstitution[i.Id]);

    /// <summary>Year of birth and doctorate of two in three, so that calls for young researchers have people who meet, miss and are not known.</summary>
    public IEnumerable<(ResearcherRow Person, int? BirthYear, DoctorateState? Doctorate)> Standings(DemoCalendar calendar)
    {
        var dice = new Dice("standings");
        foreach (var person in Researchers)
        {
            var (age, doctorate, isKnown, lacksYear) = (dice.Between(26, 63), dice.Share(), dice.Chance(0.67), dice.Chance(0.1));
            if (!isKnown) continue;
            yield return (person, lacksYear ? null : calendar.Today.Year - age, age < 31 && doctorate < 0.5 ? DoctorateState.InStudy : doctorate < 0.85 ? DoctorateState.Completed : DoctorateState.None);
        }
    }

    public string Investigator(Dice dice, Guid institution) => dice.Of(byInstitution[institution]).NameJa;

    /// <summary>About a tenth of what is known (338 persons at national universities in FY2017), growing; a tenth of them with companies.</summary>
    public List<CrossAppointmentRow> CrossAppointments(DemoCalendar calendar)
    {
        var dice = new Dice("cross-appointments");
        var homes = new Wheel<DemoInstitution>([.. organisations.Institutions.Where(i => i.Weight >= 1 && i.Kind != OrganisationKind.PublicTestInstitute)], i => i.Weight);
        var partners = new Wheel<DemoPartner>([.. organisations.Companies.Where(c => c.IsDomestic)], c => c.Weight);
        var rows = new List<CrossAppointmentRow>();
        var used = new HashSet<Guid>();
        var n = 0;
        for (var year = 2015; year <= calendar.CurrentYear; year++)
        {
            for (var k = 0; k < 7 + (year - 2015); k++, n++)
            {
                var home = n < 4 ? InstitutionList.Of(InstitutionList.First) : homes.Spin(dice);
                var host = dice.Chance(0.85) ? homes.Spin(dice).Id : partners.Spin(dice).Id;
                var person = dice.Of(byInstitution[home.Id]);
                var start = dice.Chance(0.8) ? DemoCalendar.Start(year) : new DateOnly(year, 10, 1);
                var end = start.AddYears(dice.Between(1, 4)).AddDays(-1);
                var percent = dice.Of([50m, 60m, 70m, 80m, 80m, 90m]);
                if (host == home.Id || start > calendar.Today.AddDays(90) || !used.Add(person.Id)) continue;
                person.SharedWith = organisations.Institutions.Any(i => i.Id == host) ? [host] : [];
                rows.Add(new CrossAppointmentRow(Dice.Id("cross-appointment", n), home.Id, person.Id, start, end,
                    [new EffortShare(home.Id, percent, true), new EffortShare(host, 100 - percent, false)], dice.Chance(0.3) ? "給与は在籍する機関から全額を支払う（架空）" : null));
            }
        }

        return rows;
    }

    /// <summary>Persons by year, from sector and receiving body; recorded where the portal's rules count them (domain.md §3b).</summary>
    public List<MoveRow> Moves(DemoCalendar calendar)
    {
        var rows = new List<MoveRow>();
        var universities = organisations.Institutions.Where(i => i.IsUniversitySector).ToList();
        var corporations = organisations.Institutions.Where(i => !i.IsUniversitySector).ToList();
        var foundations = organisations.Others.Where(o => o.Row.Kind == OrganisationKind.NonprofitBody).ToList();
        for (var year = NationalVolume.FirstYear; year <= calendar.CurrentYear - 1; year++)
        {
            var dice = new Dice("moves", year);
            var volume = NationalVolume.Of(year);
            var rest = volume.Moves - volume.MovesToCompanies - volume.MovesToPublic;
            // FY2015: 7,576 of 9,925 came from public bodies to universities, the rest mostly from companies there.
            var fromPublic = (int)(rest * 0.763);
            var companyToPublic = (int)(rest * 0.045);
            var publicToCompany = (int)(rest * 0.02);
            Into(universities, fromPublic, Sector.PublicOrNonprofit, i => i.IsMedical ? i.Weight * 2.5 : i.Weight);
            Into(universities, rest - fromPublic - companyToPublic - publicToCompany, Sector.Company, i => i.Weight);
            Into(corporations, companyToPublic, Sector.Company, i => i.Weight);
            Into(corporations, volume.MovesToPublic * 2 / 3, Sector.University, i => i.Weight);
            Outof(universities, volume.MovesToCompanies, Sector.University, () => dice.Of(organisations.Companies.Take(120).ToList()).Id, Sector.Company);
            Outof(universities, volume.MovesToPublic - volume.MovesToPublic * 2 / 3, Sector.University, () => dice.Of(foundations).Id, Sector.PublicOrNonprofit);
            Outof(corporations, publicToCompany, Sector.PublicOrNonprofit, () => dice.Of(organisations.Companies.Take(120).ToList()).Id, Sector.Company);

            void Into(List<DemoInstitution> institutions, int persons, Sector from, Func<DemoInstitution, double> weight)
            {
                var parts = Portions.Of(persons, [.. institutions.Select(i => weight(i) * (0.7 + 0.6 * dice.Share()))]);
                for (var i = 0; i < parts.Length; i++)
                {
                    if (parts[i] > 0) Add(institutions[i], from, OrganisationKinds.SectorOf(institutions[i].Kind)!.Value, institutions[i].Id, parts[i]);
                }
            }

            void Outof(List<DemoInstitution> institutions, int persons, Sector from, Func<Guid> receiving, Sector to)
            {
                var parts = Portions.Of(persons, [.. institutions.Select(i => i.Weight * (0.5 + dice.Share()))]);
                for (var i = 0; i < parts.Length; i++)
                {
                    if (parts[i] > 0) Add(institutions[i], from, to, receiving(), parts[i]);
                }
            }

            void Add(DemoInstitution institution, Sector from, Sector to, Guid receiving, int persons) =>
                rows.Add(new MoveRow(Dice.Id("move", rows.Count), institution.Id, year, from, to, receiving, persons));
        }

        return rows;
    }
}
