using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Indicators.Clusters;

/// <summary>A cluster as its list shows it.</summary>
/// <param name="Members">As a form has them: names, or codes where two bear a name; in the order of names.</param>
/// <param name="Codes">The same as a file has them.</param>
public sealed record ClusterView(Guid Id, ClusterTerms Terms, LocalText Name, IReadOnlyList<string> Members, IReadOnlyList<string> Codes, int Version);

/// <summary>What a file would make of a cluster.</summary>
/// <param name="Known">The cluster that has the key; null for a new one.</param>
/// <param name="Version">Its version when the file was read.</param>
/// <param name="Joined">Institutions that would come in.</param>
/// <param name="Left">Institutions that would go out.</param>
/// <param name="TermsChange">Name, source or day would be another.</param>
public sealed record ClusterProposal(ClusterTerms Terms, IReadOnlyList<Guid> Members, Guid? Known, int Version, int Joined, int Left, bool TermsChange)
{
    public bool ChangesAnything => Known is null || Joined + Left > 0 || TermsChange;
}

/// <summary>A file of clusters as it was read; nothing is stored yet.</summary>
/// <param name="Problems">Every bad row; with one of them nothing can be stored.</param>
public sealed record ClusterReading(string FileName, int Rows, IReadOnlyList<ClusterProposal> Clusters, IReadOnlyList<ImportProblem> Problems);

/// <summary>Clusters of institutions, which the ministry keeps: by form and by file. Everybody's peer view reads them.</summary>
public sealed class ClusterDesk(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Rows of a file at most.</summary>
    public const int MostRows = 20_000;

    /// <summary>Those in use first, by key. Empty for anybody but the ministry.</summary>
    public async Task<IReadOnlyList<ClusterView>> ListAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.MaintainLists)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var clusters = await db.Clusters.AsNoTracking().Include(c => c.Members).OrderBy(c => c.Retired).ThenBy(c => c.Key).ToListAsync(ct);
        if (clusters.Count == 0) return [];
        var lines = await InstitutionLines.ReadAsync(db, ct);
        return [.. clusters.Select(c =>
        {
            var members = c.Members.Select(m => m.InstitutionId).OrderBy(lines.NameOf, StringComparer.Ordinal).ToList();
            return new ClusterView(c.Id, TermsOf(c), c.Name, [.. members.Select(lines.LineOf)], [.. members.Select(lines.CodeOf)], c.Version);
        })];
    }

    /// <summary>
    /// Makes a cluster, or changes <paramref name="id"/> at its version (all but the key). Problems: those of <see cref="InstitutionCluster.Check"/>
    /// and <see cref="InstitutionCluster.Hold"/>, "cluster-line-unknown", "cluster-line-alike", "cluster-line-ambiguous" with the line,
    /// "cluster-key-taken", "not-found", "stale-version", "not-allowed". With any of them nothing is stored.
    /// </summary>
    /// <param name="members">One institution a line.</param>
    public async Task<Outcome<Guid>> SaveAsync(Guid? id, int version, ClusterTerms terms, string? members, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainLists, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        var lines = await InstitutionLines.ReadAsync(db, ct);
        var (institutions, wrong) = lines.Read(members);
        var known = id is null ? null : await db.Clusters.Include(c => c.Members).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (id is not null && known is null) return new Problem("not-found");
        if (known is not null && known.Version != version) return new Problem("stale-version");
        try
        {
            InstitutionCluster.Check(known is null ? terms : terms with { Key = known.Key }, JapanTime.Today(clock));
        }
        catch (RuleViolation violation)
        {
            return Outcome<Guid>.Failed([Problem.Of(violation), .. wrong]);
        }

        return wrong.Count > 0 ? Outcome<Guid>.Failed(wrong) : await StoreAsync(db, () => Write(db, known, terms, institutions, lines).Id, ct);
    }

    /// <summary>Reads and checks a file. Problems of the file as a whole: what <see cref="SheetFault"/> says, "cluster-columns", "cluster-rows".</summary>
    public async Task<Outcome<ClusterReading>> ReadAsync(string fileName, Stream content, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainLists, ct) is { } refused) return refused;
        try
        {
            using var spooled = await SpooledFile.TakeAsync(content, ct);
            using var sheet = SheetReader.Open(spooled.Path);
            var kind = new ClusterFile();
            var mapping = ImportMapping.Propose(kind, sheet.Header);
            if (mapping.Check(kind, sheet.Header).Any()) return new Problem("cluster-columns");
            var actor = new ImportActor(Guid.Empty, user.UserId!.Value, user.DisplayName ?? "");
            var result = await new ImportEngine(contexts, clock).RunAsync(kind, sheet, actor, new ImportOrder(ImportPurpose.Check, mapping), Guid.Empty, null, ct: ct);
            if (result.Report.Rows > MostRows) return new Problem("cluster-rows", null, MostRows);
            return new ClusterReading(fileName, result.Report.Rows, await ProposalsAsync(kind.Clusters, ct), result.Report.First);
        }
        catch (SheetFault fault)
        {
            return new Problem(fault.Code, null, [.. fault.Args]);
        }
    }

    /// <summary>
    /// Stores what a file says: each of its clusters as it stands there, all or nothing. Clusters that it does not name stay; retired ones stay
    /// retired. Problems: "cluster-bad-rows", "stale-version" where one was changed since the file was read, "cluster-key-taken".
    /// </summary>
    /// <returns>How many clusters are made or changed.</returns>
    public async Task<Outcome<int>> ApplyAsync(ClusterReading reading, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainLists, ct) is { } refused) return refused;
        if (reading.Problems.Count > 0) return new Problem("cluster-bad-rows", null, reading.Problems.Count);
        await using var db = await contexts.OpenContextAsync(ct);
        var lines = await InstitutionLines.ReadAsync(db, ct);
        Guid[] ids = [.. reading.Clusters.Select(c => c.Known).OfType<Guid>()];
        var known = await db.Clusters.Include(c => c.Members).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        List<ClusterProposal> changes = [.. reading.Clusters.Where(c => c.ChangesAnything)];
        if (changes.Any(c => c.Known is { } id && known.GetValueOrDefault(id)?.Version != c.Version)) return new Problem("stale-version");
        return await StoreAsync(db, () =>
        {
            foreach (var change in changes)
            {
                var cluster = change.Known is { } id ? known[id] : null;
                Write(db, cluster, change.Terms with { Retired = cluster?.Retired ?? false }, change.Members, lines);
            }

            return changes.Count;
        }, ct);
    }

    private InstitutionCluster Write(PortalDb db, InstitutionCluster? known, ClusterTerms terms, IReadOnlyList<Guid> institutions, InstitutionLines lines)
    {
        var today = JapanTime.Today(clock);
        var cluster = known ?? new InstitutionCluster(terms, today);
        if (known is null) db.Add(cluster);
        else known.Change(terms, today);
        // The version counts members that come and go too.
        if (cluster.Hold(institutions, lines.NameOf) && known is not null) db.Entry(cluster).Property(c => c.Version).IsModified = true;
        return cluster;
    }

    private static async Task<Outcome<T>> StoreAsync<T>(PortalDb db, Func<T> act, CancellationToken ct)
    {
        try
        {
            var done = act();
            await db.SaveChangesAsync(ct);
            return done;
        }
        catch (RuleViolation violation)
        {
            return violation;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("stale-version");
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name })
        {
            // Of two who give an institution to one cluster at the same moment the second hears that the first has saved.
            return name.StartsWith("pk_", StringComparison.Ordinal) ? new Problem("stale-version") : new Problem("cluster-key-taken", nameof(ClusterTerms.Key));
        }
    }

    private async Task<IReadOnlyList<ClusterProposal>> ProposalsAsync(IReadOnlyList<FiledCluster> filed, CancellationToken ct)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        string[] keys = [.. filed.Select(f => f.Terms.Key!)];
        var known = await db.Clusters.AsNoTracking().Include(c => c.Members).Where(c => keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, ct);
        return [.. filed.Select(f =>
        {
            if (!known.TryGetValue(f.Terms.Key!, out var cluster)) return new ClusterProposal(f.Terms, f.Members, null, 0, f.Members.Count, 0, true);
            var (joined, left) = cluster.Difference(f.Members.ToHashSet());
            return new ClusterProposal(f.Terms, f.Members, cluster.Id, cluster.Version, joined.Count, left.Count, TermsOf(cluster) != f.Terms with { Retired = cluster.Retired });
        })];
    }

    private static ClusterTerms TermsOf(InstitutionCluster c) => new(c.Key, c.NameJa, c.NameEn, c.Source, c.SourceUrl, c.AsOf, c.Retired);
}
