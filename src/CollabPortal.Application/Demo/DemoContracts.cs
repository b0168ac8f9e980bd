using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>The register's contracts: for each kind and fiscal year a tenth of the national volume, spread over the institutions.</summary>
internal sealed class DemoContracts(DemoOrganisations organisations, ContractMaker maker, DemoCalendar calendar)
{
    private readonly List<ContractRow> rows = [];

    public List<ContractRow> Make()
    {
        var universities = organisations.Institutions.Where(i => i.IsUniversitySector).ToList();
        var hospitals = universities.Where(i => i.IsMedical).ToList();
        var corporations = organisations.Institutions.Where(i => i.Kind == OrganisationKind.RdCorporation).ToList();
        var stations = organisations.Institutions.Where(i => i.Kind == OrganisationKind.PublicTestInstitute).ToList();
        Stream(ContractKind.JointResearch, "joint", universities, (dice, v) => Joint(dice, (int)Math.Round(v.JointContracts), (int)Math.Round(v.JointContracts * v.LargeShare), v.JointMillion, v.LargeMoneyShare));
        Stream(ContractKind.JointResearch, "joint-rd", corporations, (dice, v) => Joint(dice, v.RdContracts, v.RdLarge, v.JointMillion * v.RdContracts / v.JointContracts, v.LargeMoneyShare));
        Stream(ContractKind.JointResearch, "joint-station", stations, (dice, v) => Joint(dice, 14, 0, 14 * 0.6, 0));
        Stream(ContractKind.CommissionedResearch, "commissioned", universities, (dice, v) => (Amounts.Plain(dice, Commissioned(v), CommissionedMillion(v) * 1e6, 1.0), 0));
        Stream(ContractKind.CommissionedResearch, "commissioned-rd", [.. corporations, .. stations], (dice, v) => (Amounts.Plain(dice, 40, 70e6, 0.9), 0));
        Stream(ContractKind.CommissionedResearch, "commissioned-public", [.. universities, .. corporations], (dice, v) => (Amounts.Plain(dice, 70, 280e6, 1.0), 0), isPublic: true);
        Stream(ContractKind.ClinicalTrial, "trials", hospitals, (dice, v) => (Amounts.Plain(dice, 250 + 8 * (v.FiscalYear - 2013), TrialMillion(v) * 1e6, 0.9), 0));
        Stream(ContractKind.AcademicConsulting, "consulting", universities, (dice, v) => (Amounts.Plain(dice, 30 + 22 * (v.FiscalYear - 2013), ConsultingMillion(v) * 1e6, 0.7), 0));
        Stream(ContractKind.DonatedChair, "chairs", hospitals, (dice, v) => (Amounts.Plain(dice, 8, 8 * 25e6, 0.3), 0));
        Stream(ContractKind.JointLaboratory, "laboratories", [.. universities.Take(10)], (dice, v) => (Amounts.Plain(dice, 4, 4 * 30e6, 0.4), 0));
        Stream(ContractKind.MaterialTransfer, "materials", universities, (dice, v) => ([.. Enumerable.Repeat(0L, 12)], 0));
        Number();
        return rows;
    }

    private static (List<long>, int) Joint(Dice dice, int count, int large, double million, double largeShare) =>
        (Amounts.Draw(dice, count, (int)Math.Round(count * NationalVolume.ZeroShare), large, million * 1e6, million * largeShare * 1e6), large);

    private static int Commissioned(NationalVolume v) => 640 + 30 * (v.FiscalYear - 2013);

    private static double CommissionedMillion(NationalVolume v) => 1020 + 55 * (v.FiscalYear - 2013);

    private static double ConsultingMillion(NationalVolume v) => 20 + 28 * (v.FiscalYear - 2013);

    /// <summary>What is left of the companies' money.</summary>
    private static double TrialMillion(NationalVolume v) => v.PrivateMillion - v.JointMillion - CommissionedMillion(v) - ConsultingMillion(v);

    /// <param name="kind">Kind of the contracts.</param>
    /// <param name="part">Name of the dice.</param>
    /// <param name="institutions">Who takes part, in proportion to their weights.</param>
    /// <param name="draw">Amounts of a fiscal year, the large ones first, with their number.</param>
    /// <param name="isPublic">Paid by public bodies and foundations instead of companies.</param>
    private void Stream(ContractKind kind, string part, List<DemoInstitution> institutions, Func<Dice, NationalVolume, (List<long> Amounts, int Large)> draw, bool isPublic = false)
    {
        // One year more than today's, for what is planned in contracts that go on.
        var years = Enumerable.Range(NationalVolume.FirstYear, calendar.CurrentYear + 2 - NationalVolume.FirstYear).ToList();
        var shares = years.Select(y => Share(new Dice(part, y), institutions, draw, y)).ToList();
        for (var i = 0; i < institutions.Count; i++)
        {
            var dice = new Dice($"{part}:{institutions[i].Mail}");
            foreach (var chain in Chains.Link(dice, [.. shares.Select(s => s[i])], NationalVolume.FirstYear))
            {
                if (maker.Make(dice, institutions[i], kind, chain, isPublic) is { } contract) rows.Add(contract);
            }
        }
    }

    /// <summary>Deals one year's amounts out; the large ones go to the large institutions still more than the rest.</summary>
    private static List<long>[] Share(Dice dice, List<DemoInstitution> institutions, Func<Dice, NationalVolume, (List<long> Amounts, int Large)> draw, int year)
    {
        var (amounts, large) = draw(dice, NationalVolume.Of(year));
        var hands = institutions.Select(_ => new List<long>()).ToArray();
        Deal(amounts[..large], 1.3);
        Deal(amounts[large..], 1.0);
        return hands;

        void Deal(List<long> part, double power)
        {
            var counts = Portions.Of(part.Count, [.. institutions.Select(i => Math.Pow(i.Weight, power) * (0.85 + 0.3 * dice.Share()))]);
            var shuffled = dice.Shuffled(part);
            var at = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                hands[i].AddRange(shuffled.GetRange(at, counts[i]));
                at += counts[i];
            }
        }
    }

    /// <summary>Contract numbers in order of entry: kind, fiscal year, number within the institution.</summary>
    private void Number()
    {
        foreach (var group in rows.GroupBy(r => (r.InstitutionId, Letter(r.Kind), Domain.Values.FiscalYear.Of(r.StartsOn!.Value).Year)))
        {
            var n = 0;
            foreach (var row in group.OrderBy(r => r.EnteredAt).ThenBy(r => r.Id)) row.Number = $"{group.Key.Item2}{group.Key.Year}-{++n:0000}";
        }
    }

    internal static string Letter(ContractKind kind) => kind switch
    {
        ContractKind.JointResearch => "共",
        ContractKind.CommissionedResearch => "受",
        ContractKind.ClinicalTrial => "治",
        ContractKind.AcademicConsulting => "相",
        ContractKind.DonatedChair => "講",
        ContractKind.JointLaboratory => "所",
        _ => "試",
    };
}
