using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>Where a release that was entered stands.</summary>
public enum ReleaseState
{
    /// <summary>Entered; waits for a second person.</summary>
    Proposed,

    /// <summary>Its values are official values of the portal. It cannot be changed any more; a later release restates.</summary>
    Published,

    /// <summary>The second person sent it back, with a reason. Nothing of it was published.</summary>
    Returned,

    /// <summary>Whoever entered it took it back.</summary>
    Withdrawn,
}

/// <summary>A value of a release, as it was published.</summary>
/// <param name="Series">Key of the official series, snake_case.</param>
/// <param name="FiscalYear">Calendar year in which the fiscal year begins.</param>
/// <param name="Value">In the series' unit.</param>
/// <param name="Unit">That unit, snake_case.</param>
/// <param name="Precision">"exact" or "computed".</param>
/// <param name="Note">What a reader must know of it.</param>
public sealed record ProposedValue(string Series, int FiscalYear, decimal Value, string Unit, string Precision, string? Note);

/// <summary>What a release is, in the words of whoever enters it.</summary>
/// <param name="NameJa">Name of the publication; with the survey's year.</param>
/// <param name="NameEn">Its name in English; also the id of the release, so it is used once.</param>
/// <param name="PublishedOn">Day of publication.</param>
/// <param name="Address">Where it was published, https.</param>
public sealed record ReleaseFacts(string? NameJa, string? NameEn, DateOnly? PublishedOn, string? Address);

/// <summary>
/// A publication with official values on its way into the portal: entered by one person of the ministry from a file, published by another.
/// It stays as the record of who did what.
/// </summary>
public sealed class ReleaseProposal
{
    /// <summary>Longest names and addresses.</summary>
    public const int LongestName = 200, LongestAddress = 500, LongestComment = 1_000;

    private ReleaseProposal()
    {
    }

    internal ReleaseProposal(ReleaseFacts facts, string fileName, string fileHash, IReadOnlyList<ProposedValue> values, Guid by, string byName, DateTimeOffset at) =>
        (NameJa, NameEn, PublishedOn, Address, FileName, FileHash, Values, EnteredBy, EnteredByName, EnteredAt) =
        (facts.NameJa!.Trim(), facts.NameEn!.Trim(), facts.PublishedOn!.Value, facts.Address!.Trim(), fileName, fileHash, values, by, byName, at);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string NameJa { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public DateOnly PublishedOn { get; private set; }

    public string Address { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, in hex.</summary>
    public string FileHash { get; private set; } = "";

    public IReadOnlyList<ProposedValue> Values { get; private set; } = [];

    public ReleaseState State { get; private set; }

    public Guid EnteredBy { get; private set; }

    public string EnteredByName { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Who published it, sent it back or took it back.</summary>
    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Comment { get; private set; }

    public int Version { get; private set; } = 1;

    /// <exception cref="RuleViolation">"release-decided" where it no longer waits; "release-own" for the person who entered it; "required" without a reason.</exception>
    internal void Return(Guid by, string byName, DateTimeOffset at, string? comment)
    {
        if (by == EnteredBy) throw new RuleViolation("release-own");
        if (string.IsNullOrWhiteSpace(comment)) throw new RuleViolation("required", nameof(Comment));
        if (comment.Length > LongestComment) throw new RuleViolation("too-long", nameof(Comment), LongestComment);
        Decide(ReleaseState.Returned, by, byName, at);
        Comment = comment.Trim();
    }

    /// <exception cref="RuleViolation">"release-decided" where it no longer waits; "not-allowed" for anybody but who entered it.</exception>
    internal void Withdraw(Guid by, string byName, DateTimeOffset at)
    {
        if (by != EnteredBy) throw new RuleViolation("not-allowed");
        Decide(ReleaseState.Withdrawn, by, byName, at);
    }

    private void Decide(ReleaseState state, Guid by, string byName, DateTimeOffset at)
    {
        if (State != ReleaseState.Proposed) throw new RuleViolation("release-decided");
        (State, DecidedBy, DecidedByName, DecidedAt) = (state, by, byName, at);
        Version++;
    }
}
