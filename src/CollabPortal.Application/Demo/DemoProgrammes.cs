using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>Umbrella agreements between institutions and companies, which hold many contracts.</summary>
internal static class DemoProgrammes
{
    public static List<ProgrammeRow> Make(DemoOrganisations organisations, PartnerPools pools)
    {
        var rows = new List<ProgrammeRow>();
        // The one that the mockups show.
        var battery = organisations.Companies[0];
        rows.Add(new ProgrammeRow(Dice.Id("programme", 0), InstitutionList.Of(InstitutionList.First).Id, "ミナト電池との包括連携（架空）", battery.Id,
            new DateOnly(2019, 4, 1), new DateOnly(2029, 3, 31), "全固体電池の量産に必要な材料と工程を10年で確立する。"));
        var dice = new Dice("programmes");
        foreach (var institution in organisations.Institutions.Where(i => i.Weight >= 2.5 && i.Kind == OrganisationKind.University))
        {
            var partner = pools.Partner(dice, institution.Id, isLarge: true);
            var start = new DateOnly(dice.Between(2014, 2023), dice.Of([4, 4, 10]), 1);
            var text = ResearchTexts.Write(dice, Domain.Contracts.ContractKind.JointResearch, partner.Fields, start.Year + 10);
            rows.Add(new ProgrammeRow(Dice.Id("programme", rows.Count), institution.Id, $"{Bare(partner.Row.NameJa)}との組織対組織の連携（架空）", partner.Id,
                start, dice.Chance(0.7) ? start.AddYears(10).AddDays(-1) : null, text.Goal));
        }

        return rows;
    }

    private static string Bare(string name) =>
        name.Replace("株式会社", "", StringComparison.Ordinal).Replace("合同会社", "", StringComparison.Ordinal).Replace("（架空）", "", StringComparison.Ordinal);
}
