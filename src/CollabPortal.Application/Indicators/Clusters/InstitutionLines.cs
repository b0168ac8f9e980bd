using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Clusters;

/// <summary>An institution as a list can name it.</summary>
/// <param name="Code">学校コード; null for bodies that have none.</param>
internal sealed record NamedInstitution(Guid Id, string? Code, string NameJa, string? NameEn, bool IsAbolished);

/// <summary>
/// Lists of institutions, one a line: by 学校コード or by the whole name in either language. Width, case, kana and legal form do not matter;
/// a name that two bear needs the code. The living stand before the abolished.
/// </summary>
internal sealed class InstitutionLines
{
    /// <summary>So much of a line that nobody knows is told again; so many such lines are told at once.</summary>
    private const int LongestTold = 60, MostTold = 20;

    private readonly Dictionary<Guid, NamedInstitution> byId;
    private readonly Dictionary<string, NamedInstitution> byCode;
    private readonly Dictionary<string, IReadOnlyList<NamedInstitution>> byName;
    private readonly Lazy<NameIndex> alike;

    internal InstitutionLines(IReadOnlyCollection<NamedInstitution> all)
    {
        byId = all.ToDictionary(i => i.Id);
        byCode = all.Where(i => i.Code is not null).ToDictionary(i => Compact(i.Code!), StringComparer.Ordinal);
        byName = (from i in all from name in Names(i) select (i, name)).GroupBy(n => n.name, n => n.i, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Bearers([.. g]), StringComparer.Ordinal);
        alike = new(() => new NameIndex(from i in all where !i.IsAbolished from name in Names(i) select (i.Id, name)));
    }

    internal static async Task<InstitutionLines> ReadAsync(PortalDb db, CancellationToken ct) => new(await (
        from o in db.Organisations.AsNoTracking()
        // A member stays one, whatever becomes of its kind.
        where OrganisationKinds.Institutions.Contains(o.Kind) || db.Set<ClusterMember>().Any(m => m.InstitutionId == o.Id)
        select new NamedInstitution(
            o.Id, db.OrganisationIdentifiers.Where(i => i.OrganisationId == o.Id && i.Scheme == IdentifierSchemes.Mext).OrderByDescending(i => i.IsPrimary).Select(i => i.Value).FirstOrDefault(),
            o.NameJa, o.NameEn, o.AbolishedOn != null)).ToListAsync(ct));

    /// <summary>The institution of a line, or why none: "cluster-line-unknown", "cluster-line-alike" with a name that may be meant, "cluster-line-ambiguous".</summary>
    internal (Guid? Id, Problem? Problem) Find(string line)
    {
        if (byCode.TryGetValue(Compact(line), out var coded)) return (coded.Id, null);
        var wanted = SearchText.Normalise(line);
        if (byName.TryGetValue(wanted, out var bearers)) return bearers is [var one] ? (one.Id, null) : (null, Refuse("cluster-line-ambiguous", line));
        return alike.Value.Best(wanted, 1) is [var near] ? (null, Refuse("cluster-line-alike", line, byId[near].NameJa)) : (null, Refuse("cluster-line-unknown", line));
    }

    /// <summary>All lines of a text, repeats once. Empty lines say nothing. Of many bad lines the first are told.</summary>
    internal (IReadOnlyList<Guid> Institutions, IReadOnlyList<Problem> Problems) Read(string? text)
    {
        var found = (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => l.Length > 0).Select(Find).ToList();
        return ([.. found.Select(f => f.Id).OfType<Guid>().Distinct()], [.. found.Select(f => f.Problem).OfType<Problem>().Take(MostTold)]);
    }

    /// <summary>How a list for people names it: by the name where one alone bears it, else by the code.</summary>
    internal string LineOf(Guid id) => byId[id] is var one && Find(one.NameJa).Id == id ? one.NameJa : one.Code ?? one.NameJa;

    /// <summary>How a file names it: by the code where there is one.</summary>
    internal string CodeOf(Guid id) => byId[id].Code ?? byId[id].NameJa;

    internal string NameOf(Guid id) => byId[id].NameJa;

    private static Problem Refuse(string code, string line, params object[] more) =>
        new(code, "Members", [Excerpt.Of(line, LongestTold), .. more]);

    private static IReadOnlyList<NamedInstitution> Bearers(IReadOnlyList<NamedInstitution> all)
    {
        List<NamedInstitution> living = [.. all.Where(i => !i.IsAbolished)];
        return living.Count > 0 ? living : all;
    }

    private static IEnumerable<string> Names(NamedInstitution one) => new[] { one.NameJa, one.NameEn }.Select(SearchText.Normalise).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    private static string Compact(string code) => CorporateNumber.Normalise(code).ToUpperInvariant();
}
