namespace CollabPortal.Domain.Values;

/// <summary>A record of an institution's confidential register. Row-level security goes by <see cref="InstitutionId"/>.</summary>
public interface IRegisterRecord
{
    Guid Id { get; }

    /// <summary>The institution that keeps the record, and the only one that may change it.</summary>
    Guid InstitutionId { get; }
}

/// <summary>What people edit carries a version: a save made on an older version is refused, never merged or overwritten.</summary>
public interface IVersioned
{
    /// <summary>Starts at 1 and grows by one with each save.</summary>
    int Version { get; }
}
