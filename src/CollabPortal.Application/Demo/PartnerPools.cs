using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>Which companies each institution works with: a set of its own, some far more often than others.</summary>
internal sealed class PartnerPools
{
    private readonly Dictionary<Guid, (Wheel<DemoPartner> Any, Wheel<DemoPartner> Large)> pools = [];

    public PartnerPools(DemoOrganisations organisations)
    {
        IReadOnlyList<DemoPartner> all = [.. organisations.Companies, .. organisations.StartupPartners];
        var drugs = all.Where(c => c.Fields.Any(f => f is "H47" or "I90" or "I50")).ToList();
        Sponsors = new Wheel<DemoPartner>(drugs, c => c.Weight);
        foreach (var institution in organisations.Institutions)
        {
            var dice = new Dice("pool:" + institution.Mail);
            var size = 14 + (int)(institution.Weight * 22);
            // R&D corporations' figures are of domestic companies (note 2 of seed 004).
            var members = all.Where(c => c.IsDomestic || institution.Kind != OrganisationKind.RdCorporation)
                .Select(c => (c, Key: -Math.Log(1 - dice.Share()) / c.Weight)).OrderBy(c => c.Key).Take(size)
                .Select(c => (c.c, Weight: c.c.Weight * Math.Exp(0.5 * dice.Normal()))).ToList();
            var partners = members.ToDictionary(m => m.c, m => m.Weight);
            IReadOnlyList<DemoPartner> list = [.. members.Select(m => m.c)];
            var wealthy = list.Where(c => c.Row.Size == CompanySize.Large).ToList();
            pools[institution.Id] = (new Wheel<DemoPartner>(list, c => Math.Sqrt(partners[c])), new Wheel<DemoPartner>(wealthy.Count > 3 ? wealthy : list, c => partners[c]));
        }
    }

    /// <summary>Companies that have trials done.</summary>
    public Wheel<DemoPartner> Sponsors { get; }

    public DemoPartner Partner(Dice dice, Guid institution, bool isLarge) =>
        isLarge && dice.Chance(0.85) ? pools[institution].Large.Spin(dice) : pools[institution].Any.Spin(dice);
}
