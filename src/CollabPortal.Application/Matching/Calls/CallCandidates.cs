using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.People;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Calls;

/// <summary>A person of the own register as candidate for a young-researcher call.</summary>
/// <param name="ResearcherId">Null for a doctoral student whom only a contract names.</param>
/// <param name="ContractId">The contract that names a doctoral student; it may name several.</param>
/// <param name="Rules">Of the person.</param>
public sealed record CallCandidate(
    Guid? ResearcherId, string Name, string? Kana, int? BirthYear, DoctorateState? Doctorate, Guid? ContractId, string? ContractTitle, IReadOnlyList<(CallRule Rule, RuleResult Result)> Rules)
{
    /// <summary>Nothing is missed.</summary>
    public bool IsPossible => Rules.All(r => r.Result != RuleResult.Missed);

    public int Met => Rules.Count(r => r.Result == RuleResult.Met);
}

/// <summary>The match list of a call.</summary>
/// <param name="Theme">Rules of the theme.</param>
/// <param name="Candidates">Those who meet most first; who misses a rule last.</param>
public sealed record CallMatchList(IReadOnlyList<(CallRule Rule, RuleResult Result)> Theme, IReadOnlyList<CallCandidate> Candidates);

/// <summary>Candidates for young-researcher calls out of the own register: recorded researchers, and doctoral students who work on contracts.</summary>
public sealed class CallCandidates(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Empty for anybody but an institution.</summary>
    public async Task<CallMatchList> ListAsync(CallTheme theme, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } institution || !user.May(Permission.EnterRecords)) return new CallMatchList([], []);
        await using var db = await contexts.OpenContextAsync(ct);
        var hasContact = await db.Organisations.AnyAsync(o => o.Id == institution && (o.ContactOfficeJa != null || o.ContactEmail != null || o.ContactPhone != null), ct);
        var researchers = await db.Researchers.AsNoTracking().Where(r => r.InstitutionId == institution)
            .GroupJoin(db.Set<ResearcherStanding>(), r => r.Id, s => s.Id, (r, s) => new { R = r, S = s }).SelectMany(x => x.S.DefaultIfEmpty(), (x, s) => new { x.R, S = s }).ToListAsync(ct);
        var students = await db.Contracts.AsNoTracking().Where(c => c.InstitutionId == institution && (c.EndsOn == null || c.EndsOn >= theme.On))
            .SelectMany(c => c.Members.Where(m => m.Role == MemberRole.DoctoralStudent).Select(m => new { m.Name, ContractId = c.Id, c.Title })).ToListAsync(ct);
        var known = researchers.Select(r => r.R.NameJa).ToHashSet(StringComparer.Ordinal);
        var candidates = researchers.Select(x => Candidate(x.R.Id, x.R.NameJa, x.R.NameKana, x.S?.BirthYear, x.S?.Doctorate, null, null, theme.On))
            .Concat(students.Where(s => !known.Contains(s.Name)).DistinctBy(s => s.Name, StringComparer.Ordinal).Select(s => Candidate(null, s.Name, null, null, DoctorateState.InStudy, s.ContractId, s.Title, theme.On)));
        return new CallMatchList(
            YoungResearcherCall.OfTheme(theme, hasContact),
            [.. candidates.OrderByDescending(c => c.IsPossible).ThenByDescending(c => c.Met).ThenBy(c => c.Kana ?? c.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Records what calls ask of a researcher; null is not known. Problems: "birth-year", "not-found".</summary>
    public Task<Outcome<Guid>> RecordAsync(Guid researcherId, int? birthYear, DoctorateState? doctorate, CancellationToken ct = default) => StoreAsync(
        async (db, institution) => await db.Researchers.SingleOrDefaultAsync(r => r.Id == researcherId && r.InstitutionId == institution, ct) ?? throw new RuleViolation("not-found"), birthYear, doctorate, ct);

    /// <summary>Adds a researcher to the register, or finds the one of this name and reading, and records the same.</summary>
    public Task<Outcome<Guid>> AddAsync(string? name, string? kana, int? birthYear, DoctorateState? doctorate, CancellationToken ct = default) => StoreAsync(
        (db, institution) => ResearcherRecords.FindOrAddAsync(db, institution, new ResearcherTerms(name ?? "", kana, null, null), ct), birthYear, doctorate, ct);

    private Task<Outcome<Guid>> StoreAsync(Func<PortalDb, Guid, Task<Researcher>> find, int? birthYear, DoctorateState? doctorate, CancellationToken ct) => writer.SaveAsync(async (db, institution) =>
    {
        var researcher = await find(db, institution);
        var standing = await db.Set<ResearcherStanding>().SingleOrDefaultAsync(s => s.Id == researcher.Id, ct);
        if (standing is null) db.Add(standing = new ResearcherStanding(researcher));
        standing.Record(birthYear, doctorate, JapanTime.Today(clock));
        return researcher.Id;
    }, ct);

    private static CallCandidate Candidate(Guid? id, string name, string? kana, int? birthYear, DoctorateState? doctorate, Guid? contract, string? title, DateOnly on) =>
        new(id, name, kana, birthYear, doctorate, contract, title, YoungResearcherCall.OfPerson(new CallPerson(birthYear, doctorate), on));
}
