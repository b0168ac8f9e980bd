using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.People;

/// <summary>
/// 研究者移動: persons who came from another sector in a fiscal year, counted at the receiving body (seed 004). Moves inside one
/// sector are no moves. A sending institution may record what a company received, since companies keep no register here; such
/// a row counts only where the receiving body is no institution of the portal, so that nobody is counted twice.
/// </summary>
public sealed class ResearcherMove : IRegisterRecord, IVersioned
{
    private ResearcherMove()
    {
    }

    public ResearcherMove(Guid institutionId, FiscalYear fiscalYear, Sector from, Organisation receiving, int persons)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Change(fiscalYear, from, receiving, persons);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public FiscalYear FiscalYear { get; private set; }

    public Sector FromSector { get; private set; }

    /// <summary>Sector of the receiving body.</summary>
    public Sector ToSector { get; private set; }

    public Guid ReceivingOrganisationId { get; private set; }

    /// <summary>Heads, zero or more; zero says that nobody came, which is not the same as no record.</summary>
    public int Persons { get; private set; }

    public int Version { get; private set; }

    public void Change(FiscalYear fiscalYear, Sector from, Organisation receiving, int persons)
    {
        if (receiving.Sector is not { } to) throw new RuleViolation("move-abroad", nameof(ReceivingOrganisationId));
        if (from == to) throw new RuleViolation("move-same-sector", nameof(FromSector));
        if (persons is < 0 or > 100_000) throw new RuleViolation("persons-range", nameof(Persons));
        if (fiscalYear.Year is < 1950 or > 2100) throw new RuleViolation("fiscal-year-range", nameof(FiscalYear));
        (FiscalYear, FromSector, ToSector, ReceivingOrganisationId, Persons) = (fiscalYear, from, to, receiving.Id, persons);
    }
}
