using CollabPortal.Domain.Matching;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>What is typed of a seed.</summary>
public sealed class SeedDraft
{
    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Problem { get; set; }

    public string? Advantage { get; set; }

    public string? Sought { get; set; }

    public SeedReadiness? Readiness { get; set; }

    public string? FieldCode { get; set; }

    /// <summary>With 、 or a comma or a line break between.</summary>
    public string? Keywords { get; set; }

    public string? Researchers { get; set; }

    public bool ForSmall { get; set; }

    /// <summary>Patent rights of the own register, one row each.</summary>
    public List<SeedPatentDraft> Patents { get; set; } = [];

    public static SeedDraft Of(SeedTerms terms) => new()
    {
        Title = terms.Title,
        TitleEn = terms.TitleEn,
        Problem = terms.Problem,
        Advantage = terms.Advantage,
        Sought = terms.Sought,
        Readiness = terms.Readiness,
        FieldCode = terms.FieldCode,
        Keywords = string.Join("、", terms.Keywords),
        Researchers = string.Join("、", terms.Researchers),
        ForSmall = terms.ForSmall,
        Patents = [.. terms.PatentIds.Select(id => new SeedPatentDraft { Id = id })],
    };

    public SeedTerms Read() => new()
    {
        Title = Title,
        TitleEn = TitleEn,
        Problem = Problem,
        Advantage = Advantage,
        Sought = Sought,
        Readiness = Readiness,
        FieldCode = FieldCode,
        Keywords = Words(Keywords),
        Researchers = Words(Researchers),
        PatentIds = [.. Patents.Select(p => p.Id).OfType<Guid>()],
        ForSmall = ForSmall,
    };

    private static string[] Words(string? typed) => (typed ?? "").Split(['、', ',', '，', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A patent right of a seed; without an id it is not chosen yet.</summary>
public sealed class SeedPatentDraft
{
    public Guid? Id { get; set; }
}
