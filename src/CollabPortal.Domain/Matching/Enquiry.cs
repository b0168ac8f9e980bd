using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching;

/// <summary>
/// 問い合わせ: a company's question to an institution, from asking to a draft contract or a reason why not. Both sides see the same
/// thread; the days between the steps are counted and become the institution's response time.
/// </summary>
public sealed class Enquiry : IRegisterRecord, IVersioned
{
    /// <summary>Longest texts in characters, most files, and days after which a waiting enquiry is called late.</summary>
    public const int LongestTitle = 120, LongestText = 4_000, LongestName = 100, MostFiles = 5, LateAfterDays = 5;

    private readonly List<EnquiryEntry> entries = [];

    private Enquiry()
    {
    }

    /// <exception cref="RuleViolation">"required" for title, problem, company and person, "too-long", "needs-words" for a title or problem of signs alone.</exception>
    public Enquiry(Guid institutionId, EnquiryTerms terms, Guid by, DateTimeOffset at)
    {
        Take(institutionId, terms, by, at);
        if (!SaysWords(Title)) throw new RuleViolation("needs-words", nameof(Title));
        if (!SaysWords(Problem)) throw new RuleViolation("needs-words", nameof(Problem));
        Add(EnquiryAct.Asked, null, by, Person, true, at);
    }

    /// <summary>Whether a text says anything at all: signs and dots alone ask nothing.</summary>
    public static bool SaysWords(string? text) => text is not null && text.Any(char.IsLetterOrDigit);

    /// <summary>A thread that an institution begins by answering a need whose company it knows: the first word is the office's.</summary>
    public static Enquiry Answering(CompanyNeed need, NeedAnswer answer)
    {
        var owner = need.Owner ?? throw new RuleViolation("need-anonymous");
        return Answered(answer, TermsOf(need, owner), owner.PostedBy);
    }

    /// <summary>A thread that a company begins with an institution that answered its need: the answer is the first word of it and the reply, and the company goes on.</summary>
    public static Enquiry Beginning(NeedAnswer answer, EnquiryTerms terms, Guid by, DateTimeOffset at)
    {
        var made = Answered(answer, terms, by);
        made.Add(EnquiryAct.Asked, null, by, made.Person, true, at);
        made.OfficeIsNext = false;
        return made;
    }

    private static Enquiry Answered(NeedAnswer answer, EnquiryTerms terms, Guid by)
    {
        var made = new Enquiry();
        made.Take(answer.InstitutionId, terms, by, answer.At);
        (made.Status, made.AnsweredAt) = (EnquiryStatus.Answered, answer.At);
        made.Office(EnquiryAct.Answered, answer.Text, answer.By, answer.ByName, answer.At);
        return made;
    }

    /// <summary>What a thread takes over from a need.</summary>
    public static EnquiryTerms TermsOf(CompanyNeed need, NeedOwner owner) => new()
    {
        Title = need.Title,
        Problem = need.Problem,
        Budget = need.Budget,
        Start = need.Start,
        CompanyId = owner.CompanyId,
        Person = owner.Person,
        Origin = EnquiryOrigin.Need,
        OriginId = need.Id,
        OriginTitle = need.Title,
    };

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>The account that asked; it and nobody else of the company side reads the thread.</summary>
    public Guid AskedBy { get; private set; }

    public Guid CompanyId { get; private set; }

    public string Person { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public BudgetBand Budget { get; private set; }

    public WishedStart Start { get; private set; }

    public EnquirySecrecy Secrecy { get; private set; }

    public EnquiryOrigin Origin { get; private set; }

    public Guid? OriginId { get; private set; }

    public string? OriginTitle { get; private set; }

    public EnquiryStatus Status { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The office's first word of any kind.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>The office's first answer or refusal with its reason.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Declined, withdrawn or made a contract.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Last word of either side.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether the company waits for an answer: it had the last word, or was told only that its word came or went on. After a draft contract too.</summary>
    public bool OfficeIsNext { get; private set; }

    public Guid? ContractId { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<EnquiryEntry> Entries => entries;

    public bool IsOpen => ClosedAt is null;

    /// <summary>Both sides may go on writing: until it ends, and beside the draft contract that came of it.</summary>
    public bool TakesWords => IsOpen || Status == EnquiryStatus.Contracted;

    /// <summary>The office has not said a word yet: a wrong file can be taken back.</summary>
    public bool FilesMayGo => IsOpen && AcknowledgedAt is null;

    /// <summary>"We have it." Once only. It is no answer: the next word stays the office's.</summary>
    /// <exception cref="RuleViolation">"enquiry-closed", "enquiry-acknowledged".</exception>
    public void Acknowledge(string? text, Guid by, string byName, DateTimeOffset at)
    {
        Open();
        if (AcknowledgedAt is not null) throw new RuleViolation("enquiry-acknowledged");
        Status = EnquiryStatus.Acknowledged;
        Office(EnquiryAct.Acknowledged, Given(text), by, byName, at, OfficeIsNext);
    }

    /// <summary>Researchers may see it: the company has not kept it to the office.</summary>
    public bool MayForward => Secrecy != EnquirySecrecy.OfficeOnly;

    /// <summary>Goes to researchers; whom is told to both sides. It is no answer: who had the next word has it still.</summary>
    /// <exception cref="RuleViolation">"required" for whom, "enquiry-closed", "enquiry-office-only" where the company has not allowed it.</exception>
    public void Forward(string? to, Guid by, string byName, DateTimeOffset at)
    {
        Open();
        if (!MayForward) throw new RuleViolation("enquiry-office-only");
        var whom = Needed(to, "Text", LongestText);
        Status = Status == EnquiryStatus.Answered ? Status : EnquiryStatus.Forwarded;
        Office(EnquiryAct.Forwarded, whom, by, byName, at, OfficeIsNext);
    }

    /// <summary>An answer in the matter. What has become a draft contract stays one.</summary>
    public void Answer(string? text, Guid by, string byName, DateTimeOffset at)
    {
        Talk();
        var answer = Needed(text, "Text", LongestText);
        (Status, AnsweredAt) = (IsOpen ? EnquiryStatus.Answered : Status, AnsweredAt ?? at);
        Office(EnquiryAct.Answered, answer, by, byName, at);
    }

    /// <summary>Refused, with the reason: a company must know what to do next.</summary>
    public void Decline(string? reason, Guid by, string byName, DateTimeOffset at)
    {
        Open();
        var why = Needed(reason, "Text", LongestText);
        (Status, AnsweredAt, ClosedAt) = (EnquiryStatus.Declined, AnsweredAt ?? at, at);
        Office(EnquiryAct.Declined, why, by, byName, at);
    }

    /// <summary>A draft contract was made of it. That is no word to the company: it counts as no reply and as no answer.</summary>
    public void Contract(Guid contractId, Guid by, string byName, DateTimeOffset at)
    {
        Open();
        (Status, ClosedAt, ContractId, OfficeIsNext, ChangedAt) = (EnquiryStatus.Contracted, at, contractId, false, at);
        Add(EnquiryAct.Contracted, null, by, byName, false, at);
    }

    /// <summary>For the office alone; counts as no word to the company.</summary>
    public void Note(string? text, Guid by, string byName, DateTimeOffset at) => Add(EnquiryAct.Note, Needed(text, "Text", LongestText), by, byName, false, at);

    /// <summary>A further word of the company.</summary>
    public void Say(string? text, DateTimeOffset at)
    {
        Talk();
        var word = Needed(text, "Text", LongestText);
        (OfficeIsNext, ChangedAt) = (true, at);
        Add(EnquiryAct.Message, word, AskedBy, Person, true, at);
    }

    /// <summary>The company allows what it had kept to the office: researchers may see it. It waits for the office again.</summary>
    /// <exception cref="RuleViolation">"enquiry-closed", "enquiry-allowed" where it was never kept to the office.</exception>
    public void Allow(DateTimeOffset at)
    {
        Open();
        if (MayForward) throw new RuleViolation("enquiry-allowed");
        (Secrecy, OfficeIsNext, ChangedAt) = (EnquirySecrecy.WithinInstitution, true, at);
        Add(EnquiryAct.Allowed, null, AskedBy, Person, true, at);
    }

    /// <summary>The company needs it no more.</summary>
    public void Withdraw(string? reason, DateTimeOffset at)
    {
        Open();
        (Status, ClosedAt, OfficeIsNext, ChangedAt) = (EnquiryStatus.Withdrawn, at, false, at);
        Add(EnquiryAct.Withdrawn, Given(reason), AskedBy, Person, true, at);
    }

    private void Take(Guid institutionId, EnquiryTerms terms, Guid by, DateTimeOffset at)
    {
        (Id, InstitutionId, AskedBy, AskedAt) = (terms.Key ?? Guid.CreateVersion7(), institutionId, by, at);
        (Title, Problem) = (Needed(terms.Title, nameof(Title), LongestTitle), Needed(terms.Problem, nameof(Problem), LongestText));
        CompanyId = terms.CompanyId ?? throw new RuleViolation("required", nameof(CompanyId));
        Person = Needed(terms.Person, nameof(Person), LongestName);
        (Budget, Start, Secrecy, Origin, OriginId) = (terms.Budget, terms.Start, terms.Secrecy, terms.Origin, terms.OriginId);
        OriginTitle = terms.OriginTitle is { Length: > 200 } longer ? longer[..200] : terms.OriginTitle;
    }

    private void Open()
    {
        if (!IsOpen) throw new RuleViolation("enquiry-closed");
    }

    private void Talk()
    {
        if (!TakesWords) throw new RuleViolation("enquiry-closed");
    }

    private void Office(EnquiryAct act, string? text, Guid by, string byName, DateTimeOffset at, bool owes = false)
    {
        (AcknowledgedAt, OfficeIsNext, ChangedAt) = (AcknowledgedAt ?? at, owes, at);
        Add(act, text, by, byName, false, at);
    }

    private void Add(EnquiryAct act, string? text, Guid by, string byName, bool fromCompany, DateTimeOffset at)
    {
        if (act is EnquiryAct.Asked) (OfficeIsNext, ChangedAt) = (true, at);
        entries.Add(new EnquiryEntry(this, act, text, by, byName, fromCompany, at));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : Needed(text, "Text", LongestText);

    private static string Needed(string? text, string field, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleViolation("required", field);
        return text.Trim().Length <= longest ? text.Trim() : throw new RuleViolation("too-long", field, longest);
    }
}
