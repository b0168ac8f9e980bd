using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Demo;

/// <summary>Title, goal and criterion of one invented project.</summary>
internal sealed record ResearchText(string Code, string Title, string Goal, string Criterion);

/// <summary>Writes what a project is about, in sentences as liaison offices write them.</summary>
internal static class ResearchTexts
{
    private static readonly Wheel<ResearchTopic> Topics = new(ResearchTopics.All, t => t.Weight);
    private static readonly Wheel<ResearchTopic> ClinicTopics = new([.. ResearchTopics.All.Where(t => t.Measure == Measure.Clinic)], t => t.Weight);

    /// <param name="dice">Dice of the part.</param>
    /// <param name="kind">Kind of contract: clinical trials and consulting have titles of their own.</param>
    /// <param name="fields">中区分 that the partner works in; mostly kept to.</param>
    /// <param name="lastYear">Fiscal year by the end of which the criterion is to be met.</param>
    public static ResearchText Write(Dice dice, ContractKind kind, IReadOnlyList<string> fields, int lastYear)
    {
        var topic = kind == ContractKind.ClinicalTrial ? ClinicTopics.Spin(dice) : Topic(dice, fields);
        var (subject, aspect, method, use) = (dice.Of(topic.Subjects), dice.Of(topic.Aspects), dice.Of(topic.Methods), dice.Of(topic.Uses));
        var title = kind switch
        {
            ContractKind.ClinicalTrial => Trial(dice, subject),
            ContractKind.AcademicConsulting => dice.Of([$"{subject}の{aspect}に関する技術指導", $"{use}に向けた{subject}についての助言", $"{method}の導入に関する学術相談"]),
            ContractKind.DonatedChair => $"{subject}寄附講座",
            ContractKind.MaterialTransfer => $"{subject}研究用試料の提供",
            ContractKind.CommissionedResearch => dice.Of([$"{subject}の{aspect}の評価", $"{method}による{subject}の{aspect}測定", $"{use}のための{subject}の調査研究", $"{subject}に関する{method}の適用検討"]),
            _ => Joint(dice, subject, aspect, method, use),
        };
        var goal = dice.Of([
            $"{subject}の{aspect}を{method}で明らかにし、{use}に使える設計指針を得る。",
            $"{use}に向けて、{subject}の{aspect}を左右する要因を特定し、改善策を示す。",
            $"{method}を用いて{subject}の{aspect}を定量的に評価する手順を確立する。",
            $"{subject}の{aspect}について、量産または実運用の条件でも成り立つ対策を見いだす。",
        ]);
        return new ResearchText(topic.Code, title, goal, Criterion(dice, topic.Measure, subject, aspect, lastYear));
    }

    private static ResearchTopic Topic(Dice dice, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0 || dice.Chance(0.2)) return Topics.Spin(dice);
        var wanted = dice.Of(fields);
        return ResearchTopics.All.FirstOrDefault(t => t.Code == wanted) ?? Topics.Spin(dice);
    }

    private static string Joint(Dice dice, string subject, string aspect, string method, string use) => dice.Below(12) switch
    {
        0 => $"{subject}の{aspect}に関する研究",
        1 => $"{method}を用いた{subject}の{aspect}の解明",
        2 => $"{use}に向けた{subject}の{aspect}の制御",
        3 => $"{subject}における{aspect}の定量評価と{use}への応用",
        4 => $"{method}による{subject}の{aspect}評価手法の開発",
        5 => $"{use}を目指した{subject}の開発",
        6 => $"{subject}の{aspect}と使用条件の関係",
        7 => $"{method}と実証試験による{subject}の{aspect}の改善",
        8 => $"{use}のための{subject}の高度化に関する基礎研究",
        9 => $"{subject}の{aspect}予測モデルの構築",
        10 => $"{method}に基づく{subject}の最適設計",
        _ => $"{subject}の{aspect}を支配する因子の探索",
    };

    private static string Trial(Dice dice, string subject) => dice.Below(4) switch
    {
        0 => $"{subject}患者を対象とした試験薬DM-{dice.Between(100, 989)}の第{dice.Of(["Ⅱ", "Ⅲ"])}相試験（架空）",
        1 => $"{subject}に対する試験機器の有効性・安全性の検証（架空）",
        2 => $"{subject}を対象とした試験薬DX-{dice.Between(100, 989)}の長期投与試験（架空）",
        _ => $"{subject}における製造販売後調査（架空）",
    };

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
