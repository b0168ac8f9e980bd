using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>包括連携: an umbrella agreement that holds many contracts (seed 004).</summary>
public sealed class Programme : IRegisterRecord, IVersioned
{
    private Programme()
    {
    }

    public Programme(Guid institutionId, string name, Guid partnerId, DateOnly startsOn, DateOnly? endsOn)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("required", nameof(Name));
        if (endsOn < startsOn) throw new RuleViolation("period-reversed", nameof(EndsOn));
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Name = name.Trim();
        PartnerId = partnerId;
        StartsOn = startsOn;
        EndsOn = endsOn;
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string Name { get; private set; } = "";

    public Guid PartnerId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Null while no end is agreed.</summary>
    public DateOnly? EndsOn { get; private set; }

    public string? Goal { get; set; }

    public int Version { get; private set; }
}
