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

    /// <summary>Everything that stands against an agreement, each with its field; a share by its row, from 0.</summary>
    /// <param name="institutionId">Who keeps the record.</param>
    /// <param name="startsOn">First day; default where it is not known.</param>
    /// <param name="endsOn">Last day; default where it is not known.</param>
    /// <param name="shares">The employers; an empty id where none is chosen.</param>
    /// <param name="today">An agreement is concluded ahead, but not for years beyond the next fiscal year; null where it is known to be past.</param>
    public static IEnumerable<RuleViolation> Faults(Guid institutionId, DateOnly startsOn, DateOnly endsOn, IReadOnlyList<EffortShare> shares, DateOnly? today = null)
    {
        if (startsOn == default) yield return new RuleViolation("required", nameof(StartsOn));
        else if (today is { } day && Values.FiscalYear.Of(day).Next.End is var latest && startsOn > latest)
            yield return new RuleViolation("starts-too-far", nameof(StartsOn), latest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (endsOn == default) yield return new RuleViolation("required", nameof(EndsOn));
        else if (endsOn < startsOn) yield return new RuleViolation("period-reversed", nameof(EndsOn));
        for (var row = 0; row < shares.Count; row++)
        {
            if (shares[row].OrganisationId == Guid.Empty) yield return new RuleViolation("required", $"{nameof(Shares)}-{row}-Organisation");
            if (shares[row].Percent <= 0 || decimal.Round(shares[row].Percent, 2) != shares[row].Percent) yield return new RuleViolation("effort-positive", $"{nameof(Shares)}-{row}-Percent");
        }

        var chosen = shares.Select(s => s.OrganisationId).Where(o => o != Guid.Empty).ToList();
        if (shares.Count < 2 || chosen.Distinct().Count() < chosen.Count) yield return new RuleViolation("effort-two-employers", nameof(Shares));
        if (shares.Count(s => s.IsHome) != 1) yield return new RuleViolation("effort-one-home", nameof(Shares));
        var sum = shares.Sum(s => s.Percent);
        if (shares.Count > 1 && shares.All(s => s.Percent > 0) && sum != 100m) yield return new RuleViolation("effort-sum", nameof(Shares), sum);
        if (chosen.Count == shares.Count && !chosen.Contains(institutionId)) yield return new RuleViolation("effort-own-institution", nameof(Shares));
    }

    /// <summary>Shares are positive and add up to exactly 100; exactly one employer is the home.</summary>
    public void Change(DateOnly startsOn, DateOnly endsOn, IReadOnlyList<EffortShare> shares, string? note)
    {
        RuleViolation.ThrowAny(Faults(InstitutionId, startsOn, endsOn, shares));
        (StartsOn, EndsOn, Shares) = (startsOn, endsOn, [.. shares]);
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        SharedWith = [.. shares.Select(s => s.OrganisationId).Where(o => o != InstitutionId)];
    }
}
