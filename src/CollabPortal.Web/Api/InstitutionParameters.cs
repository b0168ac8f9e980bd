using System.Globalization;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Web.Api;

/// <summary>The query string of a search for institutions, the same for the API and the page.</summary>
public static class InstitutionParameters
{
    /// <summary>Letters of the 大区分.</summary>
    public const string FieldLetters = "ABCDEFGHIJK";

    /// <summary>
    /// Reads the parameters. An empty one is as good as none; a wrong one is left out of the request and named in the errors,
    /// each with what is allowed.
    /// </summary>
    public static (InstitutionSearchRequest Request, IReadOnlyDictionary<string, string> Errors) Read(IQueryCollection query)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = Single(query, "q");
        if (text is { Length: > OrganisationSearch.LongestQuestion })
        {
            errors["q"] = $"q may have at most {OrganisationSearch.LongestQuestion} characters.";
            text = null;
        }

        var request = new InstitutionSearchRequest(
            text,
            Number(query, "prefecture", 1, 47, "prefecture is a JIS X 0401 code, 1 to 47.", errors),
            Kinds(query, errors),
            Field(query, errors),
            Number(query, "page", 1, InstitutionSearchRequest.LastPage, $"page is a whole number from 1 to {InstitutionSearchRequest.LastPage}.", errors) ?? 1,
            Single(query, "open") is "1" or "true");
        return (request, errors);
    }

    /// <summary>The query string of a request, "" or "?…"; what is not set is left out.</summary>
    public static string Write(InstitutionSearchRequest request)
    {
        var parts = new List<string>();
        if (request.HasText) parts.Add("q=" + Uri.EscapeDataString(request.Text!));
        if (request.Prefecture is { } prefecture) parts.Add("prefecture=" + prefecture.ToString(CultureInfo.InvariantCulture));
        if (request.HasKinds) parts.AddRange(request.Kinds!.Select(k => "kind=" + k));
        if (request.Field is { } field) parts.Add("field=" + field);
        if (request.TakesEnquiries) parts.Add("open=1");
        if (request.Page > 1) parts.Add("page=" + request.Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    // A NUL cannot stand in PostgreSQL's text; it is the only character that no question may hold.
    private static string? Single(IQueryCollection query, string name) =>
        query[name].ToString().Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } value ? value : null;

    private static int? Number(IQueryCollection query, string name, int least, int most, string allowed, Dictionary<string, string> errors)
    {
        if (Single(query, name) is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        errors[name] = allowed;
        return null;
    }

    private static List<OrganisationKind>? Kinds(IQueryCollection query, Dictionary<string, string> errors)
    {
        var typed = query["kind"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var kinds = OrganisationKinds.Institutions.Where(k => typed.Exists(t => t.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase))).ToList();
        if (typed.Exists(t => !kinds.Exists(k => t.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase))))
            errors["kind"] = $"kind is one of {string.Join(", ", OrganisationKinds.Institutions)}; it may be repeated.";
        return kinds.Count == 0 ? null : kinds;
    }

    private static string? Field(IQueryCollection query, Dictionary<string, string> errors)
    {
        if (Single(query, "field") is not { } typed) return null;
        var letter = typed.ToUpperInvariant();
        if (letter.Length == 1 && FieldLetters.Contains(letter[0], StringComparison.Ordinal)) return letter;
        errors["field"] = "field is the letter of a 大区分, A to K.";
        return null;
    }
}
