using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Application.Startups;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// One contract with all its parts, and the names that belong to its ids.
public sealed partial class ContractQueries
{
    /// <summary>Null where it does not exist for the person asking: unknown, or another institution's.</summary>
    public async Task<ContractView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Parties).Include(c => c.Receipts).Include(c => c.Details).Include(c => c.Members).Include(c => c.PriceItems).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == id, ct);
        if (contract is null) return null;
        var amendments = await db.Amendments.AsNoTracking().Where(a => a.ContractId == id).OrderByDescending(a => a.EnteredAt).ToListAsync(ct);
        var labels = await db.LabelsAsync([contract.InstitutionId, .. contract.Parties.Select(p => p.OrganisationId), .. contract.Receipts.Select(r => r.PayerId)], ct);
        var people = await NamesAsync(db, contract, amendments, ct);
        var field = contract.FieldCode is null ? null
            : await db.ResearchFields.Where(f => f.Code == contract.FieldCode).Select(f => new { f.NameJa, f.NameEn }).SingleOrDefaultAsync(ct);
        var institution = labels[contract.InstitutionId];
        var terms = SeesDetails(contract) ? TermsOf(contract) : TermsOf(contract) with { OutsideReason = null };
        var clause = terms.Clauses?.IpClauseCode is { } code ? await db.IpClauses.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, ct) : null;
        var startups = await StartupPartners.AmongAsync(db, contract.InstitutionId, terms.Parties.Select(p => p.OrganisationId), ct);
        var (outcome, followUps) = await AfterAsync(db, contract, ct);
        return new ContractView
        {
            Id = id,
            Institution = institution,
            Terms = terms,
            Status = contract.Status,
            Version = contract.Version,
            Parties = [.. terms.Parties.Select(p => new PartyView(labels[p.OrganisationId], p.Role))],
            IpClause = clause,
            OneSided = FairTerms.Check(contract.InstitutionId, [.. terms.Parties.Select(p => new FairTermsParty(p.OrganisationId, p.Role, startups.Contains(p.OrganisationId)))], terms.Clauses!, clause),
            SeesDetails = SeesDetails(contract),
            Outcome = outcome,
            FollowUps = followUps,
            Receipts = [.. Sorted(contract.Receipts).Select(r => new ReceiptView(r.Id, TermsOf(r), labels[r.PayerId]))],
            Amendments = [.. amendments.Select(a => Amendment(a, people))],
            Programme = contract.ProgrammeId is null ? null
                : await db.Programmes.Where(p => p.Id == contract.ProgrammeId).Select(p => p.Name).SingleOrDefaultAsync(ct),
            Field = field is null ? null : new LocalText(field.NameJa, field.NameEn ?? field.NameJa),
            Entered = Step(contract.EnteredAt, contract.EnteredBy, people)!,
            Submitted = Step(contract.SubmittedAt, contract.SubmittedBy, people),
            Returned = contract.ReturnedComment is null ? null : Step(contract.ReturnedAt, contract.ReturnedBy, people, contract.ReturnedComment),
            Approved = Step(contract.ApprovedAt, contract.ApprovedBy, people),
            ApprovalReason = SeesDetails(contract) ? contract.ApprovalReason : null,
            PriceItems = SeesDetails(contract) ? [.. contract.PriceItems.OrderBy(i => i.Ordinal).Select(i => i.Terms)] : [],
            ChangedAt = contract.ChangedAt,
            EndedOn = contract.EndedOn,
            TerminationReason = contract.TerminationReason,
            May = Acts(contract, amendments),
            Missing = [.. contract.Required().Where(r => r.Missing).Select(r => r.Field)],
            CopiedFrom = contract.Status.IsOpenForEntry() ? (await CopiesAsync(db, [id], ct)).GetValueOrDefault(id) : null,
            IsDemo = await db.Organisations.Where(o => o.Id == contract.InstitutionId).Select(o => o.IsDemo).SingleAsync(ct),
        };
    }

    /// <summary>Umbrella agreements of the own institution, for choosing one.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ProgrammesAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var own = await db.Programmes.AsNoTracking().Where(p => p.InstitutionId == user.InstitutionId).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return [.. own.Select(p => (p.Id, p.Name))];
    }

    /// <summary>Research fields down to 中区分, in the order of their codes.</summary>
    public async Task<IReadOnlyList<(string Code, int Level, LocalText Name)>> FieldsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var fields = await db.ResearchFields.AsNoTracking().Where(f => f.Level <= 2).OrderBy(f => f.Code)
            .Select(f => new { f.Code, f.Level, f.NameJa, f.NameEn }).ToListAsync(ct);
        return [.. fields.Select(f => (f.Code, f.Level, new LocalText(f.NameJa, f.NameEn ?? f.NameJa)))];
    }

    private ContractActs Acts(ResearchContract c, List<ContractAmendment> amendments)
    {
        if (user.InstitutionId != c.InstitutionId || !user.May(Permission.EnterRecords)) return ContractActs.None;
        var open = c.Status.IsOpenForEntry();
        var approver = c.Status == ContractStatus.Submitted && user.May(Permission.ApproveContracts);
        var other = user.UserId != c.EnteredBy && user.UserId != c.SubmittedBy;
        var judges = open && user.May(Permission.ApproveContracts) && user.UserId != c.EnteredBy;
        var inForce = c.Status is ContractStatus.Approved or ContractStatus.Active;
        return new ContractActs(
            Edit: open, Submit: open && !judges, Delete: c.Status == ContractStatus.Draft, Decide: approver && other, WaitsForAnother: approver && !other,
            RecordReceipt: c.Status.Counts(), Amend: inForce && amendments.TrueForAll(a => a.Status != AmendmentStatus.Submitted),
            Complete: c.Status == ContractStatus.Active, Terminate: inForce,
            Attach: true, RecordFacts: c.Status.Counts(), RecordOutcome: c.Status is ContractStatus.Completed or ContractStatus.Terminated, WaitsForEnterer: judges,
            TakeBack: c.Status == ContractStatus.Submitted && !other, AcceptExcess: c.HasExcessToAccept && user.May(Permission.ApproveContracts) && other);
    }

    private AmendmentView Amendment(ContractAmendment a, Dictionary<Guid, string> people) => new(
        a.Id, a.Terms, a.Before, a.Reason, a.Status, Step(a.EnteredAt, a.EnteredBy, people)!, Step(a.DecidedAt, a.DecidedBy, people, a.Comment), a.Version,
        a.Status == AmendmentStatus.Submitted && user.InstitutionId == a.InstitutionId && user.May(Permission.ApproveContracts) && user.UserId != a.EnteredBy)
    {
        MayWithdraw = a.Status == AmendmentStatus.Submitted && user.UserId == a.EnteredBy,
    };

    private static ContractStep? Step(DateTimeOffset? at, Guid? by, Dictionary<Guid, string> people, string? comment = null) =>
        at is { } when ? new ContractStep(when, by, by is { } id ? people.GetValueOrDefault(id) : null, comment) : null;

    private static async Task<Dictionary<Guid, string>> NamesAsync(PortalDb db, ResearchContract c, List<ContractAmendment> amendments, CancellationToken ct)
    {
        Guid?[] all = [c.EnteredBy, c.SubmittedBy, c.ReturnedBy, c.ApprovedBy, .. amendments.SelectMany(a => new[] { a.EnteredBy, a.DecidedBy })];
        Guid[] ids = [.. all.OfType<Guid>().Distinct()];
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    private static IEnumerable<FiscalYearReceipt> Sorted(IEnumerable<FiscalYearReceipt> receipts) =>
        receipts.OrderBy(r => r.FiscalYear.Year).ThenBy(r => r.State).ThenBy(r => r.ReceivedOn).ThenBy(r => r.Id);

    private static ReceiptTerms TermsOf(FiscalYearReceipt r) =>
        new(r.FiscalYear.Year, r.State, r.ReceivedOn, r.DirectYen, r.IndirectYen, r.InKindYen, r.PayerId);

    internal static long ExcessOf(ResearchContract c) => ResearchContract.ExcessYen(c.AgreedYen, c.Receipts.Select(TermsOf));

    internal static ContractTerms TermsOf(ResearchContract c) => new()
    {
        Number = c.Number,
        Kind = c.Kind,
        Title = c.Title,
        ProgrammeId = c.ProgrammeId,
        FieldCode = c.FieldCode,
        StartsOn = c.StartsOn,
        EndsOn = c.EndsOn,
        Goal = c.Goal,
        SuccessCriterion = c.SuccessCriterion,
        PrincipalInvestigator = c.PrincipalInvestigator,
        OutsideReason = c.OutsideReason,
        AgreedYen = c.AgreedYen,
        Parties = [.. c.Parties.OrderBy(p => p.Ordinal).Select(p => new PartyTerms(p.OrganisationId, p.Role))],
        Receipts = [.. Sorted(c.Receipts).Select(TermsOf)],
        Clauses = c.Details?.Clauses ?? new ClauseTerms(),
        Facts = FactsOf(c),
    };
}
