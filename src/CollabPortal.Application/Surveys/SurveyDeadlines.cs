using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>A survey that has to be handed in.</summary>
/// <param name="Days">Days from today; negative when the day has passed.</param>
public sealed record SurveyDue(SurveySheet Sheet, FiscalYear Year, DateOnly DueOn, int Days);

/// <summary>The days by which the own office hands in its surveys. It enters them itself, from the requests that it received.</summary>
public sealed class SurveyDeadlines(CurrentUser user, RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Deadlines of a fiscal year by the key of the sheet.</summary>
    public async Task<IReadOnlyDictionary<string, SurveyDeadline>> OfYearAsync(FiscalYear year, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await Own(db).Where(d => d.FiscalYear == year).ToDictionaryAsync(d => d.Survey, StringComparer.Ordinal, ct);
    }

    /// <summary>What was not handed in and is due within so many days, or has been for less than a year; soonest first.</summary>
    public async Task<IReadOnlyList<SurveyDue>> ComingAsync(int ahead, CancellationToken ct = default)
    {
        var today = JapanTime.Today(clock);
        DateOnly from = today.AddYears(-1), to = today.AddDays(ahead);
        await using var db = await contexts.OpenContextAsync(ct);
        var due = await Own(db).Where(d => d.SubmittedOn == null && d.DueOn >= from && d.DueOn <= to).OrderBy(d => d.DueOn).ThenBy(d => d.Survey).ToListAsync(ct);
        return [.. due.Where(d => SurveyCatalogue.Find(d.Survey) is not null).Select(d => new SurveyDue(SurveyCatalogue.Find(d.Survey)!, d.FiscalYear, d.DueOn, d.DueOn.DayNumber - today.DayNumber))];
    }

    /// <summary>
    /// Sets the day, changes it, or forgets it (null), and says whether the sheet was handed in. Problems: "survey-unknown",
    /// "survey-deadline-range", "stale-version", "not-allowed", "signed-out".
    /// </summary>
    public async Task<Outcome<Guid>> SetAsync(FiscalYear year, string survey, DateOnly? dueOn, bool handedIn, CancellationToken ct = default)
    {
        var known = (await OfYearAsync(year, ct)).GetValueOrDefault(survey);
        if (known is null)
            return dueOn is not { } first ? Guid.Empty : await writer.CreateAsync((_, own) => Task.FromResult(Handed(new SurveyDeadline(own, year, survey, first), handedIn)), ct);
        if (dueOn is not { } day) return await writer.DeleteAsync<SurveyDeadline>(known.Id, known.Version, ct);
        return await writer.ChangeAsync<SurveyDeadline>(known.Id, known.Version, (_, stored) =>
        {
            stored.Move(day);
            Handed(stored, handedIn);
            return Task.CompletedTask;
        }, ct);
    }

    private SurveyDeadline Handed(SurveyDeadline deadline, bool handedIn)
    {
        deadline.HandIn(handedIn ? deadline.SubmittedOn ?? JapanTime.Today(clock) : null);
        return deadline;
    }

    private IQueryable<SurveyDeadline> Own(PortalDb db) => db.SurveyDeadlines.AsNoTracking().Where(d => d.InstitutionId == user.InstitutionId);
}
