using CollabPortal.Domain.Matching.Events;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Events of invented institutions: meetings and calls to come, one cancelled, one over, a draft. The ministry, which is real, announces none.</summary>
internal static class DemoEvents
{
    private static readonly EventRow[] Rows =
    [
        new(0, EventKind.ExchangeMeeting, "電池と材料の産学交流会", "Meeting of industry and academia on batteries and materials", 19, "D",
            "電池・材料の研究室が短い発表をし、そのあと1社20分ずつ個別に話せます。試したいこと、困っていることをそのままお持ちください。", "電池・材料・評価装置にかかわる企業。規模は問いません") { Place = "みなと総合大学 産学連携棟 1階", Capacity = 60, DeadlineBefore = 5 },
        new(1, EventKind.Fair, "みなと総合大学 技術フェア", "Technology fair of Minato Comprehensive University", 41, null,
            "公開している研究シーズ約40件を研究者が展示し、実機を見られます。共同研究・受託研究・学術指導の相談窓口を会場に置きます。", "企業、自治体、金融機関など、どなたでも") { Place = "みなと総合大学 講堂", Days = 2, Capacity = 400, IsOnline = true },
        new(2, EventKind.Call, "中小企業との小さな共同研究の公募", "Call for small joint research with small companies", 33, null,
            "1件100万円まで、期間1年の共同研究を公募します。費用は大学と企業が半分ずつ負担します。申込みの前に産学連携本部が相手の研究室を紹介します。", "県内に事業所のある中小企業") { Link = "https://www.demo.example/call" },
        new(3, EventKind.GapFund, "研究成果の試作を支える資金の募集", "Funds for prototypes of research results", 62, null,
            "論文になった成果を、企業が試せる試作にするための資金です。企業は試す場か評価の人手を出します。", "本学の研究者と、試作を評価する企業の組") { Link = "https://www.demo.example/gap" },
        new(4, EventKind.ExchangeMeeting, "画像検査とロボットの相談会（オンライン）", "Online talks on image inspection and robots", 9, "J",
            "検査・搬送・組立の困りごとを1社30分で伺い、合う研究室をその場で紹介します。", "製造業の方。初めて大学に相談する方を歓迎します") { IsOnline = true, Capacity = 12, Other = true },
        new(5, EventKind.Fair, "海と環境の研究展示", "Exhibition of research on sea and environment", -25, "F", "水質・藻場・養殖の研究を展示しました。", "どなたでも") { Place = "港の交流館", Other = true },
        new(6, EventKind.ExchangeMeeting, "建設の保守を考える会", "Meeting on keeping structures", 15, "C", "橋とトンネルの点検について話し合います。", "建設・点検の会社") { Place = "みなと総合大学 2号館", Status = EventStatus.Cancelled },
        new(7, EventKind.ExchangeMeeting, "創薬の研究室見学", null, 80, "I", "日程を調整しています。", null) { Status = EventStatus.Draft },
    ];

    public static async Task WriteAsync(NpgsqlConnection db, DemoOrganisations organisations, DemoCalendar calendar, CancellationToken ct)
    {
        var (first, second) = (InstitutionList.Of(InstitutionList.First), InstitutionList.Of(InstitutionList.Second));
        DemoInstitution Organiser(EventRow r) => r.Other ? second : first;
        DateOnly Day(EventRow r) => calendar.Today.AddDays(r.In);
        bool IsCall(EventRow r) => PortalEvent.IsCall(r.Kind);
        await BulkCopy.WriteAsync(db, "register.event", Rows,
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, r => Organiser(r).Id), new("title", NpgsqlDbType.Varchar, r => r.Title), new("title_en", NpgsqlDbType.Varchar, r => r.TitleEn),
            new("kind", NpgsqlDbType.Varchar, r => r.Kind.ToString()), new("starts_on", NpgsqlDbType.Date, r => IsCall(r) ? null : Day(r)), new("ends_on", NpgsqlDbType.Date, r => r.Days > 1 ? Day(r).AddDays(r.Days - 1) : null),
            new("deadline", NpgsqlDbType.Date, r => IsCall(r) ? Day(r) : r.DeadlineBefore > 0 ? Day(r).AddDays(-r.DeadlineBefore) : null), new("place", NpgsqlDbType.Varchar, r => r.Place),
            new("prefecture", NpgsqlDbType.Integer, r => Organiser(r).Prefecture), new("is_online", NpgsqlDbType.Boolean, r => r.IsOnline), new("audience", NpgsqlDbType.Varchar, r => r.Audience),
            new("description", NpgsqlDbType.Text, r => r.Description), new("link", NpgsqlDbType.Varchar, r => r.Link), new("field", NpgsqlDbType.Text, r => r.Field), new("takes_joining", NpgsqlDbType.Boolean, r => !IsCall(r)),
            new("capacity", NpgsqlDbType.Integer, r => r.Capacity), new("status", NpgsqlDbType.Varchar, r => r.Status.ToString()), new("published_on", NpgsqlDbType.Date, r => r.Status == EventStatus.Draft ? null : calendar.Today.AddDays(-30)),
            new("day", NpgsqlDbType.Date, r => Day(r)), new("last_day", NpgsqlDbType.Date, r => Day(r).AddDays(IsCall(r) ? 0 : r.Days - 1)), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.event_participant", new Joining[]
        {
            new(Rows[0], 5, "企業の研究者（デモ）", organisations.Companies[0].Row.NameJa), new(Rows[0], 3, "入力担当2（デモ）", second.NameJa), new(Rows[4], 1, "入力担当（デモ）", first.NameJa),
        },
        [
            new("event_id", NpgsqlDbType.Uuid, p => p.Row.Id), new("institution_id", NpgsqlDbType.Uuid, p => Organiser(p.Row).Id), new("user_id", NpgsqlDbType.Uuid, p => Dice.Id("account", p.Account)),
            new("name", NpgsqlDbType.Varchar, p => p.Name), new("organisation", NpgsqlDbType.Varchar, p => p.From), new("at", NpgsqlDbType.TimestampTz, _ => new DateTimeOffset(calendar.Today.AddDays(-3), new TimeOnly(1, 0), TimeSpan.Zero)),
        ], ct);
        // The search holds what is to come; the calendar takes out what is over when it turns.
        await BulkCopy.RunAsync(db, $"select catalogue.end_events(date '{calendar.Today:yyyy-MM-dd}')", ct);
    }

    // Account: its number in the list of demo accounts, from 1.
    private sealed record Joining(EventRow Row, int Account, string Name, string From);

    // In: days from today to the day of the meeting or the deadline of the call.
    private sealed record EventRow(int Number, EventKind Kind, string Title, string? TitleEn, int In, string? Field, string Description, string? Audience)
    {
        public Guid Id { get; } = Dice.Id("event", Number);

        public int Days { get; init; } = 1;

        public int DeadlineBefore { get; init; }

        public string? Place { get; init; }

        public bool IsOnline { get; init; }

        public int? Capacity { get; init; }

        public string? Link { get; init; }

        public EventStatus Status { get; init; } = EventStatus.Published;

        /// <summary>Announced by the second office.</summary>
        public bool Other { get; init; }
    }
}
