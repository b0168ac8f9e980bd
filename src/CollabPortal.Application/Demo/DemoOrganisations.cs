using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>A body that pays, licenses or takes people in.</summary>
/// <param name="Row">As it stands in the catalogue.</param>
/// <param name="Weight">How often it is met as a partner.</param>
/// <param name="Fields">科研費審査区分 (中区分) that it works in.</param>
internal sealed record DemoPartner(OrganisationRow Row, double Weight, IReadOnlyList<string> Fields)
{
    public Guid Id => Row.Id;

    public bool IsDomestic => Row.Country == "JP";
}

/// <summary>The catalogue's invented part: sixty institutions, some four hundred companies, startups and other bodies.</summary>
internal sealed class DemoOrganisations
{
    private const int DomesticCompanies = 386, StartupCompanies = 60;

    public DemoOrganisations()
    {
        Companies = [.. Domestic(), .. Foreign()];
        StartupPartners = [.. Enumerable.Range(0, StartupCompanies).Select(StartupPartner)];
        Others = [.. CompanyNames.OtherBodies.Select((b, i) => new DemoPartner(
            new OrganisationRow(Dice.Id("body", i), b.Kind, b.Ja, b.En, b.Kana) { Country = b.Kind == OrganisationKind.ForeignBody ? "US" : "JP", Prefecture = b.Kind == OrganisationKind.ForeignBody ? null : 13 }, 1, []))];
    }

    public IReadOnlyList<DemoInstitution> Institutions => InstitutionList.All;

    /// <summary>Companies proper, the ones abroad last.</summary>
    public IReadOnlyList<DemoPartner> Companies { get; }

    public IReadOnlyList<DemoPartner> StartupPartners { get; }

    /// <summary>Bodies that are neither companies nor institutions.</summary>
    public IReadOnlyList<DemoPartner> Others { get; }

    public IEnumerable<OrganisationRow> Rows =>
        [.. Institutions.Select(Row), .. Companies.Select(c => c.Row), .. StartupPartners.Select(c => c.Row), .. Others.Select(c => c.Row)];

    /// <summary>The n-th startup's name; the first sixty stand in the catalogue too.</summary>
    public static (string Ja, string Kana, string En) StartupName(int n)
    {
        var head = CompanyNames.StartupHeads[n % CompanyNames.StartupHeads.Length];
        var tail = CompanyNames.StartupTails[(n / CompanyNames.StartupHeads.Length + n % CompanyNames.StartupHeads.Length * 3) % CompanyNames.StartupTails.Length];
        return ($"株式会社{head.Ja}{tail.Ja}（架空）", head.Ja + tail.Ja, $"{head.En}{tail.En} Inc. (fictitious)");
    }

    private static OrganisationRow Row(DemoInstitution one) => new(one.Id, one.Kind, one.NameJa, one.NameEn, one.NameKana)
    {
        Founder = one.Founder,
        Prefecture = one.Prefecture,
        Address = "（架空の所在地）",
        Homepage = $"https://www.{one.Mail}.example/",
        ContactJa = one.IsUniversitySector ? "産学連携本部（架空）" : "連携推進室（架空）",
        ContactEn = one.IsUniversitySector ? "Office for Industry Liaison (fictitious)" : "Partnership Office (fictitious)",
        Email = $"sangaku@{one.Mail}.example",
        Phone = "000-0000-0000",
    };

    private static IEnumerable<DemoPartner> Domestic()
    {
        var dice = new Dice("companies");
        // The ones that the mockups show come first.
        int[] known = [0 * 20 + 0, 1 * 20 + 6, 3 * 20 + 2];
        var pairs = (from s in CompanyNames.Stems from t in CompanyNames.Trades select (Stem: s, Trade: t)).ToList();
        var all = known.Concat(dice.Shuffled(Enumerable.Range(0, pairs.Count).Except(known))).Take(DomesticCompanies).Select(i => pairs[i]).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (stem, trade) = all[i];
            var size = i < 3 || dice.Chance(0.3) ? CompanySize.Large : dice.Chance(0.75) ? CompanySize.Medium : CompanySize.Small;
            var limited = dice.Chance(0.08) ? "合同会社" : "株式会社";
            var name = dice.Chance(0.7) ? $"{limited}{stem.Ja}{trade.Ja}（架空）" : $"{stem.Ja}{trade.Ja}{limited}（架空）";
            var scale = size switch { CompanySize.Large => 10.0, CompanySize.Medium => 2.0, _ => 0.7 };
            yield return new DemoPartner(
                new OrganisationRow(Dice.Id("company", i), OrganisationKind.Company, name, $"{stem.En} {trade.En} Co., Ltd. (fictitious)", stem.Kana + trade.Kana)
                {
                    Prefecture = dice.Of(Prefectures),
                    Size = size,
                    IsForeignAffiliated = dice.Chance(0.04),
                    Industry = trade.Industry,
                    EstablishedOn = new DateOnly(dice.Between(1911, 2012), dice.Between(1, 12), 1),
                },
                scale * Math.Exp(0.8 * dice.Normal()), trade.Fields);
        }
    }

    private static IEnumerable<DemoPartner> Foreign() => CompanyNames.Abroad.Select((f, i) => new DemoPartner(
        new OrganisationRow(Dice.Id("company-abroad", i), OrganisationKind.Company, f.Name + "（架空）", f.Name + " (fictitious)", f.Kana) { Country = f.Country, Size = CompanySize.Large }, 0.9, f.Fields));

    private static DemoPartner StartupPartner(int n)
    {
        var name = StartupName(n);
        var dice = new Dice("startup-partner", n);
        return new DemoPartner(
            new OrganisationRow(Dice.Id("startup-organisation", n), OrganisationKind.Startup, name.Ja, name.En, name.Kana) { Prefecture = dice.Of(Prefectures), Size = CompanySize.Small },
            0.4, dice.Of(CompanyNames.Trades).Fields);
    }

    // Where companies sit: the large cities more often.
    private static readonly int[] Prefectures =
        [13, 13, 13, 13, 13, 13, 13, 13, 14, 14, 14, 23, 23, 23, 27, 27, 27, 27, 28, 28, 26, 11, 12, 40, 40, 22, 1, 4, 34, 33, 8, 20, 15, 17, 25, 24, 21, 9, 10, 43, 38, 16, 37, 36];
}
