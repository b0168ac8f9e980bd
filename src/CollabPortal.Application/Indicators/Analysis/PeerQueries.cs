using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>Which institutions are peers. Only what the register and the published lists hold: no attribute is invented.</summary>
/// <param name="Group">Same founder or kind.</param>
/// <param name="Size">Same class of receipts from companies in the year.</param>
/// <param name="Region">Same region of the country.</param>
/// <param name="Cluster">Key of a cluster that both are in.</param>
public readonly record struct PeerChoice(bool Group, bool Size, bool Region, string? Cluster = null);

/// <summary>Classes of receipts from companies in a fiscal year.</summary>
public static class ReceiptsClass
{
    /// <summary>Lower edges in whole yen; below the first is nothing received.</summary>
    public static readonly long[] EdgesYen = [1, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>0 (nothing) to 4 (¥1bn and more).</summary>
    public static int Of(long yen) => EdgesYen.Count(edge => yen >= edge);
}

/// <summary>One of the peers by name, for the ministry only.</summary>
/// <param name="IsBelowLimits">Nobody else may see it, or the public reads another while a change is not yet public.</param>
public sealed record PeerValue(Guid Id, LocalText Name, decimal Value, bool IsOwn, bool IsBelowLimits);

/// <summary>An institution among its peers.</summary>
/// <param name="Institutions">Institutions with a value in the year, for choosing; the own one alone outside the ministry.</param>
/// <param name="Own">Name of the institution shown; null where none has a value.</param>
/// <param name="Standing">Null where there is no value, or too few peers to show anything of them.</param>
/// <param name="Peers">By name, ministry only; else empty.</param>
/// <param name="Clusters">The clusters of the institution shown.</param>
/// <param name="Cluster">The one that was asked for; null where none was, it is unknown, or the institution is not in it.</param>
/// <param name="Lists">Names of all clusters in use.</param>
/// <param name="IsRounded">The edges are rounded to two digits, so that no single institution can be worked out.</param>
public sealed record PeerReport(
    Indicator Indicator, FiscalYear? Year, IReadOnlyList<FiscalYear> Years, IReadOnlyList<(Guid Id, LocalText Name)> Institutions, Guid? OwnId, LocalText? Own, decimal? Value,
    InstitutionGroup? Group, int? SizeClass, LocalText? Region, IReadOnlyList<PeerCluster> Clusters, PeerCluster? Cluster, IReadOnlyList<LocalText> Lists,
    PeerStanding? Standing, IReadOnlyList<PeerValue> Peers, int Count, bool IsRounded, bool IsDemo)
{
    /// <summary>A change of the own value of this locked year waits: <see cref="Value"/> is the one that the surveys have. Null where none does.</summary>
    public OpenYear? Open { get; init; }
}

/// <summary>An institution among its peers, for itself and for the ministry.</summary>
public sealed class PeerQueries(IDbContextFactory<PortalDb> contexts, PublicCellIndex index, CurrentUser user, TimeProvider clock)
{
    /// <summary>"not-allowed" for anybody who is neither an institution nor the ministry; "series-key" for an unknown indicator.</summary>
    public async Task<Outcome<PeerReport>> FindAsync(string key, FiscalYear? asked, Guid? institution, PeerChoice choice, CancellationToken ct = default)
    {
        var seesAll = user.May(Permission.ViewEveryInstitution);
        if (!seesAll && user.InstitutionId is null) return new Problem("not-allowed");
        if (IndicatorCatalogue.Find(key) is not { } indicator) return new Problem("series-key", nameof(key), key);
        await using var db = await contexts.OpenContextAsync(ct);
        var current = FiscalYear.Current(clock);
        var years = await db.Measured.Where(m => m.Series == key && m.FiscalYear < current).Select(m => m.FiscalYear).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        FiscalYear? year = asked is { } wanted && years.Contains(wanted) ? wanted : years.Count > 0 ? years[0] : null;
        var all = year is { } y ? await MembersAsync(db, key, y, ct) : [];
        var waits = !seesAll && year is { } locked ? await StandAsync(db, indicator, locked, user.InstitutionId!.Value, all, ct) : null;
        var clusters = await PeerClusters.ReadAsync(db, choice.Cluster, ct);
        var own = !seesAll ? all.Find(m => m.Id == user.InstitutionId && waits is not { Value: null }) : institution is { } id ? all.Find(m => m.Id == id) : all.Find(m => clusters.Holds(m.Id)) ?? all.FirstOrDefault();
        var cluster = own is not null && clusters.Holds(own.Id) ? clusters.Asked : null;
        var peers = own is null ? [] : all.FindAll(m => (!choice.Group || m.Group == own.Group) && (!choice.Size || m.SizeClass == own.SizeClass) && (!choice.Region || m.RegionId == own.RegionId)
            && (cluster is null || clusters.Holds(m.Id)));
        var standing = own is null || (!seesAll && peers.Count < PeerStanding.FewestPeers) ? null
            : PeerStanding.Of([.. peers.Select(Shown)], Shown(own));
        var open = seesAll && indicator.IsSuppressible && year is { } of ? (await index.ForAsync(db, of, of, ct))[of] : null;
        // What everybody reads of a year of which something is held (decision 26).
        var told = open is not null && (await PublicCellIndex.HeldYearsAsync(db, ct)).Contains(year!.Value)
            ? await db.PublicFigures.AsNoTracking().Where(f => f.Series == key && f.Dim == "" && f.FiscalYear == year.Value).ToDictionaryAsync(f => f.InstitutionId, f => f.Value, ct) : null;
        return new PeerReport(
            indicator, year, years, seesAll ? [.. all.Select(m => (m.Id, m.Name))] : own is null ? [] : [(own.Id, own.Name)], own?.Id, own?.Name, own is null ? null : Shown(own),
            own?.Group, own?.SizeClass, own?.Region, own is null ? [] : await clusters.OfAsync(db, own.Id, ct), cluster, clusters.Names, seesAll ? standing : Rounded(standing),
            seesAll ? [.. peers.Select(p => new PeerValue(p.Id, p.Name, indicator.FromMeasured(p.Value), p.Id == own!.Id, open is not null && (!open.Institution(key, p.Id) || (told is not null && (!told.TryGetValue(p.Id, out var read) || read != p.Value)))))] : [], peers.Count, !seesAll, all.Exists(m => m.IsDemo))
        { Open = waits };

        decimal Shown(Member member) => waits is { Value: { } stands } && member.Id == user.InstitutionId ? stands : indicator.FromMeasured(member.Value);
    }

    /// <summary>The own value and class of receipts as the surveys have them, where a change of the locked year waits; ministry pages have their marks.</summary>
    private static async Task<OpenYear?> StandAsync(PortalDb db, Indicator indicator, FiscalYear year, Guid own, List<Member> all, CancellationToken ct)
    {
        var moved = await db.StandingAsync(own, year, ct);
        var at = all.FindIndex(m => m.Id == own);
        if (at >= 0 && moved.TryGetValue("company-investment", out var money)) all[at] = all[at] with { Received = money.Of(all[at].Received) ?? 0 };
        return StandingIndicators.Of(indicator, year, moved, at < 0 ? null : indicator.FromMeasured(all[at].Value));
    }

    // In the order of names: a list of peers is no ranking.
    private static async Task<List<Member>> MembersAsync(PortalDb db, string key, FiscalYear year, CancellationToken ct)
    {
        var money = await db.Measured.Where(m => m.Series == "company-investment" && m.FiscalYear == year).ToDictionaryAsync(m => m.InstitutionId, m => m.Value, ct);
        var regions = await (from p in db.Prefectures join r in db.Regions on p.RegionId equals r.Id select new { p.Code, r.Id, r.NameJa, r.NameEn }).ToDictionaryAsync(p => p.Code, ct);
        var rows = await (
            from m in db.Measured.AsNoTracking()
            join o in db.Organisations on m.InstitutionId equals o.Id
            where m.Series == key && m.FiscalYear == year
            select new { o.Id, o.NameJa, o.NameKana, o.NameEn, o.Kind, o.Founder, o.Prefecture, o.IsDemo, m.Value }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.NameKana ?? r.NameJa, StringComparer.Ordinal).ThenBy(r => r.Id).Select(r =>
        {
            var region = r.Prefecture is { } code && regions.TryGetValue(code, out var found) ? found : null;
            return new Member(r.Id, new LocalText(r.NameJa, r.NameEn ?? r.NameJa), GroupSum.Of(r.Kind, r.Founder), money.GetValueOrDefault(r.Id),
                region?.Id, region is null ? null : new LocalText(region.NameJa, region.NameEn), r.Value, r.IsDemo);
        })];
    }

    private static PeerStanding? Rounded(PeerStanding? standing) => standing is null ? null
        : standing with { Median = TwoDigits(standing.Median), Edges = [.. standing.Edges.Select(TwoDigits)] };

    private static decimal TwoDigits(decimal value)
    {
        if (value == 0) return 0;
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)Math.Abs(value))) - 1);
        return Math.Round(value / unit) * unit / 1.000000000000000000000000000000m;
    }

    private sealed record Member(Guid Id, LocalText Name, InstitutionGroup Group, long Received, int? RegionId, LocalText? Region, long Value, bool IsDemo)
    {
        internal int SizeClass => ReceiptsClass.Of(Received);
    }
}
