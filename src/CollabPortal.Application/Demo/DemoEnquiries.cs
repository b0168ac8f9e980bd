using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Enquiries of the demo company at the two offices that have accounts: some years' worth of answers, a few that wait, and some that became drafts of contracts.</summary>
internal static class DemoEnquiries
{
    private static readonly Guid Asker = Dice.Id("account", 5);

    // Days ago, title, problem, days to the first word, to the answer; -1 is not yet.
    private static readonly (int Ago, string Title, string Problem, int First, int Answer, EnquiryStatus Status)[] Cases =
    [
        (320, "塗装の乾きむらを減らしたい", "湿度の高い日に塗装の乾きむらが出て、手直しが月に20件ほどあります。乾き具合を塗装中に知る方法を探しています。", 2, 9, EnquiryStatus.Answered),
        (281, "倉庫の電力を下げたい", "冷凍倉庫の電力が費用の3割を占めます。扉の開け閉めと温度の関係を測り、運転の決め方を変えたいと考えています。", 1, 6, EnquiryStatus.Answered),
        (240, "包装材の薄さを保ったまま強くしたい", "輸送中の破れが0.4％あります。厚くせずに強くできる材料か構造の知見を求めています。", 3, 12, EnquiryStatus.Declined),
        (188, "検査員の目に頼らない傷の判定", "鋳物の表面の傷を、照明を変えながら人が見ています。判定の基準を数値にしたいです。", 2, 8, EnquiryStatus.Answered),
        (131, "排熱の使い道を探したい", "120℃前後の排熱が一日中出ています。近くの施設で使える形にできるかを相談したいです。", 1, 15, EnquiryStatus.Answered),
        (74, "匂いの変化で食品の鮮度を知りたい", "冷蔵の棚で、包装を開けずに鮮度の変化を知る方法はあるでしょうか。", 4, 10, EnquiryStatus.Answered),
        (21, "電動工具の電池の残りを正しく示したい", "低温の現場で残量の表示が急に下がるという声が多く、推定の方法を見直したいです。", 2, -1, EnquiryStatus.Forwarded),
        (7, "車載電池の劣化を走行中に知りたい", "走行中のデータから電池の劣化を早く見つけたいです。1年以内に試作車で確かめられる方法を探しています。", -1, -1, EnquiryStatus.Asked),
        (2, "樹脂の再生で色を保ちたい", "回収した樹脂を再生すると黄ばみます。色を保つ条件を一緒に調べられる研究室を紹介してください。", -1, -1, EnquiryStatus.Asked),
    ];

    // What became a draft contract: the same, days to the draft, and its field.
    private static readonly (int Ago, string Title, string Problem, int First, int Answer, int Contract, string Field)[] Drafts =
    [
        (96, "溶接の煙を減らす条件を知りたい", "屋内の溶接で煙が多く、換気を増やすと冬の暖房費がかさみます。煙の出にくい条件を一緒に測りたいです。", 2, 9, 26, "C"),
        (83, "刃物の摩耗を音で知りたい", "切削の刃物を決まった回数で換えていますが、まだ使えるものが多く混じります。音から換えどきを知りたいです。", 1, 7, 34, "C"),
        (64, "発酵の進みを開けずに測りたい", "仕込みの樽を開けるたびに温度が変わります。外から発酵の進みを測る方法を確かめたいです。", 3, 8, 21, "D"),
    ];

    public static async Task WriteAsync(NpgsqlConnection db, DemoOrganisations organisations, DemoCalendar calendar, CancellationToken ct)
    {
        var company = organisations.Companies[0].Id;
        var rows = Make(InstitutionList.Of(InstitutionList.First).Id, company, calendar, Cases, DemoAccounts.Liaison)
            .Concat(Make(InstitutionList.Of(InstitutionList.Second).Id, company, calendar, Cases[..5], DemoAccounts.SecondLiaison)).ToList();
        await DemoContractTables.ContractsAsync(db, [.. rows.Select(r => r.Contract).OfType<ContractRow>()], ct);
        await BulkCopy.WriteAsync(db, "register.enquiry", rows,
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, r => r.Institution), new("asked_by", NpgsqlDbType.Uuid, _ => Asker),
            new("company_id", NpgsqlDbType.Uuid, r => r.Company), new("person", NpgsqlDbType.Varchar, _ => "企業の研究者（デモ）"), new("title", NpgsqlDbType.Varchar, r => r.Title),
            new("problem", NpgsqlDbType.Text, r => r.Problem), new("budget", NpgsqlDbType.Varchar, _ => nameof(BudgetBand.UpToThreeMillion)), new("start", NpgsqlDbType.Varchar, _ => nameof(WishedStart.WithinHalfAYear)),
            new("secrecy", NpgsqlDbType.Varchar, _ => nameof(EnquirySecrecy.WithinInstitution)), new("origin", NpgsqlDbType.Varchar, _ => nameof(EnquiryOrigin.Institution)),
            new("status", NpgsqlDbType.Varchar, r => r.Status.ToString()), new("asked_at", NpgsqlDbType.TimestampTz, r => r.AskedAt), new("acknowledged_at", NpgsqlDbType.TimestampTz, r => r.FirstAt),
            new("answered_at", NpgsqlDbType.TimestampTz, r => r.AnswerAt), new("closed_at", NpgsqlDbType.TimestampTz, r => r.ClosedAt), new("changed_at", NpgsqlDbType.TimestampTz, r => r.Entries[^1].At),
            new("contract_id", NpgsqlDbType.Uuid, r => r.Contract?.Id), new("office_is_next", NpgsqlDbType.Boolean, r => r.AnswerAt is null), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.enquiry_entry", rows.SelectMany(r => r.Entries.Select((e, i) => (Row: r, Entry: e, At: i))),
        [
            new("id", NpgsqlDbType.Uuid, x => Dice.Id("enquiry-entry/" + x.Row.Id, x.At)), new("enquiry_id", NpgsqlDbType.Uuid, x => x.Row.Id), new("institution_id", NpgsqlDbType.Uuid, x => x.Row.Institution),
            new("act", NpgsqlDbType.Varchar, x => x.Entry.Act.ToString()), new("text", NpgsqlDbType.Text, x => x.Entry.Text), new("by", NpgsqlDbType.Uuid, x => x.At == 0 ? Asker : x.Row.Officer),
            new("by_name", NpgsqlDbType.Varchar, x => x.At == 0 ? "企業の研究者（デモ）" : DemoAccounts.NameOf(x.Row.Officer)), new("from_company", NpgsqlDbType.Boolean, x => x.At == 0),
            new("office_only", NpgsqlDbType.Boolean, _ => false), new("at", NpgsqlDbType.TimestampTz, x => x.Entry.At),
        ], ct);
    }

    private static IEnumerable<EnquiryRow> Make(Guid institution, Guid company, DemoCalendar calendar, (int Ago, string Title, string Problem, int First, int Answer, EnquiryStatus Status)[] cases, Guid officer)
    {
        for (var n = 0; n < cases.Length; n++)
        {
            var c = cases[n];
            var asked = At(calendar.Today.AddDays(-c.Ago), 10);
            DateTimeOffset? first = c.First < 0 ? null : At(calendar.Today.AddDays(c.First - c.Ago), 11), answer = c.Answer < 0 ? null : At(calendar.Today.AddDays(c.Answer - c.Ago), 15);
            var status = c.Status;
            var entries = new List<(EnquiryAct Act, string? Text, DateTimeOffset At)> { (EnquiryAct.Asked, null, asked) };
            if (first is { } f) entries.Add((EnquiryAct.Acknowledged, "受け付けました。分野の近い研究者に確認し、2週間以内にお返事します。", f));
            if (status == EnquiryStatus.Forwarded) entries.Add((EnquiryAct.Forwarded, "工学系の研究室に確認しています。", first!.Value.AddHours(3)));
            if (answer is { } a) entries.Add(status == EnquiryStatus.Declined
                ? (EnquiryAct.Declined, "この課題を扱う研究室がありませんでした。公設試験研究機関の材料試験をご検討ください。", a)
                : (EnquiryAct.Answered, "担当できる研究室があります。費用の目安と進め方をまとめましたので、面談の候補日をお知らせください。", a));
            yield return new EnquiryRow(Dice.Id("enquiry/" + institution, n), institution, company, officer, c.Title, c.Problem, status, asked, first, answer, status == EnquiryStatus.Declined ? answer : null, entries, null);
        }

        for (var n = 0; n < Drafts.Length; n++)
        {
            var d = Drafts[n];
            DateTimeOffset asked = At(calendar.Today.AddDays(-d.Ago), 10), first = At(calendar.Today.AddDays(d.First - d.Ago), 11), answer = At(calendar.Today.AddDays(d.Answer - d.Ago), 15), made = At(calendar.Today.AddDays(d.Contract - d.Ago), 14);
            var contract = new ContractRow(Dice.Id("enquiry-contract/" + institution, n), institution, ContractKind.JointResearch, company)
            {
                Title = d.Title,
                Goal = d.Problem,
                FieldCode = d.Field,
                Status = ContractStatus.Draft,
                EnteredBy = officer,
                EnteredAt = made,
                ChangedAt = made,
            };
            yield return new EnquiryRow(Dice.Id("enquiry-draft/" + institution, n), institution, company, officer, d.Title, d.Problem, EnquiryStatus.Contracted, asked, first, answer, made,
            [
                (EnquiryAct.Asked, null, asked), (EnquiryAct.Acknowledged, "受け付けました。担当できる研究室に確認します。", first),
                (EnquiryAct.Answered, "担当できる研究室があります。一度お会いして進め方を決めましょう。", answer), (EnquiryAct.Contracted, null, made),
            ], contract);
        }
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(9)).ToUniversalTime();

    private sealed record EnquiryRow(
        Guid Id, Guid Institution, Guid Company, Guid Officer, string Title, string Problem, EnquiryStatus Status, DateTimeOffset AskedAt, DateTimeOffset? FirstAt, DateTimeOffset? AnswerAt,
        DateTimeOffset? ClosedAt, IReadOnlyList<(EnquiryAct Act, string? Text, DateTimeOffset At)> Entries, ContractRow? Contract);
}
