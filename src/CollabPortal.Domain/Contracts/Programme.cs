using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>包括連携: an umbrella agreement that holds many contracts (seed 004).</summary>
public sealed class Programme : IRegisterRecord, IVersioned
{
    private Programme()
    {
    }

    public Programme(Guid institutionId, string name, Guid partnerId, DateOnly startsOn, DateOnly? endsOn, string? goal = null)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Change(name, partnerId, startsOn, endsOn, goal);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string Name { get; private set; } = "";

    public Guid PartnerId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Null while no end is agreed.</summary>
    public DateOnly? EndsOn { get; private set; }

    public string? Goal { get; private set; }

    public int Version { get; private set; }

    public void Change(string name, Guid partnerId, DateOnly startsOn, DateOnly? endsOn, string? goal)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("required", nameof(Name));
        if (name.Trim().Length > ResearchContract.TitleLimit) throw new RuleViolation("too-long", nameof(Name), ResearchContract.TitleLimit);
        if (goal?.Trim().Length > ResearchContract.ProseLimit) throw new RuleViolation("too-long", nameof(Goal), ResearchContract.ProseLimit);
        if (partnerId == InstitutionId) throw new RuleViolation("party-is-self", nameof(PartnerId));
        if (endsOn < startsOn) throw new RuleViolation("period-reversed", nameof(EndsOn));
        (Name, PartnerId, StartsOn, EndsOn, Goal) = (name.Trim(), partnerId, startsOn, endsOn, Text.Trimmed(goal));
    }
}
