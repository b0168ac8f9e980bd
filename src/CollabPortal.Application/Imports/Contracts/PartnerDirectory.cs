using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// Who a cell means: by what the institution chose for it before, by 法人番号, school code, or a name that one organisation alone bears (width,
/// case and legal form do not matter). Read once a run: the catalogue has some ten thousand organisations, a few megabytes.
/// </summary>
internal sealed class PartnerDirectory
{
    /// <summary>So many are proposed for a name that nobody bears.</summary>
    private const int Candidates = 3;

    private readonly Dictionary<string, Guid> byNumber = new(StringComparer.Ordinal);

    // Two organisations of one name: the empty id.
    private readonly Dictionary<string, Guid> byName = new(StringComparer.Ordinal);
    private readonly List<(Guid Id, string Name)> names = [];
    private readonly Dictionary<Guid, string> written = [];
    private readonly Dictionary<string, string> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Numbered, string Name), bool> others = [];
    private readonly Dictionary<string, (Guid Id, string Name)> chosen = new(StringComparer.Ordinal);

    internal static async Task<PartnerDirectory> ReadAsync(PortalDb db, Guid institution, CancellationToken ct)
    {
        var directory = new PartnerDirectory();
        await foreach (var identifier in db.OrganisationIdentifiers.AsNoTracking()
            .Where(i => i.Scheme == IdentifierSchemes.CorporateNumber || i.Scheme == IdentifierSchemes.Mext)
            .Select(i => new { i.Value, i.OrganisationId }).AsAsyncEnumerable().WithCancellation(ct))
        {
            directory.byNumber[identifier.Value] = identifier.OrganisationId;
        }

        await foreach (var organisation in db.Organisations.AsNoTracking()
            .Select(o => new { o.Id, o.NameJa, o.SearchText, Stands = o.AbolishedOn == null }).AsAsyncEnumerable().WithCancellation(ct))
        {
            directory.written[organisation.Id] = organisation.NameJa;
            if (!organisation.Stands) continue;
            foreach (var name in organisation.SearchText.Split(SearchText.Separator))
            {
                if (name.Length == 0) continue;
                directory.byName[name] = directory.byName.TryGetValue(name, out var other) && other != organisation.Id ? Guid.Empty : organisation.Id;
                directory.names.Add((organisation.Id, name));
            }
        }

        foreach (var alias in await db.Set<PartnerAlias>().AsNoTracking().Where(a => a.InstitutionId == institution).ToListAsync(ct))
            directory.chosen[alias.Sign] = (alias.OrganisationId, alias.Name);
        return directory;
    }

    /// <summary>The organisation, or why none: "corporate-number-invalid", "partner-unknown", "partner-ambiguous".</summary>
    internal PartnerFinding Find(string? number, string? name)
    {
        if (number is not null)
        {
            var digits = CorporateNumber.Normalise(number);
            if (byNumber.TryGetValue(digits, out var id)) return new(id, null);
            if (chosen.TryGetValue(digits, out var choice)) return new(choice.Id, null, digits);
            return new(null, CorporateNumber.IsValid(digits) ? "partner-unknown" : "corporate-number-invalid");
        }

        if (name is null) return default;
        var wanted = Folded(name);
        // The office's own word stands above a name that somebody registers later.
        if (chosen.TryGetValue(wanted, out var said)) return new(said.Id, null, wanted);
        return !byName.TryGetValue(wanted, out var found) ? new(null, "partner-unknown") : found == Guid.Empty ? new(null, "partner-ambiguous") : new(found, null);
    }

    /// <summary>
    /// Whether the name written beside a 法人番号 is that of another registered organisation, or what the institution calls one. A name that nobody bears is
    /// only a way of writing: the number says who is meant.
    /// </summary>
    /// <param name="numbered">Whose number it is.</param>
    internal bool IsAnothers(Guid numbered, string name)
    {
        var wanted = Folded(name);
        if (chosen.TryGetValue(wanted, out var said)) return said.Id != numbered;
        if (!byName.TryGetValue(wanted, out var bearer)) return false;
        if (bearer != Guid.Empty) return bearer != numbered;
        // Several bear it: their names are looked through once.
        if (others.TryGetValue((numbered, wanted), out var known)) return known;
        return others[(numbered, wanted)] = !Bearers(wanted).Contains(numbered);
    }

    /// <summary>The registered name.</summary>
    internal string NameOf(Guid organisation) => written.GetValueOrDefault(organisation, "");

    /// <summary>By number where the text is one, else by name.</summary>
    internal PartnerFinding Find(string text)
    {
        var compact = CorporateNumber.Normalise(text);
        return (compact.Length == 13 && compact.All(char.IsAsciiDigit)) || byNumber.ContainsKey(compact) ? Find(compact, null) : Find(null, text);
    }

    /// <summary>
    /// Who may be meant by those that were not found: bearers of the same name, else of the names most like it. A company with another 法人番号
    /// than the file's is somebody else. And the names of those that were.
    /// </summary>
    internal async Task ProposeAsync(PortalDb db, ImportReport report, CancellationToken ct)
    {
        var index = report.UnknownPartners.Count > 0 ? new NameIndex(names) : null;
        var found = report.UnknownPartners.Where(u => u.Name is not null).ToDictionary(u => u.Sign, u => Bearers(Folded(u.Name!)) is { Count: > 0 } same ? same : index!.Best(Folded(u.Name!), Candidates * 2), StringComparer.Ordinal);
        Guid[] ids = [.. found.Values.SelectMany(f => f).Concat(report.PartnerMatches.Select(m => m.OrganisationId)).Concat(report.Preview.Select(p => p.PartnerId).OfType<Guid>()).Distinct()];
        if (ids.Length == 0) return;
        var hits = await OrganisationSearch.Hits(db, db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))).ToDictionaryAsync(h => h.Id, ct);
        report.Propose(
            unknown => [.. (found.GetValueOrDefault(unknown.Sign) ?? []).Select(id => hits[id])
                .Where(h => unknown.CorporateNumber is null || h.CorporateNumber is null).Take(Candidates)
                .Select(h => new PartnerCandidate(h.Id, h.NameJa, h.NameEn, h.Kind, h.Prefecture, h.CorporateNumber))],
            match => match with { Name = chosen[match.Sign].Name, Organisation = hits[match.OrganisationId].NameJa },
            partner => hits[partner].NameJa);
    }

    private IReadOnlyList<Guid> Bearers(string wanted) =>
        byName.TryGetValue(wanted, out var one) ? one == Guid.Empty ? [.. names.Where(n => n.Name == wanted).Select(n => n.Id).Distinct()] : [one] : [];

    private string Folded(string name)
    {
        if (folded.TryGetValue(name, out var known)) return known;
        if (folded.Count > 20_000) folded.Clear();
        return folded[name] = SearchText.Normalise(name);
    }
}

/// <summary>Who a cell means.</summary>
/// <param name="Id">The organisation; null where none is found or the cell is empty.</param>
/// <param name="Code">Why none is found.</param>
/// <param name="Chosen">The sign under which the institution had chosen it; null where the register knows it.</param>
internal readonly record struct PartnerFinding(Guid? Id, string? Code, string? Chosen = null);
