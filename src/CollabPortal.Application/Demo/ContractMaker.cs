using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Demo;

/// <summary>Makes a contract of a chain of receipts: partner, subject, period, steps of its approval, state as of today.</summary>
internal sealed class ContractMaker(DemoOrganisations organisations, DemoPeople people, PartnerPools pools, IReadOnlyList<ProgrammeRow> programmes, DemoCalendar calendar)
{
    private readonly List<DemoPartner> payers = [.. organisations.Others.Where(o => o.IsDomestic && o.Row.Kind != Domain.Organisations.OrganisationKind.VentureCapital)];
    private readonly ILookup<(Guid, Guid), ProgrammeRow> programmesOf = programmes.ToLookup(p => (p.InstitutionId, p.PartnerId));
    private long contracts;
    private long receipts;

    /// <summary>The contract, or null where nobody would know of it yet today.</summary>
    public ContractRow? Make(Dice dice, DemoInstitution institution, ContractKind kind, Chain chain, bool isPublic = false)
    {
        var isLarge = chain.Amounts.Max() >= Amounts.Limit;
        var partner = isPublic ? dice.Of(payers)
            : kind == ContractKind.ClinicalTrial ? pools.Sponsors.Spin(dice)
            : pools.Partner(dice, institution.Id, isLarge);
        var (starts, ends) = Period(dice, chain);
        var text = ResearchTexts.Write(dice, kind, partner.Fields, chain.LastYear);
        var contract = new ContractRow(Dice.Id("contract", contracts++), institution.Id, kind, partner.Id)
        {
            Title = text.Title,
            Goal = text.Goal,
            SuccessCriterion = text.Criterion,
            FieldCode = text.Code,
            Investigator = people.Investigator(dice, institution.Id),
            StartsOn = starts,
            EndsOn = ends,
            ProgrammeId = programmesOf[(institution.Id, partner.Id)].FirstOrDefault(p => p.StartsOn <= starts && (p.EndsOn is null || p.EndsOn >= ends))?.Id,
            CoInstitutionId = kind == ContractKind.JointResearch && dice.Chance(0.02) ? dice.Of(organisations.Institutions).Id : null,
        };
        if (contract.CoInstitutionId == institution.Id) contract.CoInstitutionId = null;
        Pay(dice, contract, chain);
        Steps(dice, contract, institution);
        if (Domain.Values.JapanTime.DateOf(contract.Approved!.Value.At) >= calendar.Today || chain.FirstYear > calendar.CurrentYear) return null;
        State(dice, contract, chain);
        return contract;
    }

    /// <summary>A receipt with the contract's own partner as payer.</summary>
    public void Receive(ContractRow contract, int year, DateOnly on, long direct, long indirect, long inKind = 0) =>
        contract.Receipts.Add(new ReceiptRow(
            Dice.Id("receipt", receipts++), contract.Id, contract.InstitutionId, contract.PartnerId, year, on <= calendar.Today ? on : null, direct, indirect, inKind));

    private static (DateOnly Starts, DateOnly Ends) Period(Dice dice, Chain chain)
    {
        var starts = dice.Chance(0.35)
            ? DemoCalendar.Start(chain.FirstYear)
            : DemoCalendar.Between(dice, DemoCalendar.Start(chain.FirstYear), DemoCalendar.End(chain.FirstYear).AddDays(-40));
        if (dice.Chance(0.7)) starts = new DateOnly(starts.Year, starts.Month, 1);
        var lastDay = DemoCalendar.End(chain.LastYear);
        if (dice.Chance(0.55)) return (starts, lastDay);
        // Some run on into the next year, whose part was paid in advance.
        if (dice.Chance(0.3)) lastDay = lastDay.AddMonths(dice.Between(1, 6));
        var earliest = DemoCalendar.Later(starts.AddDays(30), DemoCalendar.Start(chain.LastYear).AddDays(30));
        var ends = DemoCalendar.Between(dice, earliest, DemoCalendar.Later(earliest, lastDay));
        var monthEnd = new DateOnly(ends.Year, ends.Month, DateTime.DaysInMonth(ends.Year, ends.Month));
        return (starts, monthEnd <= lastDay ? monthEnd : ends);
    }

    private void Pay(Dice dice, ContractRow contract, Chain chain)
    {
        var rate = Amounts.Rate(dice, chain.FirstYear);
        for (var i = 0; i < chain.Amounts.Count; i++)
        {
            var year = chain.FirstYear + i;
            var (direct, indirect) = Amounts.Split(chain.Amounts[i], rate);
            var first = DemoCalendar.Later(contract.StartsOn!.Value, DemoCalendar.Start(year));
            var last = DemoCalendar.Earlier(contract.EndsOn!.Value, DemoCalendar.End(year));
            var day = dice.Chance(0.03) ? last : DemoCalendar.Between(dice, first, DemoCalendar.Earlier(first.AddDays(90), last));
            var inKind = dice.Chance(0.03) ? dice.Between(1, 60) * 50_000L : 0;
            if (direct >= 2_000_000 && dice.Chance(0.05))
            {
                // Two instalments in one year are one contract in the statistics.
                var part = direct / 20_000 * 10_000;
                Receive(contract, year, day, part, part * rate / 100, inKind);
                Receive(contract, year, DemoCalendar.Between(dice, day, last), direct - part, indirect - part * rate / 100);
            }
            else
            {
                Receive(contract, year, day, direct, indirect, inKind);
            }
        }

        contract.AgreedYen = contract.Receipts.Sum(r => r.DirectYen + r.IndirectYen);
    }

    /// <summary>Entered by one person and approved by another, before the first day.</summary>
    private static void Steps(Dice dice, ContractRow contract, DemoInstitution institution)
    {
        var by = institution.Mail == InstitutionList.First ? DemoAccounts.Liaison : DemoAccounts.SecondLiaison;
        var approved = contract.StartsOn!.Value.AddDays(-dice.Between(2, 30));
        var submitted = approved.AddDays(-dice.Between(1, 12));
        contract.EnteredBy = by;
        contract.EnteredAt = DemoCalendar.Office(submitted.AddDays(-dice.Between(1, 20)), dice);
        contract.Submitted = (by, DemoCalendar.Office(submitted, dice));
        contract.Approved = (DemoAccounts.Approver, DemoCalendar.Office(approved, dice));
    }

    private void State(Dice dice, ContractRow contract, Chain chain)
    {
        contract.ChangedAt = contract.Approved!.Value.At;
        var stops = chain.Amounts.Count > 1 && dice.Chance(0.02);
        if (stops && DemoCalendar.Between(dice, contract.Receipts[^1].ReceivedOn ?? contract.EndsOn!.Value, contract.EndsOn!.Value) is var stop && stop < calendar.Today)
        {
            contract.Status = ContractStatus.Terminated;
            contract.EndedOn = stop;
            contract.TerminationReason = dice.Of(["相手方の事業方針の変更により中止した（架空）", "目標の達成が見込めないと双方で判断した（架空）", "研究代表者の異動により中止した（架空）"]);
            contract.ChangedAt = DemoCalendar.Office(stop, dice);
        }
        else if (contract.EndsOn < calendar.Today)
        {
            contract.Status = ContractStatus.Completed;
            contract.EndedOn = contract.EndsOn;
            contract.ChangedAt = DemoCalendar.Office(contract.EndsOn!.Value, dice);
        }
        else
        {
            contract.Status = contract.StartsOn <= calendar.Today ? ContractStatus.Active : ContractStatus.Approved;
        }
    }
}
