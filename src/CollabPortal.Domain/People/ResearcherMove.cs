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

    /// <summary>Everything that stands against a move, each with its field.</summary>
    /// <param name="fiscalYear">Of the move.</param>
    /// <param name="from">Sector that the persons left.</param>
    /// <param name="receiving">Body that they came to; null where it is not known.</param>
    /// <param name="persons">Heads.</param>
    /// <param name="present">The fiscal year that is running, beyond which nobody has moved yet; null where it is known to be past.</param>
    public static IEnumerable<RuleViolation> Faults(FiscalYear fiscalYear, Sector from, Organisation? receiving, int persons, FiscalYear? present = null)
    {
        if (fiscalYear.Year is < 1950 or > 2100) yield return new RuleViolation("fiscal-year-range", nameof(FiscalYear));
        else if (fiscalYear > present) yield return new RuleViolation("fiscal-year-future", nameof(FiscalYear), present.Value.Year);
        if (receiving is { Sector: null }) yield return new RuleViolation("move-abroad", nameof(ReceivingOrganisationId));
        if (from == receiving?.Sector) yield return new RuleViolation("move-same-sector", nameof(FromSector));
        if (persons is < 0 or > 100_000) yield return new RuleViolation("persons-range", nameof(Persons));
    }

    public void Change(FiscalYear fiscalYear, Sector from, Organisation receiving, int persons)
    {
        RuleViolation.ThrowAny(Faults(fiscalYear, from, receiving, persons));
        (FiscalYear, FromSector, ToSector, ReceivingOrganisationId, Persons) = (fiscalYear, from, receiving.Sector!.Value, receiving.Id, persons);
    }
}
