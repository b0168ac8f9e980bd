using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching;

/// <summary>Who posted a need, and for whom. Row-level security gives it to the account itself, and to readers only where the need is not anonymous.</summary>
public sealed class NeedOwner
{
    private readonly List<NeedChoice> choices = [];

    private NeedOwner()
    {
    }

    internal NeedOwner(Guid needId, Guid by) => (NeedId, PostedBy) = (needId, by);

    public Guid NeedId { get; private set; }

    /// <summary>The account that posted it; it alone changes it and reads the answers.</summary>
    public Guid PostedBy { get; private set; }

    public Guid? CompanyId { get; private set; }

    public string? Person { get; private set; }

    /// <summary>Institutions that may read it where it is not for everybody. Each sees its own row only.</summary>
    public IReadOnlyList<NeedChoice> Choices => choices;

    internal void Change(NeedTerms terms, string? person)
    {
        Guid[] wanted = terms.Audience == NeedAudience.Chosen ? [.. terms.Institutions.Distinct()] : [];
        if (wanted.Length > CompanyNeed.MostInstitutions) throw new RuleViolation("too-many", "Institutions", CompanyNeed.MostInstitutions);
        (CompanyId, Person) = (terms.CompanyId, person);
        choices.RemoveAll(c => !wanted.Contains(c.InstitutionId));
        choices.AddRange(wanted.Where(id => !choices.Exists(c => c.InstitutionId == id)).Select(id => new NeedChoice(NeedId, id)));
    }
}

/// <summary>An institution that a company chose as reader of a need.</summary>
public sealed class NeedChoice
{
    private NeedChoice()
    {
    }

    internal NeedChoice(Guid needId, Guid institutionId) => (NeedId, InstitutionId) = (needId, institutionId);

    public Guid NeedId { get; private set; }

    public Guid InstitutionId { get; private set; }
}

/// <summary>
/// An institution's answer to a need, one each. Where the company is known the thread begins with it (<see cref="EnquiryId"/>); an anonymous
/// company reads it first, and shows itself by beginning the thread.
/// </summary>
public sealed class NeedAnswer : IRegisterRecord
{
    private NeedAnswer()
    {
    }

    /// <exception cref="RuleViolation">"required", "too-long".</exception>
    public NeedAnswer(CompanyNeed need, Guid institutionId, string? text, Guid by, string byName, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleViolation("required", nameof(Text));
        if (text.Trim().Length > CompanyNeed.LongestText) throw new RuleViolation("too-long", nameof(Text), CompanyNeed.LongestText);
        (Id, NeedId, InstitutionId) = (Guid.CreateVersion7(), need.Id, institutionId);
        (Text, By, ByName, At) = (text.Trim(), by, byName, at);
    }

    public Guid Id { get; private set; }

    public Guid NeedId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string Text { get; private set; } = "";

    public Guid By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The thread that came of it; null while the company has not begun one.</summary>
    public Guid? EnquiryId { get; private set; }

    /// <exception cref="RuleViolation">"need-answer-taken" where a thread runs already.</exception>
    public void Begin(Enquiry enquiry)
    {
        if (EnquiryId is not null) throw new RuleViolation("need-answer-taken");
        EnquiryId = enquiry.Id;
    }
}
