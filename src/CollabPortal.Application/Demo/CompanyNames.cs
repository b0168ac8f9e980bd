using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Demo;

/// <summary>Stems and trades out of which names of companies are put together. No company bears them; each name ends in （架空）.</summary>
internal static class CompanyNames
{
    public static readonly (string Ja, string Kana, string En)[] Stems =
    [
        ("ミナト", "ミナト", "Minato"), ("東湾", "トウワン", "Towan"), ("うみかぜ", "ウミカゼ", "Umikaze"), ("はま", "ハマ", "Hama"),
        ("ハルカゼ", "ハルカゼ", "Harukaze"), ("アオゾラ丘", "アオゾラオカ", "Aozoraoka"), ("月影", "ツキカゲ", "Tsukikage"), ("星霜", "セイソウ", "Seiso"),
        ("ホタル沢", "ホタルザワ", "Hotaruzawa"), ("千歳橋", "チトセバシ", "Chitosebashi"), ("雲雀野", "ヒバリノ", "Hibarino"), ("ナギサ台", "ナギサダイ", "Nagisadai"),
        ("山彦", "ヤマビコ", "Yamabiko"), ("ツバメ坂", "ツバメザカ", "Tsubamezaka"), ("水鏡", "ミズカガミ", "Mizukagami"), ("トキワ峰", "トキワミネ", "Tokiwamine"),
        ("カワセミ", "カワセミ", "Kawasemi"), ("青鳩", "アオバト", "Aobato"), ("ひなた坂", "ヒナタザカ", "Hinatazaka"), ("夜明岬", "ヨアケミサキ", "Yoakemisaki"),
    ];

    public static readonly (string Ja, string Kana, string En, string Industry, string[] Fields)[] Trades =
    [
        ("電池", "デンチ", "Battery", "電気機器", ["E36", "D26", "C21"]), ("製薬", "セイヤク", "Pharma", "医薬品", ["H47", "I50", "I52", "G43"]),
        ("重機工業", "ジュウキコウギョウ", "Heavy Machinery", "機械", ["C18", "C20", "D26"]), ("化学", "カガク", "Chemical", "化学", ["E33", "E35", "D27"]),
        ("電子", "デンシ", "Electronics", "電気機器", ["C21", "D30", "D28"]), ("自動車", "ジドウシャ", "Motor", "輸送用機器", ["C20", "C18", "J61"]),
        ("エネルギー", "エネルギー", "Energy", "電気・ガス業", ["K64", "C21", "E36"]), ("食品", "ショクヒン", "Foods", "食料品", ["F38", "I58"]),
        ("情報システム", "ジョウホウシステム", "Information Systems", "情報・通信業", ["J60", "J61", "J62"]), ("建設", "ケンセツ", "Construction", "建設業", ["C22", "C23"]),
        ("メディカル", "メディカル", "Medical", "精密機器", ["I90", "I50", "I52"]), ("素材", "ソザイ", "Materials", "鉄鋼", ["D26", "E35", "D28"]),
        ("光学", "コウガク", "Optics", "精密機器", ["D30", "C21", "I90"]), ("水産", "スイサン", "Fisheries", "水産・農林業", ["F40", "F38", "K64"]),
        ("農機", "ノウキ", "Agri Machinery", "機械", ["F39", "C20", "J61"]), ("通信", "ツウシン", "Communications", "情報・通信業", ["C21", "J60", "J61"]),
        ("航空", "コウクウ", "Aviation", "輸送用機器", ["C24", "C19", "D26"]), ("繊維", "センイ", "Textile", "繊維製品", ["E35", "D28"]),
        ("環境", "カンキョウ", "Environment", "サービス業", ["K64", "K63", "C22"]), ("バイオ", "バイオ", "Bio", "医薬品", ["G43", "G44", "F38"]),
    ];

    /// <summary>Companies abroad: name, country, fields.</summary>
    public static readonly (string Name, string Kana, string Country, string[] Fields)[] Abroad =
    [
        ("Northwind Cell Sciences Inc.", "ノースウインドセルサイエンス", "US", ["G43", "H47"]), ("Redwood Harbor Robotics Inc.", "レッドウッドハーバーロボティクス", "US", ["C20", "J61"]),
        ("Silver Prairie Devices Inc.", "シルバープレーリーデバイス", "US", ["C21", "D30"]), ("Bluebell Therapeutics Ltd.", "ブルーベルセラピューティクス", "GB", ["H47", "I50"]),
        ("Lindenhof Werkstoffe GmbH", "リンデンホフベルクシュトフェ", "DE", ["D26", "E35"]), ("Morgenstern Antriebe AG", "モルゲンシュテルンアントリーベ", "DE", ["C20", "C18"]),
        ("Edelweiss Biologika AG", "エーデルワイスビオロギカ", "CH", ["H47", "I52"]), ("Matin Clair Chimie SA", "マタンクレールシミー", "FR", ["E33", "E35"]),
        ("Hanbit Byeol Battery Co.", "ハンビッビョルバッテリー", "KR", ["E36", "D26"]), ("Dalmaji Display Co.", "タルマジディスプレイ", "KR", ["D28", "C21"]),
        ("Formosa Cloud Silicon Co.", "フォルモサクラウドシリコン", "TW", ["C21", "D28"]), ("Merlion Mist Diagnostics Pte.", "マーライオンミストダイアグノスティクス", "SG", ["I90", "G43"]),
        ("Polder Licht Systems B.V.", "ポルダーリヒトシステムズ", "NL", ["D30", "C21"]), ("Nordlys Havvind A/S", "ノルドリュスハブビン", "DK", ["K64", "C19"]),
    ];

    /// <summary>Bodies that are no companies: name, reading, English, kind.</summary>
    public static readonly (string Ja, string Kana, string En, OrganisationKind Kind)[] OtherBodies =
    [
        ("架空研究振興機構", "カクウケンキュウシンコウキコウ", "Fictitious Research Promotion Agency", OrganisationKind.FundingAgency),
        ("潮見市（架空）", "シオミシ", "Shiomi City (fictitious)", OrganisationKind.Municipality),
        ("朝凪県（架空）", "アサナギケン", "Asanagi Prefecture (fictitious)", OrganisationKind.Municipality),
        ("灯里町（架空）", "アカリマチ", "Akari Town (fictitious)", OrganisationKind.Municipality),
        ("一般財団法人ゆめみ科学財団（架空）", "ユメミカガクザイダン", "Yumemi Science Foundation (fictitious)", OrganisationKind.NonprofitBody),
        ("公益財団法人うたかた医学振興会（架空）", "ウタカタイガクシンコウカイ", "Utakata Medical Foundation (fictitious)", OrganisationKind.NonprofitBody),
        ("一般社団法人まぼろし計測協会（架空）", "マボロシケイソクキョウカイ", "Maboroshi Measurement Association (fictitious)", OrganisationKind.NonprofitBody),
        ("株式会社みなと技術移転（架空）", "ミナトギジュツイテン", "Minato Technology Licensing (fictitious)", OrganisationKind.Tlo),
        ("株式会社あかつき技術移転（架空）", "アカツキギジュツイテン", "Akatsuki Technology Licensing (fictitious)", OrganisationKind.Tlo),
        ("次世代触媒技術研究組合（架空）", "ジセダイショクバイギジュツケンキュウクミアイ", "CIP for Next-generation Catalysts (fictitious)", OrganisationKind.Cip),
        ("あかつきキャピタル株式会社（架空）", "アカツキキャピタル", "Akatsuki Capital (fictitious)", OrganisationKind.VentureCapital),
        ("Mirage University of Technology（架空）", "ミラージュコウカダイガク", "Mirage University of Technology (fictitious)", OrganisationKind.ForeignBody),
    ];

    /// <summary>First and second halves of startup names, with readings.</summary>
    public static readonly (string Ja, string En)[] StartupHeads =
    [
        ("セル", "Cell"), ("ノヴァ", "Nova"), ("ルミナ", "Lumina"), ("クオン", "Quon"), ("イリス", "Iris"), ("ミオ", "Mio"), ("ヘリオ", "Helio"), ("アクア", "Aqua"),
        ("リーフ", "Leaf"), ("ステラ", "Stella"), ("オルカ", "Orca"), ("ソラ", "Sora"), ("カナデ", "Kanade"), ("ツムギ", "Tsumugi"), ("シズク", "Shizuku"), ("ヒカリエ", "Hikarie"),
        ("ゲノ", "Geno"), ("ニューロ", "Neuro"), ("プロト", "Proto"), ("バイタ", "Vita"), ("テラ", "Terra"), ("ナギ", "Nagi"), ("コダマ", "Kodama"), ("アステ", "Aste"), ("リブラ", "Libra"),
    ];

    public static readonly (string Ja, string En)[] StartupTails =
    [
        ("サイン", "sign"), ("マトリクス", " Matrix"), ("フォージ", " Forge"), ("レンズ", " Lens"), ("ワークス", " Works"), ("ブリッジ", " Bridge"), ("ポート", "port"), ("スケープ", "scape"),
        ("センス", "sense"), ("ロジック", " Logic"), ("ファーム", " Farm"), ("ネスト", " Nest"), ("ダイブ", " Dive"), ("フィルム", " Film"), ("キャスト", "cast"), ("シード", " Seed"),
        ("メトリクス", " Metrics"), ("ループ", "loop"), ("ヴェール", " Veil"), ("グリッド", " Grid"),
    ];
}
