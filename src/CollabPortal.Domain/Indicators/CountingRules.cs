using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>A rule of counting for measured series: its id, and what it says.</summary>
/// <param name="Id">Stable id, shown beside the figure.</param>
/// <param name="Text">The rule in words.</param>
/// <param name="IsSetting">Dated data (statistics.counting_setting) decides, not code.</param>
public sealed record CountingRule(string Id, LocalText Text, bool IsSetting = false);

/// <summary>The portal's counting rules where the official texts leave room (domain.md §3b). docs/indicators.md lists them.</summary>
public static class CountingRules
{
    public const string ContractsThatCount = "contracts-that-count";
    public const string CashReceived = "cash-received";
    public const string InvestmentPayers = "investment-payers";
    public const string InvestmentKinds = "investment-kinds";
    public const string LargeThreshold = "large-threshold";
    public const string LargeDomesticOnly = "large-domestic-only";
    public const string LicencePairs = "licence-pairs";
    public const string LicencesInForce = "licences-in-force";
    public const string OptionsOut = "options-out";
    public const string MovesAtReceiver = "moves-at-receiver";
    public const string MovesBetweenSectors = "moves-between-sectors";
    public const string CrossAppointmentsOut = "cross-appointments-out";

    public static IReadOnlyList<CountingRule> All { get; } =
    [
        new(ContractsThatCount, new(
            "承認済み、実施中、完了、中途終了の契約を数えます。下書き、提出済み、差し戻しは数えません。",
            "Contracts that are approved, active, completed or terminated count; drafts, submitted and returned ones do not.")),
        new(CashReceived, new(
            "始まった年度に実際に受け入れた現金だけを、受け入れた機関の分として数えます。予定額と現物は数えません。",
            "Only cash actually received, in a fiscal year that has begun, counted where it was received; planned amounts and contributions in kind are out.")),
        new(InvestmentPayers, new(
            "支払者が企業セクターの受入で、受入側が大学等、研究開発法人、公設試験研究機関のものを数えます。",
            "Receipts count when the payer belongs to the company sector and the receiver is a university etc., an R&D corporation or a public test institute.")),
        new(InvestmentKinds, new(
            "共同研究、受託研究、治験等、学術コンサルティングを数え、寄附講座と寄附金は数えません（設定）。",
            "Joint research, commissioned research, clinical trials and academic consulting count; donated chairs and gifts do not (setting)."), IsSetting: true),
        new(LargeThreshold, new(
            "共同研究契約ごとに、その年度の企業からの受入額が10,000,000円以上なら1件です（設定：契約総額でも可）。",
            "A joint research contract counts once when its receipts from companies in the fiscal year are ¥10,000,000 or more (setting: or its total)."), IsSetting: true),
        new(LargeDomesticOnly, new(
            "研究開発法人については、国内の企業からの受入だけを数えます。",
            "For R&D corporations only receipts from domestic companies count.")),
        new(LicencePairs, new(
            "特許権（特許を受ける権利を含む）と契約の組を1件と数えます。",
            "A pair of patent right (including the right to obtain one) and agreement counts as one.")),
        new(LicencesInForce, new(
            "実施許諾は年度内に一日でも効力があれば、譲渡はその年度に行われれば数えます。",
            "A licence counts in every fiscal year in which it was in force on any day, an assignment in the year it was made.")),
        new(OptionsOut, new("オプション契約は数えません。", "Options are not counted.")),
        new(MovesAtReceiver, new(
            "移動した人は、受け入れた機関で数えます。受け入れた側がこの登録簿に入力しない場合（企業など）は、送り出した機関の記録を数えます。",
            "Persons are counted at the receiving body; where that keeps no register here (a company, for instance), at the body they left.")),
        new(MovesBetweenSectors, new(
            "企業、大学等、非営利団体・公的機関のうち別のセクターから来た人だけを数えます。",
            "Only persons from another of the three sectors (companies, universities etc., nonprofit or public bodies) count.")),
        new(CrossAppointmentsOut, new("クロスアポイントメントは数えません。", "Cross-appointments are not counted.")),
    ];

    /// <summary>The rule of an id, or null.</summary>
    public static CountingRule? Find(string id) => All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));
}
