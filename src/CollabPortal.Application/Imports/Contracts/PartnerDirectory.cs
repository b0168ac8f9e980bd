using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// Who a cell means: by 法人番号, school code, or a name that one organisation alone bears (width, case and legal form do not matter).
/// Read once a run: the catalogue has some ten thousand organisations, a few megabytes.
/// </summary>
internal sealed class PartnerDirectory
{
    private readonly Dictionary<string, Guid> byNumber = new(StringComparer.Ordinal);

    // Two organisations of one name: the empty id.
    private readonly Dictionary<string, Guid> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> folded = new(StringComparer.Ordinal);

    internal static async Task<PartnerDirectory> ReadAsync(PortalDb db, CancellationToken ct)
    {
        var directory = new PartnerDirectory();
        await foreach (var identifier in db.OrganisationIdentifiers.AsNoTracking()
            .Where(i => i.Scheme == IdentifierSchemes.CorporateNumber || i.Scheme == IdentifierSchemes.Mext)
            .Select(i => new { i.Value, i.OrganisationId }).AsAsyncEnumerable().WithCancellation(ct))
        {
            directory.byNumber[identifier.Value] = identifier.OrganisationId;
        }

        await foreach (var organisation in db.Organisations.AsNoTracking().Where(o => o.AbolishedOn == null)
            .Select(o => new { o.Id, o.SearchText }).AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var name in organisation.SearchText.Split(SearchText.Separator))
            {
                if (name.Length == 0) continue;
                directory.byName[name] = directory.byName.TryGetValue(name, out var other) && other != organisation.Id ? Guid.Empty : organisation.Id;
            }
        }

        return directory;
    }

    /// <summary>The organisation, or why none: "corporate-number-invalid", "partner-unknown", "partner-ambiguous".</summary>
    internal (Guid? Id, string? Code) Find(string? number, string? name)
    {
        if (number is not null)
        {
            var digits = CorporateNumber.Normalise(number);
            if (byNumber.TryGetValue(digits, out var id)) return (id, null);
            return (null, CorporateNumber.IsValid(digits) ? "partner-unknown" : "corporate-number-invalid");
        }

        if (name is null) return (null, null);
        if (!folded.TryGetValue(name, out var wanted))
        {
            if (folded.Count > 20_000) folded.Clear();
            folded[name] = wanted = SearchText.Normalise(name);
        }

        return !byName.TryGetValue(wanted, out var found) ? (null, "partner-unknown") : found == Guid.Empty ? (null, "partner-ambiguous") : (found, null);
    }

    /// <summary>By number where the text is one, else by name.</summary>
    internal (Guid? Id, string? Code) Find(string text)
    {
        var compact = CorporateNumber.Normalise(text);
        return (compact.Length == 13 && compact.All(char.IsAsciiDigit)) || byNumber.ContainsKey(compact) ? Find(compact, null) : Find(null, text);
    }
}
