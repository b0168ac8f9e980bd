using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// Columns of a file of contracts. One row is one contract with the money of one payer in one fiscal year; a contract with more of it has
/// more rows, one after the other, that repeat the contract's columns (as offices' sheets do) or leave them empty.
/// </summary>
internal static class ContractColumns
{
    internal const string Number = "number", Kind = "kind", Title = "title", Programme = "programme",
        PartnerNumber = "partner-number", PartnerName = "partner-name", MorePartners = "more-partners", CoInstitutions = "co-institutions", Intermediaries = "intermediaries",
        StartsOn = "starts-on", EndsOn = "ends-on", Field = "field", Goal = "goal", SuccessCriterion = "success-criterion", Investigator = "investigator", AgreedYen = "agreed-yen",
        Year = "fiscal-year", State = "receipt-state", ReceivedOn = "received-on", DirectYen = "direct-yen", IndirectYen = "indirect-yen", InKindYen = "in-kind-yen", Payer = "payer";

    internal static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Number, new("契約番号", "Contract number"), CellKind.Text, "Number", "R8-0001", "管理番号", "整理番号", "契約No", "契約書番号", "研究番号", "No")
        {
            IsRequired = true,
            Note = new("同じ番号の行は1つの契約です。年度や支払元が複数あれば、行を続けて書きます。", "Rows of one number are one contract; more years or payers are more rows, next to each other."),
        },
        new(Kind, new("契約の種類", "Kind"), CellKind.Choice, "Kind", "共同研究", "種別", "契約種別", "区分", "契約区分", "契約類型", "種類")
        {
            IsRequired = true,
            Choices =
            [
                new(nameof(ContractKind.JointResearch), "共同研究", "Joint research", "共同研究契約", "共同", "共研", "共同研究(有償)", "共同研究(無償)", "共同研究費", "民間共同研究", "企業共同研究", "一般共同研究", "国際共同研究", "joint"),
                new(nameof(ContractKind.CommissionedResearch), "受託研究", "Commissioned research", "受託", "受託研究契約", "委託", "委託研究", "受託研究費", "受託研究(一般)", "民間受託研究", "commissioned", "contract research", "sponsored research"),
                new(nameof(ContractKind.ClinicalTrial), "治験等", "Clinical trial", "治験", "受託研究(治験)", "治験契約", "企業治験", "臨床試験", "製造販売後調査", "製造販売後調査等"),
                new(nameof(ContractKind.DonatedChair), "寄附講座", "Donated chair", "寄附講座等", "寄付研究部門", "寄附部門", "寄附研究部門", "寄付講座", "寄附講座・寄附研究部門"),
                new(nameof(ContractKind.AcademicConsulting), "学術コンサルティング", "Academic consulting", "学術指導", "学術指導契約", "技術指導", "研究指導", "技術相談", "コンサルティング", "コンサル", "学術コンサル", "consulting"),
                new(nameof(ContractKind.JointLaboratory), "共同研究講座・部門", "Joint laboratory", "共同研究講座等", "共同研究講座", "共同研究部門", "共同研究所", "協働研究所"),
                new(nameof(ContractKind.MaterialTransfer), "成果有体物（MTA）", "Material transfer", "MTA", "成果有体物", "研究試料提供", "成果有体物提供", "成果有体物移転", "有体物", "有体物提供", "試料提供", "マテリアルトランスファー", "material transfer agreement"),
            ],
        },
        new(Title, new("研究題目", "Title"), CellKind.Text, "Title", "界面の劣化診断", "題目", "課題名", "研究課題名", "件名", "研究課題", "テーマ", "契約名") { IsRequired = true },
        new(Programme, new("包括連携", "Programme"), CellKind.Text, "ProgrammeId", "", "プログラム", "包括契約"),
        new(PartnerNumber, new("相手方の法人番号", "Partner's corporate number"), CellKind.Text, "Parties", "", "法人番号", "corporate_number", "企業法人番号", "相手先法人番号")
        {
            Note = new("名称より先に見ます。番号があれば、名称の書き方は問いません。名称が別の登録済みの会社のものなら、確認の欄で知らせます。", "Looked at before the name; with a number the name may be written in any way. Where the name is another registered company's, the check says so."),
        },
        new(PartnerName, new("相手方の名称", "Partner's name"), CellKind.Text, "Parties", "架空精機株式会社（記入例）", "相手方", "相手先", "相手方名", "企業名", "会社名", "相手先名", "委託者", "共同研究先", "相手機関"),
        new(MorePartners, new("ほかの相手方", "Further partners"), CellKind.Text, "Parties", "")
        {
            Note = new("名称か法人番号を「;」で区切って書きます。共同機関・仲介機関も同じです。", "Names or corporate numbers, with “;” between them; so for co-institutions and intermediaries."),
        },
        new(CoInstitutions, new("共同機関", "Co-institutions"), CellKind.Text, "Parties", "", "共同研究機関"),
        new(Intermediaries, new("仲介機関", "Intermediaries"), CellKind.Text, "Parties", "", "仲介", "資金配分機関"),
        new(StartsOn, new("開始日", "First day"), CellKind.Date, "StartsOn", "2026-10-01", "契約開始", "研究開始", "契約始期", "研究期間開始日", "契約期間開始", "契約期間（自）", "研究期間（自）", "開始", "start_date", "契約開始日", "研究開始日", "契約期間自", "期間自", "自", "始期", "契約日"),
        new(EndsOn, new("終了日", "Last day"), CellKind.Date, "EndsOn", "2028-03-31", "契約終了", "研究終了", "契約終期", "研究期間終了日", "契約期間終了", "契約期間（至）", "研究期間（至）", "終了", "end_date", "契約終了日", "研究終了日", "契約期間至", "期間至", "至", "終期"),
        new(Field, new("研究分野", "Field"), CellKind.Text, "FieldCode", "D", "分野", "審査区分"),
        new(Goal, new("目的", "Goal"), CellKind.Text, "Goal", "劣化を初期に見つける診断法をつくる", "目標", "研究目標", "研究目的"),
        new(SuccessCriterion, new("成功の基準", "Success criterion"), CellKind.Text, "SuccessCriterion", "2028年3月までに誤差3%以内", "達成の基準", "成功基準", "達成基準", "評価基準"),
        new(Investigator, new("研究代表者", "Principal investigator"), CellKind.Text, "PrincipalInvestigator", "", "代表者", "研究担当者", "担当教員"),
        new(AgreedYen, new("契約額（円）", "Agreed total (yen)"), CellKind.Yen, "AgreedYen", "16000000", "契約総額（円）", "契約総額", "契約金額", "総額", "契約額", "研究経費総額")
        {
            Vague = ["金額", "amount"],
            // Beside a column of direct costs it is no second one of them.
            VagueBeside = taken => taken.TryGetValue(DirectYen, out var heading) && (heading.Contains("直接", StringComparison.Ordinal) || heading.Contains("direct", StringComparison.OrdinalIgnoreCase)),
            Note = new("契約期間全体の総額（直接経費と間接経費の合計）です。年度ごとの額ではありません。", "The total over the whole period, direct and indirect costs together; not that of one year."),
        },
        new(Year, new("年度", "Fiscal year"), CellKind.FiscalYear, "Receipts", "2026", "会計年度", "受入年度")
        {
            Note = new("この行の金額の年度です。受入日があれば、その日の年度になります。", "Of the money in this row. Where there is a day of receipt, its fiscal year counts."),
        },
        new(State, new("予定・受入", "State of the receipt"), CellKind.Choice, "Receipts", "予定", "受入れの状態", "状態", "受入状況")
        {
            Note = new("空欄なら、受入日のある行は受入済み、ない行は予定です。", "Empty: received where there is a day of receipt, planned where there is none."),
            Choices =
            [
                new(nameof(ReceiptState.Planned), "予定", "Planned", "未入金", "未収", "計画", "見込", "見込み", "入金予定", "受入予定", "未受入"),
                new(nameof(ReceiptState.Received), "受入済み", "Received", "受入済", "受入", "受領", "受領済", "受領済み", "入金", "入金済", "入金済み", "納入済", "納入済み", "済", "実績", "paid"),
            ],
        },
        new(ReceivedOn, new("受入日", "Received on"), CellKind.Date, "Receipts", "", "入金日", "納入日"),
        new(DirectYen, new("直接経費（円）", "Direct costs (yen)"), CellKind.Yen, "Receipts", "6000000", "直接経費", "直接費", "直接", "direct", "受入額", "年度受入額", "入金額", "研究費")
        {
            Vague = ["金額", "amount"],
            Note = new(
                "受入額とは、この行の支払元がこの年度に払う（払った）現金です。受入額の列が1つだけなら、この列に対応させます。間接経費を含む額は全額が直接経費になり、合計は変わりませんが間接経費率は出ません。",
                "What the payer of this row pays (or has paid) in cash in this fiscal year. A sheet with one column of received money goes here: with indirect costs in it all of it counts as direct costs; totals stay right, the rate of indirect costs is not known."),
        },
        new(IndirectYen, new("間接経費（円）", "Indirect costs (yen)"), CellKind.Yen, "Receipts", "2000000", "間接経費", "間接費", "間接", "indirect")
        {
            Note = new("直接経費と分けて書くときだけ使います。受入額はこの2つの合計です。", "Only where it is told apart from direct costs. The money received is the sum of the two."),
        },
        new(InKindYen, new("現物（円）", "In kind (yen)"), CellKind.Yen, "Receipts", "", "現物の評価額（円）", "現物")
        {
            Note = new("装置や材料などの評価額です。現金の集計には入りません。", "The value of equipment, material and the like; in no figure of cash."),
        },
        new(Payer, new("支払った相手方", "Payer"), CellKind.Text, "Receipts", "", "支払者", "支払元", "支払者の法人番号")
        {
            Note = new("空欄なら、はじめの相手方が払ったものとします。", "Empty: the first partner pays."),
        },
    ];

    /// <summary>Columns of the contract itself, which the rows of one contract repeat.</summary>
    internal static readonly IReadOnlyList<string> OfContract =
        [Number, Kind, Title, Programme, PartnerNumber, PartnerName, MorePartners, CoInstitutions, Intermediaries, StartsOn, EndsOn, Field, Goal, SuccessCriterion, Investigator, AgreedYen];

    internal static readonly IReadOnlyList<string> OfReceipt = [Year, State, ReceivedOn, DirectYen, IndirectYen, InKindYen];

    /// <summary>Two contracts, the first with two fiscal years.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Examples()
    {
        var first = All.ToDictionary(c => c.Key, c => c.Example, StringComparer.Ordinal);
        var second = new Dictionary<string, string>(first, StringComparer.Ordinal) { [Year] = "2027" };
        return [[.. All.Select(c => first[c.Key])], [.. All.Select(c => second[c.Key])]];
    }
}
