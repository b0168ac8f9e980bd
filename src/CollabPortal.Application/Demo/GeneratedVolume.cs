using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>One generated contract.</summary>
/// <param name="Number">From 0; id and contract number follow from it.</param>
/// <param name="Yen">Cash of each fiscal year from the first on.</param>
internal readonly record struct GeneratedContract(
    int Number, Guid Id, Guid InstitutionId, Guid CompanyId, ContractKind Kind, string FieldCode, int FirstYear, long[] Yen, ContractStatus Status);

/// <summary>
/// The rows of a generated register. Institutions and companies differ in size as in life: a few have most of the contracts. Amounts: 15 % at
/// ¥0, one in twenty at ¥10m and more. Drawn anew each time it is enumerated, always the same.
/// </summary>
internal sealed class GeneratedVolume(int receipts, DemoCalendar calendar)
{
    internal const int InstitutionCount = 1_050, CompanyCount = 60_000, Years = 20;

    private static readonly (ContractKind Kind, int Weight)[] Kinds =
    [
        (ContractKind.JointResearch, 60), (ContractKind.CommissionedResearch, 15), (ContractKind.ClinicalTrial, 12), (ContractKind.AcademicConsulting, 8),
        (ContractKind.DonatedChair, 3), (ContractKind.MaterialTransfer, 2),
    ];

    private readonly int lastYear = calendar.CurrentYear - 1;

    internal IEnumerable<OrganisationRow> Organisations() => Enumerable.Range(0, InstitutionCount).Select(Institution).Concat(Enumerable.Range(0, CompanyCount).Select(Company));

    internal IEnumerable<GeneratedContract> Contracts()
    {
        var dice = new Dice("generated");
        var kinds = new Wheel<ContractKind>([.. Kinds.Select(k => k.Kind)], k => Kinds.First(w => w.Kind == k).Weight);
        var institutions = new Wheel<Guid>([.. Enumerable.Range(0, InstitutionCount).Select(InstitutionId)], WeightOf());
        var companies = Enumerable.Range(0, CompanyCount).Select(CompanyId).ToArray();
        var fields = ResearchTopics.All.Select(t => t.Code).ToArray();
        var left = receipts;
        for (var number = 0; left > 0; number++)
        {
            var first = lastYear - Years + 1 + (int)(Years * Math.Sqrt(dice.Share())); // more in recent years
            var length = Math.Min(Math.Min(dice.Between(1, 5), lastYear - first + 1), left);
            var scale = Math.Exp(13.6 + 1.35 * dice.Normal()); // median about ¥0.8m a year
            var yen = new long[length];
            for (var i = 0; i < length; i++) yen[i] = dice.Chance(0.15) ? 0 : Math.Max(10_000, (long)(scale * (0.8 + 0.4 * dice.Share())) / 1000 * 1000);
            var share = dice.Share();
            left -= length;
            yield return new GeneratedContract(
                number, Dice.Id("generated-contract", number), institutions.Spin(dice), companies[(int)(CompanyCount * share * share * share)], kinds.Spin(dice), dice.Of(fields),
                first, yen, first + length - 1 < lastYear ? ContractStatus.Completed : ContractStatus.Active);
        }
    }

    internal static Guid ReceiptId(int contract, int year) => Dice.Id("generated-receipt", ((long)contract * 8) + year);

    private static Guid InstitutionId(int number) => Dice.Id("generated-institution", number);

    private static Guid CompanyId(int number) => Dice.Id("generated-company", number);

    // Zipf's law, somewhat flattened.
    private static Func<Guid, double> WeightOf()
    {
        var rank = 0;
        return _ => 1 / Math.Pow(++rank + 3, 0.85);
    }

    private static OrganisationRow Institution(int number)
    {
        var dice = new Dice("generated-institution-row", number);
        var kind = dice.Below(1050) switch
        {
            < 740 => OrganisationKind.University,
            < 860 => OrganisationKind.JuniorCollege,
            < 917 => OrganisationKind.Kosen,
            < 921 => OrganisationKind.InterUniversityInstitute,
            < 954 => OrganisationKind.RdCorporation,
            _ => OrganisationKind.PublicTestInstitute,
        };
        var word = kind switch
        {
            OrganisationKind.University => "大学",
            OrganisationKind.JuniorCollege => "短期大学",
            OrganisationKind.Kosen => "高等専門学校",
            OrganisationKind.InterUniversityInstitute => "共同利用機関",
            OrganisationKind.RdCorporation => "研究開発機構",
            _ => "工業試験場",
        };
        return new OrganisationRow(InstitutionId(number), kind, $"見本{number + 1:0000}{word}（架空）", $"Sample {number + 1:0000} {kind} (fictitious)", null)
        {
            Founder = kind is OrganisationKind.University or OrganisationKind.JuniorCollege ? (number < 90 ? Founder.National : dice.Chance(0.15) ? Founder.Public : Founder.Private) : null,
            Prefecture = dice.Between(1, 47),
        };
    }

    private static OrganisationRow Company(int number)
    {
        var dice = new Dice("generated-company-row", number);
        var foreign = dice.Chance(0.03);
        return new OrganisationRow(CompanyId(number), OrganisationKind.Company, $"見本{number + 1:00000}株式会社（架空）", $"Sample {number + 1:00000} Co., Ltd. (fictitious)", null)
        {
            Country = foreign ? "US" : "JP",
            Prefecture = foreign ? null : dice.Between(1, 47),
            Size = dice.Chance(0.1) ? null : dice.Chance(number < 3000 ? 0.8 : 0.1) ? CompanySize.Large : CompanySize.Medium,
        };
    }
}
