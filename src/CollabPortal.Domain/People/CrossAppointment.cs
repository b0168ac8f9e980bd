using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.People;

/// <summary>Share of the whole working time at one employer, in percent with up to two decimals.</summary>
public sealed record EffortShare(Guid OrganisationId, decimal Percent, bool IsHome);

/// <summary>
/// クロスアポイントメント: one researcher employed by two or more bodies under each one's responsibility. Whole working time is
/// 100 % over all employers on every day of the agreement (seeds 000, 003; guideline 2014, addendum 2020). Not a move (KPI 4).
/// </summary>
public sealed class CrossAppointment : IRegisterRecord, IVersioned
{
    private CrossAppointment()
    {
    }

    public CrossAppointment(Guid institutionId, Researcher researcher, DateOnly startsOn, DateOnly endsOn, IReadOnlyList<EffortShare> shares, string? note)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        ResearcherId = researcher.Id;
        Change(startsOn, endsOn, shares, note);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>The other employers: they may read the agreement.</summary>
    public Guid[] SharedWith { get; private set; } = [];

    public Guid ResearcherId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public IReadOnlyList<EffortShare> Shares { get; private set; } = [];

    public string? Note { get; private set; }

    public int Version { get; private set; }

    /// <summary>Shares are positive and add up to exactly 100; exactly one employer is the home.</summary>
    public void Change(DateOnly startsOn, DateOnly endsOn, IReadOnlyList<EffortShare> shares, string? note)
    {
        var period = new DateRange(startsOn, endsOn);
        if (shares.Count < 2 || shares.Select(s => s.OrganisationId).Distinct().Count() != shares.Count) throw new RuleViolation("effort-two-employers", nameof(Shares));
        if (shares.Count(s => s.IsHome) != 1) throw new RuleViolation("effort-one-home", nameof(Shares));
        if (shares.Any(s => s.Percent <= 0 || decimal.Round(s.Percent, 2) != s.Percent)) throw new RuleViolation("effort-positive", nameof(Shares));
        var sum = shares.Sum(s => s.Percent);
        if (sum != 100m) throw new RuleViolation("effort-sum", nameof(Shares), sum);
        if (shares.All(s => s.OrganisationId != InstitutionId)) throw new RuleViolation("effort-own-institution", nameof(Shares));
        (StartsOn, EndsOn, Shares) = (period.Start, period.End, [.. shares]);
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        SharedWith = [.. shares.Select(s => s.OrganisationId).Where(o => o != InstitutionId)];
    }
}
