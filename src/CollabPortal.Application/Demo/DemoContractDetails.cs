using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>Clauses, people, checks, outcomes and follow-ups for a share of the demo contracts. Each contract throws its own dice, by its id.</summary>
internal sealed class DemoContractDetails(DemoOrganisations organisations, DemoPeople people, DemoCalendar calendar)
{
    private const double Described = 0.3, WithOutcome = 0.45;

    private static readonly string[] Clauses = ["inventor", "inventor", "joint", "joint", "joint", "institution-licence", "institution-licence", "institution-first-refusal", "partner-licence", "partner"];
    private static readonly string[] Schemes = ["マッチングファンド型研究支援（架空）", "地域共創研究費（架空）", "若手研究者共同研究支援（架空）", "実証事業補助金（架空）"];
    private static readonly string[] Successes = ["定例会を月1回開き、課題を早く共有できた（架空）", "評価の基準を始めに数値で決めた（架空）", "相手方の技術者が研究室に常駐した（架空）"];
    private static readonly string[] Failures = ["試料の準備が半年遅れた（架空）", "目標の数値が途中で変わった（架空）", "担当者の異動で引継ぎに時間がかかった（架空）"];

    private readonly List<DemoPartner> between = [.. organisations.Others.Where(o => o.Row.Kind is OrganisationKind.Cip or OrganisationKind.FundingAgency)];
    private readonly HashSet<Guid> startups = [.. organisations.StartupPartners.Select(s => s.Id)];
    private readonly Guid[] offices = [InstitutionList.Of(InstitutionList.First).Id, InstitutionList.Of(InstitutionList.Second).Id];

    public List<DetailsRow> Details { get; } = [];

    public List<MemberRow> Members { get; } = [];

    public List<OutcomeRow> Outcomes { get; } = [];

    public List<FollowUpRow> FollowUps { get; } = [];

    public DemoContractDetails Make(IEnumerable<ContractRow> contracts)
    {
        foreach (var contract in contracts)
        {
            var dice = new Dice("contract-details", BitConverter.ToInt64(contract.Id.ToByteArray(), 8));
            if (contract.StartsOn is not null && contract.Kind != ContractKind.MaterialTransfer && dice.Chance(contract.Status is ContractStatus.Submitted or ContractStatus.Returned ? 0.8 : Described)) Describe(dice, contract);
            if (contract.Status is ContractStatus.Completed or ContractStatus.Terminated) End(dice, contract);
        }

        return this;
    }

    private void Describe(Dice dice, ContractRow contract)
    {
        var startup = startups.Contains(contract.PartnerId);
        var funded = dice.Chance(0.12);
        // Public money often comes through somebody: a CIP or a funding agency.
        if (funded && between.Count > 0 && dice.Of(between).Id is var through && through != contract.PartnerId) contract.IntermediaryId = through;
        var exclusive = startup && dice.Chance(0.2);
        var research = contract.Kind is ContractKind.JointResearch or ContractKind.CommissionedResearch or ContractKind.JointLaboratory;
        var students = research && dice.Chance(0.3) ? dice.Between(1, 3) : (int?)null;
        var years = Math.Max(1, contract.EndsOn!.Value.Year - contract.StartsOn!.Value.Year);
        var members = research ? dice.Between(0, 3) : 0;
        var decided = contract.StartsOn.Value.AddDays(-dice.Between(15, 40));
        var topic = ResearchTopics.All.FirstOrDefault(t => t.Code == contract.FieldCode);
        Details.Add(new DetailsRow(contract.Id, contract.InstitutionId)
        {
            Clauses = new ClauseTerms
            {
                ConfidentialUntil = dice.Chance(0.8) ? contract.EndsOn.Value.AddYears(dice.Of([3, 5, 5])) : null,
                IpClauseCode = exclusive ? "institution" : research ? dice.Of(Clauses) : null,
                PatentCosts = research ? dice.Of(Enum.GetValues<PatentCostBearer>()) : null,
                ExclusivePatentsTo = exclusive ? contract.InstitutionId : null,
                SurroundingFilingsBy = startup && dice.Chance(0.1) ? contract.InstitutionId : null,
                DataTerms = dice.Chance(0.4) ? "計測データは大学等が保管し、論文の公表後に公開する（架空）" : null,
                PublicFunds = funded ? [new PublicFund(dice.Of(Schemes), dice.Between(1, 20) * 500_000L)] : [],
            },
            Facts = new FactTerms
            {
                Keywords = topic is null ? [] : [dice.Of(topic.Subjects), dice.Of(topic.Methods)],
                InvestigatorEffortPercent = dice.Of([5, 10, 10, 20, 30]),
                DoctoralStudents = students,
                DoctoralPayYen = students * years * 1_200_000L,
                Internships = dice.Chance(0.1) ? dice.Between(1, 3) : null,
                CompanyDoctorates = dice.Chance(0.06) ? 1 : null,
                ExportCheck = new CheckTerms(dice.Of([CheckState.Cleared, CheckState.Cleared, CheckState.NotNeeded, CheckState.Conditional]), "輸出管理室（架空）", Known(decided)),
                ConflictCheck = new CheckTerms(dice.Of([CheckState.Cleared, CheckState.Cleared, CheckState.Conditional]), "利益相反委員会（架空）", Known(decided.AddDays(5))),
            },
        });
        for (var i = 0; i < members; i++)
        {
            var name = people.Investigator(dice, contract.InstitutionId);
            if (name != contract.Investigator) Add(contract, new MemberTerms(name, MemberRole.CoInvestigator, null, dice.Of([5, 10, 20])), i);
        }

        for (var i = 0; i < students; i++) Add(contract, new MemberTerms(PersonNames.Of(dice.Below(1600)).Ja, MemberRole.DoctoralStudent, "大学院博士課程", dice.Of([20, 30, 50])), members + i);
    }

    private void Add(ContractRow contract, MemberTerms terms, int ordinal) =>
        Members.Add(new MemberRow(Dice.Id("contract-member", Members.Count), contract.Id, contract.InstitutionId, terms, ordinal));

    private DateOnly Known(DateOnly day) => DemoCalendar.Earlier(day, calendar.Today);

    private void End(Dice dice, ContractRow contract)
    {
        var ended = contract.EndedOn ?? contract.EndsOn!.Value;
        var office = offices.Contains(contract.InstitutionId);
        var told = ended.AddDays(dice.Between(10, 60));
        var goal = dice.Chance(0.55) ? GoalResult.Reached : dice.Chance(0.6) ? GoalResult.Partly : GoalResult.NotReached;
        var use = goal == GoalResult.NotReached ? PutToUse.NotUsed : dice.Of([PutToUse.InUse, PutToUse.Planned, PutToUse.Planned, PutToUse.NotUsed]);
        if (told < calendar.Today && dice.Chance(office ? 0.9 : WithOutcome))
        {
            Outcomes.Add(new OutcomeRow(Dice.Id("contract-outcome", Outcomes.Count), contract.Id, contract.InstitutionId, new OutcomeTerms
            {
                Goal = goal,
                Use = use,
                SuccessFactors = goal == GoalResult.NotReached ? null : dice.Of(Successes),
                FailureFactors = goal == GoalResult.Reached ? null : dice.Of(Failures),
                MayPublish = dice.Chance(0.2),
            }.AsCase(contract.Title), contract.EnteredBy, DemoCalendar.Office(told, dice)));
        }

        foreach (var years in Domain.Contracts.FollowUps.Terms)
        {
            // Some in the offices' own lists are left to do.
            var done = Domain.Contracts.FollowUps.DueOn(ended, years).AddDays(dice.Between(-20, 40));
            if (!dice.Chance(office ? 0.96 : 0.2) || done >= calendar.Today) continue;
            FollowUps.Add(new FollowUpRow(Dice.Id("contract-follow-up", FollowUps.Count), contract.Id, contract.InstitutionId, years,
                use == PutToUse.Planned && years > 1 ? PutToUse.InUse : use, contract.EnteredBy, DemoCalendar.Office(done, dice)));
        }
    }
}

internal sealed record DetailsRow(Guid ContractId, Guid InstitutionId)
{
    public required ClauseTerms Clauses { get; init; }

    public required FactTerms Facts { get; init; }
}

internal sealed record MemberRow(Guid Id, Guid ContractId, Guid InstitutionId, MemberTerms Terms, int Ordinal);

internal sealed record OutcomeRow(Guid Id, Guid ContractId, Guid InstitutionId, OutcomeTerms Terms, Guid By, DateTimeOffset At);

internal sealed record FollowUpRow(Guid Id, Guid ContractId, Guid InstitutionId, int Years, PutToUse Use, Guid By, DateTimeOffset At);

internal static class DemoCases
{
    /// <summary>With consent and something to tell, the invented title may be everybody's; the partner is named where the result is in use.</summary>
    internal static OutcomeTerms AsCase(this OutcomeTerms terms, string? title) =>
        terms is { MayPublish: true, SuccessFactors: not null } ? terms with { CaseTitle = title, NamesPartner = title is not null && terms.Use == PutToUse.InUse } : terms;
}
