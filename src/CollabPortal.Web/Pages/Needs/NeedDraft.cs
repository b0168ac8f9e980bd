using CollabPortal.Application;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Needs;

/// <summary>What is typed of a need.</summary>
public sealed class NeedDraft
{
    public string? Title { get; set; }

    public string? Problem { get; set; }

    public string? Sought { get; set; }

    public BudgetBand? Budget { get; set; }

    public WishedStart? Start { get; set; }

    public HashSet<string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>With 、 or a comma or a line break between.</summary>
    public string? Keywords { get; set; }

    public SeedReadiness? LeastReadiness { get; set; }

    public bool IsSmall { get; set; }

    public NeedAudience Audience { get; set; }

    public bool IsAnonymous { get; set; }

    public List<OrganisationLabel> Institutions { get; } = [];

    /// <summary>Of this form: saved twice at once it makes one need.</summary>
    public Guid Key { get; } = Guid.CreateVersion7();

    public string? Person { get; set; }

    public static NeedDraft Of(NeedTerms terms, IEnumerable<OrganisationLabel> institutions)
    {
        var draft = new NeedDraft
        {
            Title = terms.Title,
            Problem = terms.Problem,
            Sought = terms.Sought,
            Budget = terms.Budget,
            Start = terms.Start,
            Keywords = string.Join("、", terms.Keywords),
            LeastReadiness = terms.LeastReadiness,
            IsSmall = terms.IsSmall,
            Audience = terms.Audience,
            IsAnonymous = terms.IsAnonymous,
            Person = terms.Person,
        };
        draft.Fields.UnionWith(terms.Fields);
        draft.Institutions.AddRange(institutions);
        return draft;
    }

    /// <summary>What was asked of one institution, for all: nothing is typed twice.</summary>
    internal void TakeOver(Enquiry asked) =>
        (Title, Problem, Budget, Start, Person) = (asked.Title, asked.Problem, asked.Budget, asked.Start, asked.Person);

    /// <summary>All that would be refused as it stands; what publication needs besides is asked for then.</summary>
    public IReadOnlyList<Problem> Faults() => FormProblems.OfRule(Read(), terms => _ = new CompanyNeed(terms, Guid.Empty), (terms, field) => field switch
    {
        nameof(Title) => terms with { Title = "-" },
        nameof(Problem) => terms with { Problem = null },
        nameof(Sought) => terms with { Sought = null },
        nameof(Person) => terms with { Person = null },
        nameof(Keywords) => terms with { Keywords = [] },
        nameof(Fields) => terms with { Fields = [] },
        nameof(Institutions) => terms with { Institutions = [] },
        _ => terms,
    });

    public NeedTerms Read() => new()
    {
        Title = Title,
        Problem = Problem,
        Sought = Sought,
        Budget = Budget ?? BudgetBand.Undecided,
        Start = Start ?? WishedStart.Open,
        Fields = [.. Fields.Order(StringComparer.Ordinal)],
        Keywords = (Keywords ?? "").Split(['、', ',', '，', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        LeastReadiness = LeastReadiness,
        IsSmall = IsSmall,
        Audience = Audience,
        IsAnonymous = IsAnonymous,
        Institutions = [.. Institutions.Select(i => i.Id)],
        Key = Key,
        Person = Person,
    };
}
