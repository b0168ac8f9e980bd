using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>How a question finds an organisation, the same for the type-ahead and the public search.</summary>
internal static class NameMatching
{
    /// <summary>An identifier is asked for from this many characters on; shorter digits are parts of names.</summary>
    private const int ShortestNumber = 4;

    /// <summary>
    /// Organisations in whose names every word of the question stands, or one of whose numbers begins with it. Words hold only
    /// letters and digits (SearchText), so nothing typed can act as a LIKE wildcard. No words: no restriction.
    /// </summary>
    internal static IQueryable<Organisation> Matching(this IQueryable<Organisation> organisations, PortalDb db, Question question)
    {
        if (question.Words.Count == 0) return organisations;
        var named = organisations;
        foreach (var word in question.Words) named = named.Saying(word, SearchText.LatinWords(word));

        if (question.Number is not { } number) return named;
        var beginning = number + "%";
        var numbered = organisations.Where(o => db.OrganisationIdentifiers.Any(i => i.OrganisationId == o.Id && EF.Functions.ILike(i.Value, beginning)));
        return named.Union(numbered);
    }

    /// <summary>Organisations one of whose names says the whole of what a list is asked for, by the same rule as the type-ahead; none where nothing searchable was asked.</summary>
    internal static IQueryable<Organisation> Named(this IQueryable<Organisation> organisations, string? text) =>
        SearchText.Normalise(text) is { Length: > 0 } folded ? organisations.Saying(folded, SearchText.LatinWords(text)) : organisations.Where(_ => false);

    /// <summary>By the index; then, of Latin words, those that do not only run together across a blank (Minato Foods does not say TOF).</summary>
    private static IQueryable<Organisation> Saying(this IQueryable<Organisation> organisations, string folded, string? latin)
    {
        var pattern = $"%{folded}%";
        var found = organisations.Where(o => EF.Functions.Like(o.SearchText, pattern));
        return latin is null ? found : found.Where(o => PortalDb.SaysLatin(o.SearchText, o.NameJa, o.NameEn, o.NameKana, latin));
    }

    /// <summary>
    /// The whole name first, then names that begin with what was typed as it was typed (トヨタ before 豊田), then those that begin with it
    /// by reading, then the rest; the living before the abolished.
    /// </summary>
    internal static IOrderedQueryable<Organisation> ByRelevance(this IQueryable<Organisation> organisations, Question question)
    {
        if (question.Whole.Length == 0) return organisations.OrderBy(o => o.AbolishedOn != null);
        string exact = $"%{SearchText.Separator}{question.Whole}{SearchText.Separator}%", beginning = $"%{SearchText.Separator}{question.Whole}%";
        string typed = question.Typed, company = "株式会社" + question.Typed;
        string together = $"%{question.Whole}%";
        return organisations
            .OrderBy(o => o.AbolishedOn != null)
            // Most of many matches do not begin with what was typed: they are asked two things only.
            .ThenBy(o =>
                EF.Functions.Like(SearchText.Separator + o.SearchText, beginning)
                    ? EF.Functions.Like(SearchText.Separator + o.SearchText + SearchText.Separator, exact) ? 0 : o.NameJa.StartsWith(typed) || o.NameJa.StartsWith(company) ? 1 : 2
                : o.NameJa.StartsWith(typed) || o.NameJa.StartsWith(company) ? 1
                : EF.Functions.Like(o.SearchText, together) ? 3 : 4);
    }

    /// <summary>What was typed, taken apart once.</summary>
    internal sealed record Question(IReadOnlyList<string> Words, string Whole, string? Number, string Typed)
    {
        internal static Question Of(string? text)
        {
            var compact = CorporateNumber.Normalise(text);
            var isNumber = compact.Length >= ShortestNumber && compact.All(char.IsAsciiLetterOrDigit) && compact.Any(char.IsAsciiDigit);
            return new(SearchText.Words(text), SearchText.Normalise(text), isNumber ? compact : null, (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim());
        }
    }
}
