using CollabPortal.Application;
using CollabPortal.Application.Contracts.Pricing;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Contracts.Money;

/// <summary>Price and plan as they are typed: text as it stands in the inputs, read only when it is saved.</summary>
public sealed class MoneyDraft
{
    private readonly MoneyView view;
    private string? direct, indirect, inKind;
    private bool own;

    public MoneyDraft(MoneyView view)
    {
        this.view = view;
        Items = [.. view.Items.Select(ItemDraft.Of)];
        PayerId = Payers is [var first, ..] ? first.Organisation.Id : null;
    }

    public List<ItemDraft> Items { get; }

    /// <summary>Null leaves the plan as it is.</summary>
    public SpreadRule? Rule { get; private set; }

    /// <summary>Whose plan is spread; plans of other payers stay.</summary>
    public Guid? PayerId { get; set; }

    public List<YearDraft> Hand { get; } = [];

    public string? Reason { get; set; }

    public IReadOnlyList<Application.Contracts.PartyView> Payers => [.. view.Contract.Parties.Where(p => p.Role != PartyRole.CoInstitution)];

    /// <summary>Null until both ends are known.</summary>
    public DateRange? Period => view.Contract.Terms is { StartsOn: { } from, EndsOn: { } to } && from <= to ? new DateRange(from, to) : null;

    /// <summary>Rows with an amount that cannot be read, counted from 1: until it is, no total is one.</summary>
    public IReadOnlyList<int> Unread => [.. Items.Select((item, i) => (item, i)).Where(x => ContractDraft.AmountFault(x.item.Yen) is not null).Select(x => x.i + 1)];

    /// <summary>Of what can be read so far.</summary>
    public PriceTotals Totals => PriceTotals.Of(Items.Select(i => new PriceItemTerms(i.Kind, JapaneseInput.ParseYen(i.Yen) ?? 0, i.InKind)));

    /// <summary>Agreed total as saving would leave it: with cash among the items their fixed total.</summary>
    public long? Agreed => Totals.FixedYen > 0 ? Totals.FixedYen : view.Contract.Terms.AgreedYen;

    /// <summary>Where money would be out of step, as far as it can be read now.</summary>
    public MoneyGaps Gaps
    {
        get
        {
            var (terms, received) = (Read([]), view.Contract.Receipts.Select(r => r.Terms).Where(r => r.State == ReceiptState.Received));
            return MoneyGaps.Of(Agreed, terms.Items, [.. terms.Planned, .. received], view.Contract.Terms.StartsOn, view.Contract.Terms.EndsOn, view.Contract.Status);
        }
    }

    /// <summary>What is to be spread; follows the items until somebody writes another amount.</summary>
    public string? Direct { get => own ? direct : Rest(Totals.FixedYen > 0 ? Totals.DirectSideYen : view.Contract.Terms.AgreedYen ?? 0, r => r.DirectYen); set => Take(() => direct = value); }

    public string? Indirect { get => own ? indirect : Rest(Totals.IndirectYen, r => r.IndirectYen); set => Take(() => indirect = value); }

    public string? InKind { get => own ? inKind : Rest(Totals.InKindYen, r => r.InKindYen); set => Take(() => inKind = value); }

    /// <summary>Chooses a rule. By hand starts from the shares by days, or from empty years.</summary>
    public void Choose(SpreadRule? rule)
    {
        if (rule == SpreadRule.ByHand && Hand.Count == 0)
        {
            Rule = SpreadRule.ByDays;
            Hand.AddRange(Shares([]).Select(s => new YearDraft(s.Year) { Direct = ContractDraft.Yen(s.Direct), Indirect = ContractDraft.Yen(s.Indirect), InKind = ContractDraft.Yen(s.InKind) }));
            // Less than what has come already cannot be spread by days; by hand it can be written.
            if (Hand.Count == 0 && Period is { } period) Hand.AddRange(period.FiscalYears().Select(y => new YearDraft(y)));
        }

        Rule = rule;
    }

    /// <summary>The plan of the payer by the rule; empty where something cannot be read, and then the problems say what.</summary>
    public IReadOnlyList<PlannedShare> Shares(List<Problem> problems)
    {
        if (Rule is not { } rule || Period is not { } period) return [];
        var before = problems.Count;
        var columns = new[] { ("Direct", Direct), ("Indirect", Indirect), ("InKind", InKind) }
            .Select(c => Column(rule, period, c.Item1, ContractDraft.Amount(c.Item2, "Spread-" + c.Item1, problems) ?? 0, problems)).ToArray();
        if (problems.Count > before) return [];
        return [.. columns[0].Select((share, i) => new PlannedShare(share.Year, share.Yen, columns[1][i].Yen, columns[2][i].Yen))];
    }

    /// <summary>Reads everything; each field that cannot be read becomes a problem.</summary>
    public PriceTerms Read(List<Problem> problems)
    {
        PriceItemTerms[] items = [.. Items.Select((item, i) => (item, i)).Where(x => !x.item.IsEmpty).Select(x => x.item.Read(x.i, problems))];
        if (Rule is null) return new PriceTerms(items, [.. Planned]);
        if (Period is null) problems.Add(new Problem("spread-without-period", "Spread"));
        // A year with nothing at all needs no plan, unless the whole plan is a plan of ¥0.
        var shares = Shares(problems);
        var written = shares.Any(s => s.Direct + s.Indirect + s.InKind > 0) ? shares.Where(s => s.Direct + s.Indirect + s.InKind > 0) : shares;
        return new PriceTerms(items,
        [
            .. Planned.Where(p => p.PayerId != PayerId),
            .. written.Select(s => new ReceiptTerms(s.Year.Year, ReceiptState.Planned, null, s.Direct, s.Indirect, s.InKind, PayerId)),
        ]);
    }

    /// <summary>The last fiscal year of the period for which the payer's money has come, if years follow it: up to it the plan stays. Null if there is none.</summary>
    public FiscalYear? KeptUntil => Period is { } period
        && view.Contract.Receipts.Select(r => r.Terms).Where(r => r.State == ReceiptState.Received && r.PayerId == PayerId).Select(r => new FiscalYear(r.FiscalYear))
            .Where(y => y.End >= period.Start && y.End < period.End).OrderByDescending(y => y).ToList() is [var last, ..] ? last : null;

    // Planned where there is a plan; otherwise what has come.
    private IReadOnlyList<YearShare> Kept(string part)
    {
        if (KeptUntil is not { } last || Period is not { } period) return [];
        var rows = view.Contract.Receipts.Select(r => r.Terms).Where(r => r.PayerId == PayerId).ToLookup(r => (r.FiscalYear, r.State));
        return
        [
            .. period.FiscalYears().Where(y => y <= last).Select(y =>
                new YearShare(y, (rows[(y.Year, ReceiptState.Planned)] is var plan && plan.Any() ? plan : rows[(y.Year, ReceiptState.Received)])
                    .Sum(r => part switch { "Direct" => r.DirectYen, "Indirect" => r.IndirectYen, _ => r.InKindYen }))),
        ];
    }

    private IEnumerable<ReceiptTerms> Planned => view.Contract.Receipts.Where(r => r.Terms.State == ReceiptState.Planned).Select(r => r.Terms);

    private string? Rest(long total, Func<ReceiptTerms, long> of) => ContractDraft.Yen(Math.Max(0, total - Planned.Where(p => p.PayerId != PayerId).Sum(of)));

    private void Take(Action write)
    {
        if (!own) (direct, indirect, inKind, own) = (Direct, Indirect, InKind, true);
        write();
    }

    private IReadOnlyList<YearShare> Column(SpreadRule rule, DateRange period, string part, long total, List<Problem> problems)
    {
        try
        {
            return rule switch
            {
                SpreadRule.Even => FiscalYearSpread.After(Kept(part), total, period, FiscalYearSpread.Even),
                SpreadRule.ByDays => FiscalYearSpread.After(Kept(part), total, period, FiscalYearSpread.ByDays),
                _ => FiscalYearSpread.ByHand(total, Hand.Select(y => new YearShare(y.Year, ContractDraft.Amount(y.Of(part), $"Spread-{y.Year}-{part}", problems) ?? 0))),
            };
        }
        catch (RuleViolation refused)
        {
            problems.Add(new Problem(refused.Code, "Spread-" + part, [.. refused.Args]));
            return [];
        }
    }
}

/// <summary>One year of a plan, in whole yen.</summary>
public readonly record struct PlannedShare(FiscalYear Year, long Direct, long Indirect, long InKind);

/// <summary>A year of a plan as it is typed.</summary>
public sealed class YearDraft(FiscalYear year)
{
    public FiscalYear Year { get; } = year;

    public string? Direct { get; set; }

    public string? Indirect { get; set; }

    public string? InKind { get; set; }

    internal string? Of(string part) => part switch { "Direct" => Direct, "Indirect" => Indirect, _ => InKind };
}

/// <summary>An item of the price as it is typed.</summary>
public sealed class ItemDraft
{
    /// <summary>Tells rows apart on the screen; never stored.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public PriceItemKind Kind { get; set; }

    public string? Note { get; set; }

    public bool InKind { get; set; }

    public string? Yen { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Note + Yen);

    public static ItemDraft Of(PriceItemTerms item) => new() { Kind = item.Kind, Note = item.Note, InKind = item.InKind, Yen = ContractDraft.Yen(item.Yen) };

    /// <summary>Name of an input of this row as problems give it.</summary>
    public static string Field(int row, string part) => $"PriceItems-{row}-{part}";

    internal PriceItemTerms Read(int row, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(Yen)) problems.Add(new Problem("required", Field(row, "Yen")));
        return new PriceItemTerms(Kind, ContractDraft.Amount(Yen, Field(row, "Yen"), problems) ?? 0, InKind, Note);
    }
}
