using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>Where the definitions of survey items come from. None of the forms themselves was available (docs/decisions/0010).</summary>
internal static class SurveySources
{
    internal static readonly LocalText MextTerms = new(
        "文部科学省の用語（科学技術指標2023が引用）", "MEXT’s terms, as quoted in NISTEP’s Science and Technology Indicators 2023");

    internal static readonly LocalText MextResults = new(
        "文部科学省「産学連携等実施状況調査」の公表結果", "Published results of MEXT’s survey of industry–academia collaboration");

    internal static readonly LocalText IssuePaper = new("内閣府の論点資料（2018年ごろ）", "Cabinet Office issue paper (about 2018)");

    internal static readonly LocalText Jpo = new("特許庁「特許行政年次報告書2018年版」（文部科学省の資料）", "JPO annual report 2018, from MEXT");

    internal static readonly LocalText Meti = new("経済産業省「大学発ベンチャー実態等調査」の公表結果", "Published results of METI’s survey of university startups");

    internal static readonly LocalText Unitt = new("UNITT「大学技術移転サーベイ」の公表値", "Published figures of the UNITT technology transfer survey");

    internal static readonly LocalText Factbook = new("大学ファクトブック2021・2023についての報道", "Press reports on the University Factbooks 2021 and 2023");

    internal static readonly LocalText Plan = new("第5期科学技術基本計画の指標データ", "Indicator data of the fifth Basic Plan");

    internal static readonly LocalText Portal = new("ポータルの計数規則", "The portal’s counting rules");
}
