using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// What a word of a question can mean beside a part of a name: a prefecture (徳島), a founder (国立), a kind (高専), a field of published
/// joint research (情報学), or the everyday short form of a university (東工大).
/// </summary>
internal sealed record InstitutionWords(IReadOnlyList<InstitutionWords.Meaning> Meanings)
{
    // 東大, 横浜国大: from two characters; longer ones are names.
    private const int ShortestForm = 2, LongestForm = 7;

    private static readonly Dictionary<string, Founder> Founders = new(StringComparer.Ordinal)
    { ["国立"] = Founder.National, ["公立"] = Founder.Public, ["私立"] = Founder.Private };

    private static readonly Dictionary<string, OrganisationKind> Kinds = new(StringComparer.Ordinal)
    { ["高専"] = OrganisationKind.Kosen, ["短大"] = OrganisationKind.JuniorCollege, ["公設試"] = OrganisationKind.PublicTestInstitute };

    /// <summary>Looks the question's words up in the lists of the catalogue.</summary>
    internal static async Task<InstitutionWords> OfAsync(PortalDb db, string? text, CancellationToken ct)
    {
        var words = NameMatching.Question.Of(text).Words;
        if (words.Count == 0) return new InstitutionWords([]);
        var prefectures = await db.Prefectures.AsNoTracking().ToListAsync(ct);
        var fields = await db.ResearchFields.AsNoTracking().Where(f => f.Level == 1).ToListAsync(ct);
        return new InstitutionWords([.. words.Select(word => new Meaning(
            word,
            word.Length < 2 ? null : prefectures.Find(p => SearchText.Normalise(p.NameJa) is var name && (name == word || name[..^1] == word))?.Code,
            Founders.TryGetValue(word, out var founder) ? founder : null,
            Kinds.TryGetValue(word, out var kind) ? kind : null,
            word.Length < 2 || SearchText.IsShortLatin(word) ? [] : [.. fields.Where(f => SearchText.Of(f.NameJa, f.NameEn).Contains(word, StringComparison.Ordinal)).Select(f => f.Code)],
            ShortForm(word)))]);
    }

    /// <summary>Institutions that fit every word in one of its meanings, or one of whose numbers begins with the question.</summary>
    internal IQueryable<Organisation> Matching(
        IQueryable<Organisation> institutions, PortalDb db, NameMatching.Question question, IReadOnlyDictionary<Guid, IReadOnlyList<string>> fields)
    {
        var found = institutions;
        foreach (var meaning in Meanings)
        {
            var (pattern, shortForm, prefecture, founder, kind) = ($"%{meaning.Word}%", meaning.ShortForm, meaning.Prefecture, meaning.Founder, meaning.Kind);
            var inField = meaning.Fields.Count == 0 ? [] : fields.Where(f => f.Value.Any(meaning.Fields.Contains)).Select(f => f.Key).ToList();
            var latin = SearchText.LatinWords(meaning.Word);
            found = found.Where(o => (EF.Functions.Like(o.SearchText, pattern) && (latin == null || PortalDb.SaysLatin(o.SearchText, o.NameJa, o.NameEn, o.NameKana, latin)))
                || (shortForm != null && EF.Functions.Like(o.SearchText, shortForm))
                || (prefecture != null && o.Prefecture == prefecture) || (founder != null && o.Founder == founder)
                || (kind != null && o.Kind == kind) || inField.Contains(o.Id));
        }

        if (question.Number is not { } number) return found;
        var beginning = number + "%";
        return found.Union(institutions.Where(o => db.OrganisationIdentifiers.Any(i => i.OrganisationId == o.Id && EF.Functions.ILike(i.Value, beginning))));
    }

    // 東工大 stands for 東…工…大学, ミナト大 for みなと…だいがく; the characters in their order, the first one first.
    private static string? ShortForm(string word)
    {
        if (word.Length is < ShortestForm or > LongestForm || word[^1] != '大') return null;
        var stem = word[..^1];
        return stem.All(c => c is >= 'ぁ' and <= 'ゖ') ? $"%{stem}%だいがく%" : string.Join('%', stem.ToCharArray()) + "%大学%";
    }

    /// <param name="ShortForm">Pattern for LIKE, or null.</param>
    internal sealed record Meaning(
        string Word, int? Prefecture, Founder? Founder, OrganisationKind? Kind, IReadOnlyList<string> Fields, string? ShortForm);
}
