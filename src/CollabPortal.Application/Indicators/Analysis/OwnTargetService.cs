using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>An institution's own target with its measured values.</summary>
/// <param name="Values">Measured values of fiscal years that are over and that this reader may see.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record OwnTargetView(
    Guid Id, OrganisationLabel Institution, Indicator Indicator, InstitutionTargetTerms Terms, PolicyTarget Target, PolicyProgress Progress, IReadOnlyList<YearValue> Values, bool Own, int Version) : IRegisterView
{
    /// <summary>The measured values are demo data.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Locked years of which a change waits: their values are the ones that the surveys have.</summary>
    public IReadOnlyList<OpenYear> Open { get; init; } = [];
}

/// <summary>Own targets: the institution's office enters them, the ministry reads those that are shared (row-level security says which).</summary>
public sealed class OwnTargetService(RegisterWriter writer, IDbContextFactory<PortalDb> contexts, SeriesQueries series, TimeProvider clock)
{
    public Task<Outcome<Guid>> CreateAsync(InstitutionTargetTerms terms, CancellationToken ct = default) =>
        writer.CreateAsync((_, institution) => Task.FromResult(new InstitutionTarget(institution, terms)), ct);

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, InstitutionTargetTerms terms, CancellationToken ct = default) =>
        writer.ChangeAsync<InstitutionTarget>(id, version, (_, target) =>
        {
            target.Change(terms);
            return Task.CompletedTask;
        }, ct);

    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) => writer.DeleteAsync<InstitutionTarget>(id, version, ct);

    /// <summary>The institution's own, or all that are shared with the ministry; at most 200, by institution and indicator.</summary>
    public async Task<IReadOnlyList<OwnTargetView>> ListAsync(CancellationToken ct = default)
    {
        List<InstitutionTarget> targets;
        IReadOnlyDictionary<Guid, OrganisationLabel> labels;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            targets = await db.InstitutionTargets.AsNoTracking().OrderBy(t => t.InstitutionId).ThenBy(t => t.IndicatorKey).ThenBy(t => t.Id).Take(200).ToListAsync(ct);
            labels = await db.LabelsAsync(targets.Select(t => t.InstitutionId), ct);
        }

        var views = new List<OwnTargetView>();
        foreach (var target in targets) views.Add(await ViewAsync(target, labels, ct));
        return views;
    }

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<OwnTargetView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.InstitutionTargets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is { } target
            ? await ViewAsync(target, await db.LabelsAsync([target.InstitutionId], ct), ct) : null;
    }

    /// <summary>An institution's measured values of an indicator; empty where there are none or this reader may not see them.</summary>
    public async Task<IReadOnlyList<YearValue>> ValuesAsync(string key, Guid institution, CancellationToken ct = default) =>
        (await MeasuredAsync(key, institution, ct)).Values;

    private async Task<(IReadOnlyList<YearValue> Values, IReadOnlyList<OpenYear> Open, bool IsDemo)> MeasuredAsync(string key, Guid institution, CancellationToken ct)
    {
        if (await series.FindAsync(new SeriesRequest(key, SeriesBy.Institution) { Institution = institution }, ct) is not { Ok: true, Value: { } report }) return ([], [], false);
        var registered = new Dictionary<FiscalYear, decimal>();
        foreach (var point in report.Lines.SelectMany(l => l.Points).Where(p => p is { Value: not null, IsInProgress: false })) registered[point.Year] = point.Value!.Value;
        await using var db = await contexts.OpenContextAsync(ct);
        var open = await db.OpenYearsAsync(institution, report.Indicator, registered, ct);
        return ([.. registered.Standing(open).OrderBy(v => v.Key).Select(v => new YearValue(v.Key, v.Value))], open, report.IsDemo);
    }

    private async Task<OwnTargetView> ViewAsync(InstitutionTarget target, IReadOnlyDictionary<Guid, OrganisationLabel> labels, CancellationToken ct)
    {
        var goal = target.AsPolicyTarget();
        var (values, open, isDemo) = await MeasuredAsync(target.IndicatorKey, target.InstitutionId, ct);
        return new OwnTargetView(
            target.Id, labels[target.InstitutionId], IndicatorCatalogue.Find(target.IndicatorKey)!, target.Terms, goal, PolicyProgress.Evaluate(goal, values, Horizon.At(clock)), values,
            writer.Keeps(target.InstitutionId), target.Version)
        { IsDemo = isDemo, Open = open };
    }
}
