using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Demo;

/// <summary>Title, goal and criterion of one invented project.</summary>
internal sealed record ResearchText(string Code, string Title, string Goal, string Criterion);

/// <summary>Writes what a project is about, in sentences as liaison offices write them.</summary>
internal static class ResearchTexts
{
    private static readonly Wheel<ResearchTopic> Topics = new(ResearchTopics.All, t => t.Weight);
    private static readonly string[] Illnesses = ["慢性心不全", "糖尿病性腎症", "脂肪性肝疾患", "間質性肺炎", "気管支喘息", "関節リウマチ", "片頭痛", "潰瘍性大腸炎", "骨粗鬆症", "アトピー性皮膚炎", "不眠症", "緑内障"];
    private static readonly string[] Tumours = ["膵がん", "小児固形腫瘍", "非小細胞肺がん", "胃がん", "多発性骨髄腫", "悪性リンパ腫", "前立腺がん", "乳がん"];

    /// <param name="dice">Dice of the part.</param>
    /// <param name="kind">Kind of contract: clinical trials and consulting have titles of their own.</param>
    /// <param name="fields">中区分 that the partner works in; mostly kept to.</param>
    /// <param name="lastYear">Fiscal year by the end of which the criterion is to be met.</param>
    public static ResearchText Write(Dice dice, ContractKind kind, IReadOnlyList<string> fields, int lastYear)
    {
        if (kind == ContractKind.ClinicalTrial) return Trial(dice, lastYear);
        var topic = Topic(dice, fields);
        var (subject, aspect, method, use) = (dice.Of(topic.Subjects), dice.Of(topic.Aspects), dice.Of(topic.Methods), dice.Of(topic.Uses));
        var title = kind switch
        {
            ContractKind.AcademicConsulting => dice.Of([$"{subject}の{aspect}に関する技術指導", $"{use}に向けた{subject}についての助言", $"{method}の導入に関する学術相談"]),
            ContractKind.DonatedChair => $"{subject}寄附講座",
            ContractKind.MaterialTransfer => $"{subject}研究用試料の提供",
            ContractKind.CommissionedResearch => dice.Of([$"{subject}の{aspect}の調査", $"{method}による{subject}の{aspect}の測定", $"{use}のための{subject}の調査研究", $"{subject}に関する{method}の適用検討"]),
            _ => IsMade(topic.Measure) && dice.Chance(0.55) ? Made(dice, subject, aspect, method, use) : Studied(dice, subject, aspect, method, use),
        };
        var goal = dice.Below(IsMade(topic.Measure) ? 4 : 3) switch
        {
            0 => $"{subject}の{aspect}を{method}で明らかにし、{use}に使える指針を得る。",
            1 => $"{use}に向けて、{subject}の{aspect}を左右する要因を特定する。",
            2 => $"{method}を用いて{subject}の{aspect}を定量的に評価する手順を確立する。",
            _ => $"{subject}の{aspect}について、量産または実運用の条件でも成り立つ対策を見いだす。",
        };
        return new ResearchText(topic.Code, title, goal, Criterion(dice, topic.Measure, subject, aspect, lastYear));
    }

    /// <summary>Title of an invented invention.</summary>
    public static string Invention(Dice dice)
    {
        var topic = Topics.Spin(dice);
        var (subject, aspect) = (dice.Of(topic.Subjects), dice.Of(topic.Aspects));
        return topic.Measure switch
        {
            Measure.Material => dice.Of([$"{subject}の製造方法", $"{subject}及びこれを用いた装置", $"{subject}及びその使用", $"{subject}の{aspect}の測定方法"]),
            Measure.Machine => dice.Of([$"{subject}及びその制御方法", $"{subject}の{aspect}の測定装置", $"{subject}の診断方法"]),
            Measure.Data => dice.Of([$"{subject}に関する情報処理装置、方法及びプログラム", $"{subject}の学習方法及び推定装置"]),
            Measure.Society => dice.Of([$"{subject}の{aspect}の測定方法", $"{subject}に関する評価装置及びプログラム"]),
            _ => dice.Of([$"{subject}の{aspect}の測定方法", $"{subject}の検査方法及び検査用キット"]),
        };
    }

    private static ResearchTopic Topic(Dice dice, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0 || dice.Chance(0.35)) return Topics.Spin(dice);
        var wanted = dice.Of(fields);
        return ResearchTopics.All.FirstOrDefault(t => t.Code == wanted) ?? Topics.Spin(dice);
    }

    // What people make can be developed and designed; an illness, a shore or a town can only be studied.
    private static bool IsMade(Measure measure) => measure is Measure.Material or Measure.Machine or Measure.Data;

    private static string Studied(Dice dice, string subject, string aspect, string method, string use) => dice.Below(6) switch
    {
        0 => $"{subject}の{aspect}に関する研究",
        1 => $"{method}を用いた{subject}の{aspect}の解明",
        2 => $"{subject}における{aspect}の定量化と{use}への応用",
        3 => $"{method}による{subject}の{aspect}の評価手法の開発",
        4 => $"{subject}の{aspect}の予測モデルの構築",
        _ => $"{subject}の{aspect}を左右する因子の探索",
    };

    private static string Made(Dice dice, string subject, string aspect, string method, string use) => dice.Below(6) switch
    {
        0 => $"{use}に向けた{subject}の{aspect}の制御",
        1 => $"{use}を目指した{subject}の開発",
        2 => $"{subject}の{aspect}と使用条件の関係",
        3 => $"{method}と実証試験による{subject}の高度化",
        4 => $"{use}のための{subject}に関する基礎研究",
        _ => $"{method}に基づく{subject}の最適設計",
    };

    private static ResearchText Trial(Dice dice, int lastYear)
    {
        var isTumour = dice.Chance(0.4);
        var illness = dice.Of(isTumour ? Tumours : Illnesses);
        var title = dice.Below(4) switch
        {
            0 => $"{illness}患者を対象とした試験薬DM-{dice.Between(100, 989)}の第{dice.Of(["Ⅱ", "Ⅲ"])}相試験（架空）",
            1 => $"{illness}に対する試験機器の有効性と安全性の検証（架空）",
            2 => $"{illness}患者を対象とした試験薬DX-{dice.Between(100, 989)}の長期投与試験（架空）",
            _ => $"{illness}治療薬の製造販売後調査（架空）",
        };
        return new ResearchText(isTumour ? "I50" : "I52", title, $"{illness}における有効性と安全性を確かめる。", Criterion(dice, Measure.Clinic, illness, "", lastYear));
    }

    private static string Criterion(Dice dice, Measure measure, string subject, string aspect, int lastYear) => measure switch
    {
        Measure.Material => dice.Of([
            $"{lastYear}年度末までに、{subject}の目標特性を現行品の{dice.Between(12, 30) / 10.0:0.0}倍以上とし、3ロットで再現する。",
            $"{dice.Of([200, 500, 1000])}時間の加速試験後に、初期値の{dice.Between(16, 19) * 5}%以上を保つ試料を得る。",
            $"{aspect}の予測誤差を{dice.Between(5, 15)}%以内に収め、候補組成を{dice.Between(3, 8)}種まで絞り込む。",
        ]),
        Measure.Machine => dice.Of([
            $"{lastYear}年度末までに、実機相当の条件で損失または誤差を{dice.Between(2, 6) * 5}%以上減らす。",
            $"試作機で連続{dice.Of([50, 100, 300])}時間の運転を行い、停止が{dice.Between(1, 3)}回以下であること。",
            $"{aspect}の計算値と実験値の差を{dice.Between(3, 10)}%以内とする。",
        ]),
        Measure.Data => dice.Of([
            $"評価用データで正解率{dice.Between(88, 98)}%以上、処理時間を従来の{dice.Between(2, 6)}分の1以下とする。",
            $"{lastYear}年度末までに、協力先{dice.Between(2, 5)}拠点で試行し、利用者の{dice.Between(6, 9) * 10}%以上から有用との評価を得る。",
            $"見逃し率を{dice.Between(1, 5)}%以下に保ったまま、目視確認の工数を{dice.Between(3, 7) * 10}%減らす。",
        ]),
        Measure.Life => dice.Of([
            $"候補を{dice.Between(3, 10)}件以上見いだし、うち1件以上で効果を独立した2回の試験で確かめる。",
            $"{lastYear}年度末までに、{aspect}の指標を対照に比べて{dice.Between(2, 6) * 10}%以上改善する条件を示す。",
            $"測定法の変動係数を{dice.Between(5, 15)}%以内とし、標準手順書をまとめる。",
        ]),
        Measure.Clinic => dice.Of([
            $"{dice.Of([60, 120, 200, 400])}例以上を登録し、主要評価項目の解析を{lastYear}年度末までに終える。",
            $"感度{dice.Between(80, 95)}%以上、特異度{dice.Between(80, 95)}%以上の判別を別の集団で確かめる。",
        ]),
        _ => dice.Of([
            $"{lastYear}年度末までに、{dice.Between(2, 5)}地域で実証し、費用または負荷を{dice.Between(1, 4) * 10}%以上減らせることを示す。",
            $"現地データと推定値の差を{dice.Between(10, 25)}%以内とし、手引きを1冊まとめる。",
        ]),
    };
}
