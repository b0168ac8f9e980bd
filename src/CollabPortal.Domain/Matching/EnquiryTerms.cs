namespace CollabPortal.Domain.Matching;

/// <summary>How far an enquiry has come.</summary>
public enum EnquiryStatus
{
    /// <summary>Sent; the office has not said anything yet.</summary>
    Asked,

    /// <summary>The office has it.</summary>
    Acknowledged,

    /// <summary>With researchers.</summary>
    Forwarded,

    /// <summary>The office has answered in its matter.</summary>
    Answered,

    /// <summary>A draft contract was made of it.</summary>
    Contracted,

    Declined,

    /// <summary>The company took it back.</summary>
    Withdrawn,
}

/// <summary>What a company thinks of spending in a year.</summary>
public enum BudgetBand
{
    Undecided,
    UpToOneMillion,
    UpToThreeMillion,
    UpToTenMillion,
    OverTenMillion,
}

/// <summary>When a company would like to begin.</summary>
public enum WishedStart
{
    Open,
    WithinThreeMonths,
    WithinHalfAYear,
    WithinAYear,
}

/// <summary>How what is written is to be treated.</summary>
public enum EnquirySecrecy
{
    /// <summary>May be shown to researchers of the institution.</summary>
    WithinInstitution,

    /// <summary>To the liaison office alone until an agreement on secrecy.</summary>
    OfficeOnly,
}

/// <summary>What an enquiry came from: nothing but the institution, or a document of the search, whose numbers these are.</summary>
public enum EnquiryOrigin
{
    Institution = 0,
    Seed = 1,
    Startup = 2,
    Patent = 3,
    Case = 4,

    /// <summary>A need of the asking company.</summary>
    Need = 5,

    /// <summary>An event of the institution.</summary>
    Event = 6,
}

/// <summary>What a company writes of an enquiry.</summary>
public sealed record EnquiryTerms
{
    public string? Title { get; init; }

    /// <summary>What is wanted or troubles them.</summary>
    public string? Problem { get; init; }

    public BudgetBand Budget { get; init; }

    public WishedStart Start { get; init; }

    /// <summary>Who says nothing has allowed nothing: the office alone.</summary>
    public EnquirySecrecy Secrecy { get; init; } = EnquirySecrecy.OfficeOnly;

    /// <summary>Made once by the form; sending it twice makes one enquiry, of this id.</summary>
    public Guid? Key { get; init; }

    /// <summary>The company that asks: the asking account's own.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Person to answer to, as the institution sees it.</summary>
    public string? Person { get; init; }

    public EnquiryOrigin Origin { get; init; }

    /// <summary>The seed, startup or patent right; null where the institution itself is asked.</summary>
    public Guid? OriginId { get; init; }

    /// <summary>Its title on the day of asking.</summary>
    public string? OriginTitle { get; init; }
}
