using CollabPortal.Domain.IntellectualProperty;

namespace CollabPortal.Application.Demo;

/// <summary>
/// Patent rights, licences, assignments and their income. Numbers are words, not digits that a real patent could bear.
/// Licences in force follow a tenth of 特許権実施等件数 (domain.md §4.3); those of the first year all begin in it, as the register does.
/// </summary>
internal sealed class DemoPatents(DemoOrganisations organisations, DemoCalendar calendar)
{
    private readonly Dice dice = new("patents");
    private readonly Wheel<DemoPartner> licensees = new([.. organisations.Companies, .. organisations.StartupPartners, .. organisations.StartupPartners], c => Math.Sqrt(c.Weight));
    private int agreements;

    public List<PatentRow> Patents { get; } = [];

    public List<LicenceRow> Licences { get; } = [];

    public List<IncomeRow> Incomes { get; } = [];

    public DemoPatents Make()
    {
        var universities = organisations.Institutions.Where(i => i.IsUniversitySector && i.Weight >= 0.2).ToList();
        for (var year = NationalVolume.FirstYear; year <= calendar.CurrentYear; year++) Year(universities, year);
        foreach (var institution in organisations.Institutions.Where(i => i.Weight >= 0.4))
        {
            var free = 3 + (int)(institution.Weight * 6);
            for (var i = 0; i < free; i++) Patent(institution, dice.Between(2014, calendar.CurrentYear - 1), isFree: true);
        }

        return this;
    }

    private void Year(List<DemoInstitution> universities, int year)
    {
        var volume = NationalVolume.Of(year);
        var (first, last) = (DemoCalendar.Start(year), DemoCalendar.End(year));
        if (year > NationalVolume.FirstYear)
        {
            // Some of the older ones come to their end in the year before.
            foreach (var old in Licences.Where(l => l.Kind != LicenceKind.Assignment && l.EndsOn is null && l.StartsOn < first.AddYears(-3) && dice.Chance(0.07)))
                old.EndsOn = DemoCalendar.Between(dice, first.AddYears(-1), first.AddDays(-1));
        }

        var assignments = volume.Licences / 25;
        var inForce = Licences.Count(l => l.Kind is LicenceKind.Exclusive or LicenceKind.NonExclusive && (l.EndsOn is null || l.EndsOn >= first));
        Grant(universities, assignments, year, () => LicenceKind.Assignment);
        Grant(universities, volume.Licences - assignments - inForce, year, () => dice.Chance(0.3) ? LicenceKind.Exclusive : LicenceKind.NonExclusive);
        Grant(universities, 5, year, () => LicenceKind.Option);
        Earn(volume, first, last);
    }

    private void Grant(List<DemoInstitution> universities, int pairs, int year, Func<LicenceKind> kind)
    {
        var parts = Portions.Of(Math.Max(0, pairs), [.. universities.Select(u => u.Weight)]);
        for (var i = 0; i < parts.Length; i++)
        {
            for (var left = parts[i]; left > 0;)
            {
                var together = Math.Min(left, dice.Between(1, 3));
                left -= together;
                Agreement(universities[i], together, year, kind());
            }
        }
    }

    private void Agreement(DemoInstitution university, int pairs, int year, LicenceKind kind)
    {
        var number = $"実{year}-{++agreements:00000}";
        var licensee = licensees.Spin(dice).Id;
        var last = DemoCalendar.Earlier(DemoCalendar.End(year), calendar.Today);
        var on = DemoCalendar.Between(dice, DemoCalendar.Start(year), last);
        for (var i = 0; i < pairs; i++)
        {
            var patent = Patent(university, year - dice.Between(1, 6), isFree: false);
            Licences.Add(new LicenceRow(Dice.Id("licence", Licences.Count), university.Id, patent.Id, number, licensee, kind, on)
            {
                EndsOn = kind == LicenceKind.Option ? on.AddYears(1) : null,
            });
        }
    }

    private PatentRow Patent(DemoInstitution institution, int applied, bool isFree)
    {
        var n = Patents.Count + 1;
        var on = DemoCalendar.Between(dice, DemoCalendar.Start(applied), DemoCalendar.End(applied));
        var granted = on.AddMonths(dice.Between(16, 40));
        var status = granted < calendar.Today && dice.Chance(0.8) ? PatentStatus.Granted
            : isFree && dice.Chance(0.12) ? PatentStatus.BeforeApplication
            : isFree && granted < calendar.Today && dice.Chance(0.5) ? PatentStatus.Refused : PatentStatus.Applied;
        var title = ResearchTexts.Invention(dice);
        var country = dice.Of(["JP", "JP", "JP", "JP", "JP", "US", "EP", "WO", "CN"]);
        // An international application becomes patents of countries; it is never registered itself.
        if (country == "WO" && status == PatentStatus.Granted) status = PatentStatus.Applied;
        var patent = new PatentRow(Dice.Id("patent", n), institution.Id, title)
        {
            Country = country,
            ApplicationNumber = status == PatentStatus.BeforeApplication ? null : $"デモ特願{on.Year}-{n:000000}",
            RegistrationNumber = status == PatentStatus.Granted ? $"デモ特許第{n:0000000}号" : null,
            AppliedOn = status == PatentStatus.BeforeApplication ? null : on,
            RegisteredOn = status == PatentStatus.Granted ? granted : null,
            Holder = institution.NameJa,
            Status = status,
            OpenForLicensing = status is not PatentStatus.Refused && (isFree || dice.Chance(0.2)),
        };
        Patents.Add(patent);
        return patent;
    }

    private void Earn(NationalVolume volume, DateOnly first, DateOnly last)
    {
        if (last > calendar.Today) return;
        var paying = Licences.Where(l => (l.Kind == LicenceKind.Assignment ? l.StartsOn >= first : l.EndsOn is null || l.EndsOn >= first) && dice.Chance(0.4)).ToList();
        var amounts = Amounts.Plain(dice, paying.Count, volume.LicenceMillion * 1e6, 1.4);
        for (var i = 0; i < paying.Count; i++)
        {
            var kind = paying[i].StartsOn >= first ? (dice.Chance(0.1) ? IncomeKind.Equity : IncomeKind.LumpSum) : dice.Chance(0.9) ? IncomeKind.RunningRoyalty : IncomeKind.Other;
            Incomes.Add(new IncomeRow(Dice.Id("income", Incomes.Count), paying[i].Id, paying[i].InstitutionId, volume.FiscalYear, kind, amounts[i] / 1000 * 1000));
        }
    }
}
