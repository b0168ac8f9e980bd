using CollabPortal.Domain.Matching;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Needs of the demo company: named and anonymous ones for everybody, one for the first office alone, a draft, a closed one.</summary>
internal static class DemoNeeds
{
    private static readonly Guid Poster = Dice.Id("account", 5);

    private static readonly NeedRow[] Rows =
    [
        new(0, "走行中のデータから電池の劣化を知りたい", "試験車で集めた電圧・電流・温度の記録が3年分あります。分解せずに劣化の進み方を見分ける方法がなく、交換の時期を経験で決めています。",
            "劣化の推定に使える測り方とモデル、1年以内に試作車で確かめる相手", BudgetBand.UpToTenMillion, "C", ["電池", "劣化", "推定"], 12, NeedStatus.Published),
        new(1, "包装材の強度を落とさずに薄くしたい", "輸送中の破れを避けるため厚みを増やしてきましたが、材料費と廃棄の量が増えています。", "薄くても破れにくい構造や材料の知見、評価の方法", BudgetBand.UpToThreeMillion, "D", ["高分子", "強度", "構造"], 33, NeedStatus.Published) { IsSmall = true },
        new(2, "画像による検査の見落としを減らしたい", "鋳物の表面の傷を目視で検査しており、熟練者の退職で見落としが増えるおそれがあります。", "少ない画像で学べる検査の方法、照明と撮り方の助言", BudgetBand.UpToThreeMillion, "J", ["画像", "検査", "機械学習"], 5, NeedStatus.Published) { IsAnonymous = true },
        new(3, "二酸化炭素を低い温度で回収したい", "工場の排熱は80℃ほどで、今の吸収液の再生には足りません。", "低い温度で再生できる吸収材と、小さな装置での試験", BudgetBand.OverTenMillion, "E", ["二酸化炭素", "回収", "吸収"], 20, NeedStatus.Published) { IsAnonymous = true, Least = SeedReadiness.Prototype },
        new(4, "構造物の振動から疲労を見つけたい", "保守の対象が毎年増え、近づいて点検できる人が足りません。", "振動や音の記録から疲労の場所を知る方法", BudgetBand.Undecided, "C", ["振動", "疲労", "診断"], 3, NeedStatus.Published) { IsChosen = true },
        new(5, "冷凍倉庫の霜を減らしたい", "扉の開け閉めで霜がつき、除霜の電力が増えています。", "霜のつき方を抑える表面や運転", BudgetBand.UpToOneMillion, "C", ["霜", "表面"], -1, NeedStatus.Draft),
        new(6, "匂いで食品の鮮度を知りたい", "包装を開けずに鮮度を知る方法を探していました。", "匂いの変化を測る素子", BudgetBand.UpToOneMillion, "F", ["匂い", "鮮度"], 200, NeedStatus.Closed),
    ];

    public static async Task WriteAsync(NpgsqlConnection db, DemoOrganisations organisations, DemoCalendar calendar, CancellationToken ct)
    {
        var company = organisations.Companies[0].Id;
        await BulkCopy.WriteAsync(db, "register.need", Rows,
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("title", NpgsqlDbType.Varchar, r => r.Title), new("problem", NpgsqlDbType.Text, r => r.Problem), new("sought", NpgsqlDbType.Text, r => r.Sought),
            new("budget", NpgsqlDbType.Varchar, r => r.Budget.ToString()), new("start", NpgsqlDbType.Varchar, _ => nameof(WishedStart.WithinHalfAYear)),
            new("fields", NpgsqlDbType.Array | NpgsqlDbType.Text, r => new[] { r.Field }), new("keywords", NpgsqlDbType.Array | NpgsqlDbType.Text, r => r.Words),
            new("least_readiness", NpgsqlDbType.Varchar, r => r.Least?.ToString()), new("is_small", NpgsqlDbType.Boolean, r => r.IsSmall),
            new("audience", NpgsqlDbType.Varchar, r => (r.IsChosen ? NeedAudience.Chosen : NeedAudience.Everybody).ToString()), new("is_anonymous", NpgsqlDbType.Boolean, r => r.IsAnonymous),
            new("status", NpgsqlDbType.Varchar, r => r.Status.ToString()), new("published_on", NpgsqlDbType.Date, r => r.Ago < 0 ? null : calendar.Today.AddDays(-r.Ago)), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.need_owner", Rows,
        [
            new("need_id", NpgsqlDbType.Uuid, r => r.Id), new("posted_by", NpgsqlDbType.Uuid, _ => Poster), new("company_id", NpgsqlDbType.Uuid, _ => company),
            new("person", NpgsqlDbType.Varchar, _ => "企業の研究者（デモ）"),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.need_choice", Rows.Where(r => r.IsChosen),
        [
            new("need_id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, _ => InstitutionList.Of(InstitutionList.First).Id),
        ], ct);
    }

    // Ago: days since publication; -1 for never.
    private sealed record NeedRow(int Number, string Title, string Problem, string Sought, BudgetBand Budget, string Field, string[] Words, int Ago, NeedStatus Status)
    {
        public Guid Id { get; } = Dice.Id("need", Number);

        public bool IsAnonymous { get; init; }

        public bool IsChosen { get; init; }

        public bool IsSmall { get; init; }

        public SeedReadiness? Least { get; init; }
    }
}
