using CollabPortal.Application.Imports;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>What an officer is about to decide of a partner that was not found.</summary>
public sealed class PartnerDraft
{
    /// <summary>Choices that are no candidate.</summary>
    public const string New = "new", Other = "other", Leave = "leave";

    public PartnerDraft(UnknownPartner partner)
    {
        // Nobody is meant whom nobody chose, and nobody new comes into the nation's list: a name with a slip may have no candidate.
        (Partner, NewName, Choice) = (partner, partner.Name ?? "", Leave);
    }

    public UnknownPartner Partner { get; }

    /// <summary>Id of a candidate, or one of the other choices.</summary>
    public string Choice { get; set; }

    public string NewName { get; set; }

    /// <summary>Chosen by hand.</summary>
    public Guid? Found { get; set; }

    /// <summary>Has nobody alike, so that it is likely a new one; for choosing all of these at once.</summary>
    public bool IsLikelyNew => Partner.Candidates.Count == 0 && !Partner.IsAmbiguous && NewName.Length > 0;

    /// <summary>Null where the rows stay errors.</summary>
    public PartnerDecision? Decision => Choice switch
    {
        New => string.IsNullOrWhiteSpace(NewName) ? null : new PartnerDecision(Partner, null, NewName.Trim()),
        Other => Found is { } found ? new PartnerDecision(Partner, found) : null,
        _ => Guid.TryParse(Choice, out var candidate) ? new PartnerDecision(Partner, candidate) : null,
    };
}
