using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>A file of official values as it was read; nothing is stored yet.</summary>
/// <param name="Values">The rows without problems.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Problems">Every bad row: row, column, value, code.</param>
/// <param name="Comparison">What the values would change.</param>
public sealed record ReleaseReading(string FileName, string FileHash, IReadOnlyList<ProposedValue> Values, int Rows, IReadOnlyList<ImportProblem> Problems, ReleaseComparison Comparison);

/// <summary>
/// How official values come into the portal: one person of the ministry enters a release from a file, another compares and publishes it.
/// The database itself refuses the same person (statistics.publish_release).
/// </summary>
public sealed class ReleaseDesk(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, ReleaseQueries queries, TimeProvider clock)
{
    /// <summary>A release has some hundred values.</summary>
    public const int MostValues = 5_000;

    /// <summary>Reads and checks a file. Problems of the file as a whole: what <see cref="SheetFault"/> says, "import-column-missing", "release-too-many".</summary>
    /// <param name="publishedOn">Day of publication, where it is known already: it says which values would only stand in the history.</param>
    public async Task<Outcome<ReleaseReading>> ReadAsync(string fileName, Stream content, DateOnly? publishedOn = null, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainOfficialValues, ct) is { } refused) return refused;
        try
        {
            using var spooled = await SpooledFile.TakeAsync(content, ct);
            using var sheet = SheetReader.Open(spooled.Path);
            var kind = new OfficialValueFile(await queries.LatestAsync(ct));
            var mapping = ImportMapping.Propose(kind, sheet.Header);
            var wrong = mapping.Check(kind, sheet.Header).ToList();
            // The columns of a release are few and fixed: nobody maps them by hand.
            if (wrong.Count > 0) return new Problem("release-columns");
            var actor = new ImportActor(Guid.Empty, user.UserId!.Value, user.DisplayName ?? "");
            var result = await new ImportEngine(contexts, clock).RunAsync(kind, sheet, actor, new ImportOrder(ImportPurpose.Check, mapping), Guid.Empty, null, ct: ct);
            if (result.Report.Rows > MostValues) return new Problem("release-too-many", null, MostValues);
            if (result.Report.Rows == 0) return new Problem("release-empty");
            return new ReleaseReading(fileName, spooled.Hash, kind.Values, result.Report.Rows, result.Report.First, await queries.CompareAsync(kind.Values, publishedOn, ct));
        }
        catch (SheetFault fault)
        {
            return new Problem(fault.Code, null, [.. fault.Args]);
        }
    }

    /// <summary>The same file beside what stands, for another day of publication.</summary>
    public async Task<ReleaseReading> OnDayAsync(ReleaseReading reading, DateOnly? publishedOn, CancellationToken ct = default) =>
        await access.DemandAsync(Permission.MaintainOfficialValues, ct) is not null ? reading : reading with { Comparison = await queries.CompareAsync(reading.Values, publishedOn, ct) };

    /// <summary>The values of a release that was sent or taken back, to be entered again; null where it is unknown, still waits or is published.</summary>
    public async Task<(ReleaseProposal Release, ReleaseReading Reading)?> AgainAsync(Guid id, CancellationToken ct = default) =>
        await queries.FindAsync(id, ct) is { Release: { State: ReleaseState.Returned or ReleaseState.Withdrawn } release } found
            ? (release, new ReleaseReading(release.FileName, release.FileHash, release.Values, release.Values.Count, [], found.Comparison)) : null;

    /// <summary>
    /// Asks for publication. Problems: "required", "too-long", "date-future", "address-invalid", "release-known" (a release of this name is
    /// there), "release-file-missing", "release-bad-rows". All at once. A publication older than others takes its place among them by its day.
    /// </summary>
    public async Task<Outcome<Guid>> ProposeAsync(ReleaseFacts facts, ReleaseReading? reading, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainOfficialValues, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var problems = await CheckAsync(db, facts, ct);
        if (reading is null) problems.Add(new Problem("release-file-missing", "File"));
        else if (reading.Problems.Count > 0) problems.Add(new Problem("release-bad-rows", "File", reading.Problems.Count));
        else if (reading.Values.Count == 0) problems.Add(new Problem("release-empty", "File"));
        if (reading is null || problems.Count > 0) return Outcome<Guid>.Failed(problems);
        var proposal = new ReleaseProposal(facts, reading.FileName, reading.FileHash, reading.Values, user.UserId!.Value, user.DisplayName ?? "", clock.GetUtcNow());
        db.Add(proposal);
        await db.SaveChangesAsync(ct);
        return proposal.Id;
    }

    /// <summary>Makes the values official. Problems: "not-found", "release-own", "release-decided", "release-known".</summary>
    public async Task<Outcome<Guid>> PublishAsync(Guid id, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainOfficialValues, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ReleaseProposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return new Problem("not-found");
        if (proposal.EnteredBy == user.UserId) return new Problem("release-own");
        if (proposal.State != ReleaseState.Proposed) return new Problem("release-decided");
        var facts = await CheckAsync(db, new ReleaseFacts(proposal.NameJa, proposal.NameEn, proposal.PublishedOn, proposal.Address), ct, id);
        if (facts.Count > 0) return Outcome<Guid>.Failed([.. facts.Select(f => f with { Field = null })]);
        try
        {
            await db.Database.ExecuteSqlAsync($"select statistics.publish_release({id}, {clock.GetUtcNow()}, {user.DisplayName ?? ""})", ct);
            return id;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UniqueViolation)
        {
            return new Problem("release-decided");
        }
    }

    /// <summary>Sends it back with a reason. Problems: those of <see cref="ReleaseProposal.Return"/>, "not-found".</summary>
    public Task<Outcome<Guid>> ReturnAsync(Guid id, string? comment, CancellationToken ct = default) =>
        DecideAsync(id, (proposal, by, name, at) => proposal.Return(by, name, at, comment), ct);

    /// <summary>Takes it back, by whoever entered it.</summary>
    public Task<Outcome<Guid>> WithdrawAsync(Guid id, CancellationToken ct = default) => DecideAsync(id, (proposal, by, name, at) => proposal.Withdraw(by, name, at), ct);

    private async Task<Outcome<Guid>> DecideAsync(Guid id, Action<ReleaseProposal, Guid, string, DateTimeOffset> verb, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.MaintainOfficialValues, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ReleaseProposal>().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return new Problem("not-found");
        try
        {
            verb(proposal, user.UserId!.Value, user.DisplayName ?? "", clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return id;
        }
        catch (RuleViolation violation)
        {
            return violation;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("release-decided");
        }
    }

    // In the order of the form's fields.
    private async Task<List<Problem>> CheckAsync(PortalDb db, ReleaseFacts facts, CancellationToken ct, Guid? itself = null)
    {
        var problems = new List<Problem>();
        Text(problems, facts.NameJa, nameof(facts.NameJa), ReleaseProposal.LongestName);
        Text(problems, facts.NameEn, nameof(facts.NameEn), ReleaseProposal.LongestName);
        if (facts.NameEn?.Trim() is { Length: > 0 } name)
        {
            // Some dozens of names; case does not tell two releases apart.
            var known = await db.Releases.Select(r => r.Id).Concat(db.Set<ReleaseProposal>().Where(p => p.State == ReleaseState.Proposed && p.Id != itself).Select(p => p.NameEn)).ToListAsync(ct);
            if (known.Contains(name, StringComparer.OrdinalIgnoreCase)) problems.Add(new Problem("release-known", nameof(facts.NameEn)));
        }

        if (facts.PublishedOn is not { } day) problems.Add(new Problem("required", nameof(facts.PublishedOn)));
        else if (day > JapanTime.Today(clock)) problems.Add(new Problem("release-date-future", nameof(facts.PublishedOn)));
        Text(problems, facts.Address, nameof(facts.Address), ReleaseProposal.LongestAddress);
        if (!string.IsNullOrWhiteSpace(facts.Address) && !IsPublicAddress(facts.Address.Trim())) problems.Add(new Problem("release-address", nameof(facts.Address)));
        return problems;
    }

    /// <summary>https, on a host that stands in the public net: its name has a dot.</summary>
    internal static bool IsPublicAddress(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme == "https" && address.HostNameType == UriHostNameType.Dns && address.Host.Trim('.').Contains('.', StringComparison.Ordinal);

    private static void Text(List<Problem> problems, string? text, string field, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) problems.Add(new Problem("required", field));
        else if (text.Trim().Length > longest) problems.Add(new Problem("too-long", field, longest));
    }
}
