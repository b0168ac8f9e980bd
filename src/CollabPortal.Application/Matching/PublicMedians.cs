using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>A median of what one contract of joint research costs a company in a year, in steps of about a fifth.</summary>
public sealed record CostMedian(int Contracts, long Yen);

/// <summary>Days of an institution's own steps with a contract, medians over a year.</summary>
/// <param name="SubmitDays">From entry to submission.</param>
/// <param name="ApproveDays">From submission to approval.</param>
public sealed record StepDays(Guid InstitutionId, int Contracts, double SubmitDays, double ApproveDays);

/// <summary>Everybody's medians of one institution.</summary>
/// <param name="Whole">Null where too few contracts stand behind it, or the figure itself is hidden.</param>
/// <param name="Crossed">Yen by 大区分 and size band together; how many contracts stand behind one is not told.</param>
public sealed record InstitutionMedians(
    CostMedian? Whole, IReadOnlyDictionary<string, CostMedian> Fields, IReadOnlyDictionary<short, CostMedian> Bands, IReadOnlyDictionary<(string Field, short Band), long> Crossed, StepDays? Steps)
{
    public static readonly InstitutionMedians None = new(null, new Dictionary<string, CostMedian>(), new Dictionary<short, CostMedian>(), new Dictionary<(string, short), long>(), null);
}

/// <summary>
/// Medians of costs and of the days of contract steps, all institutions at once and kept for some minutes: they move slowly and are counted
/// from single contracts. A cost is told only where the figure that it belongs to is public (PublicFigures).
/// </summary>
public sealed class PublicMedians(PublicFieldIndex index, TimeProvider clock)
{
    /// <summary>Contracts, and payers, that a median needs: more than the figures themselves, since a median is close to single contracts.</summary>
    public const int Least = 10;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private volatile Snapshot? kept;
    private int counting;

    internal async Task<IReadOnlyDictionary<Guid, InstitutionMedians>> AllAsync(PortalDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (kept is { } recent && ((now - recent.At < KeptFor && now >= recent.At) || Interlocked.Exchange(ref counting, 1) == 1)) return recent.Medians;
        try
        {
            return await CountAsync(db, now, ct);
        }
        finally
        {
            Volatile.Write(ref counting, 0);
        }
    }

    // Every page of the search shows some: one reader counts them anew, the others go on with the last ones.
    private async Task<IReadOnlyDictionary<Guid, InstitutionMedians>> CountAsync(PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var figures = await index.FiguresAsync(db, ct);
        var year = FiscalYear.Current(clock).Previous.Year;
        var costs = (await db.Database.SqlQuery<Cost>($"select institution_id as \"Institution\", dim as \"Dim\", key as \"Key\", contracts as \"Contracts\", median_yen as \"Yen\" from catalogue.cost_medians({year}, {Least})").ToListAsync(ct)).ToLookup(c => c.Institution);
        var since = now.AddYears(-1);
        var steps = await db.Database.SqlQuery<StepDays>($"select institution_id as \"InstitutionId\", contracts as \"Contracts\", submit_days as \"SubmitDays\", approve_days as \"ApproveDays\" from catalogue.step_days({since}, {Least})").ToDictionaryAsync(s => s.InstitutionId, ct);
        var made = costs.Select(c => c.Key).Concat(steps.Keys).Distinct().ToDictionary(id => id, id => Of([.. costs[id]], figures.GetValueOrDefault(id), year) with { Steps = steps.GetValueOrDefault(id) });
        kept = new Snapshot(now, made);
        return made;
    }

    private static InstitutionMedians Of(IReadOnlyList<Cost> costs, InstitutionFigures? figures, int year)
    {
        if (figures?.LatestYear?.Year != year || figures.JointResearch.Single(y => y.FiscalYear.Year == year).Figure.Suppressed) return InstitutionMedians.None;
        var fields = figures.Fields.Where(f => f.Code is not null && f.Figure.Contracts > 0).Select(f => f.Code!).ToHashSet();
        var bands = figures.Bands.Where(b => b.Figure.Contracts > 0).ToDictionary(b => $"{b.BandId}", b => b.BandId);
        return new InstitutionMedians(
            costs.Where(c => c.Dim.Length == 0).Select(Median).SingleOrDefault(), costs.Where(c => c.Dim == "field" && fields.Contains(c.Key)).ToDictionary(c => c.Key, Median),
            costs.Where(c => c.Dim == "band" && bands.ContainsKey(c.Key)).ToDictionary(c => bands[c.Key], Median),
            // Only where both the field and the band show themselves.
            costs.Where(c => c.Dim == "field-band").Select(c => (Parts: c.Key.Split(':'), c.Yen)).Where(c => fields.Contains(c.Parts[0]) && bands.ContainsKey(c.Parts[1]))
                .ToDictionary(c => (c.Parts[0], bands[c.Parts[1]]), c => c.Yen), null);
    }

    private static CostMedian Median(Cost c) => new(c.Contracts!.Value, c.Yen);

    private sealed record Cost(Guid Institution, string Dim, string Key, int? Contracts, long Yen);

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyDictionary<Guid, InstitutionMedians> Medians);
}
