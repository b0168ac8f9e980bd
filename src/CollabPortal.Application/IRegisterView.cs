using CollabPortal.Application.Organisations;

namespace CollabPortal.Application;

/// <summary>What the screens of every thin register need to know of a record.</summary>
public interface IRegisterView
{
    Guid Id { get; }

    /// <summary>The institution that keeps the record.</summary>
    OrganisationLabel Institution { get; }

    /// <summary>The person asking may change it; else it is shared with them, or they only read.</summary>
    bool Own { get; }

    /// <summary>Version that a change must name.</summary>
    int Version { get; }
}
