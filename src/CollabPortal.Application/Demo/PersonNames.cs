namespace CollabPortal.Application.Demo;

/// <summary>Names of people who do not exist: rare or invented family names, each with an invented combination of given name.</summary>
internal static class PersonNames
{
    private static readonly (string Ja, string Kana, string En)[] Family =
    [
        ("海霧", "ウミギリ", "Umigiri"), ("月代", "ツキシロ", "Tsukishiro"), ("星影", "ホシカゲ", "Hoshikage"), ("風巻", "カザマキ", "Kazamaki"), ("霜夜", "シモヨ", "Shimoyo"),
        ("雪灯", "ユキアカリ", "Yukiakari"), ("花筏", "ハナイカダ", "Hanaikada"), ("露草", "ツユクサ", "Tsuyukusa"), ("遠雷", "エンライ", "Enrai"), ("澪標", "ミオツクシ", "Miotsukushi"),
        ("朝戸出", "アサトデ", "Asatode"), ("夕星", "ユウツヅ", "Yuutsuzu"), ("葉隠", "ハガクレ", "Hagakure"), ("薄氷", "ウスライ", "Usurai"), ("潮見坂", "シオミザカ", "Shiomizaka"),
        ("水面", "ミナモ", "Minamo"), ("木霊", "コダマ", "Kodama"), ("空蝉", "ウツセミ", "Utsusemi"), ("蛍火", "ホタルビ", "Hotarubi"), ("早瀬川", "ハヤセガワ", "Hayasegawa"),
        ("雲居", "クモイ", "Kumoi"), ("霞ヶ原", "カスミガハラ", "Kasumigahara"), ("篝火", "カガリビ", "Kagaribi"), ("風花", "カザハナ", "Kazahana"), ("虹野原", "ニジノハラ", "Nijinohara"),
        ("舟歌", "フナウタ", "Funauta"), ("千鳥沢", "チドリザワ", "Chidorizawa"), ("玉響", "タマユラ", "Tamayura"), ("氷室坂", "ヒムロザカ", "Himurozaka"), ("白南風", "シラハエ", "Shirahae"),
        ("有明浜", "アリアケハマ", "Ariakehama"), ("松籟", "ショウライ", "Shorai"), ("瑠璃川", "ルリカワ", "Rurikawa"), ("碧山路", "ヘキヤマジ", "Hekiyamaji"), ("東風谷", "コチヤ", "Kochiya"),
        ("十六夜", "イザヨイ", "Izayoi"), ("小夜時雨", "サヨシグレ", "Sayoshigure"), ("山吹台", "ヤマブキダイ", "Yamabukidai"), ("青海波", "セイガイハ", "Seigaiha"), ("野分", "ノワキ", "Nowaki"),
    ];

    private static readonly (string Ja, string Kana, string En)[] Given =
    [
        ("みなと", "ミナト", "Minato"), ("はるか", "ハルカ", "Haruka"), ("そら", "ソラ", "Sora"), ("あきら", "アキラ", "Akira"), ("ひかる", "ヒカル", "Hikaru"), ("しおり", "シオリ", "Shiori"),
        ("なぎさ", "ナギサ", "Nagisa"), ("かおる", "カオル", "Kaoru"), ("まこと", "マコト", "Makoto"), ("いずみ", "イズミ", "Izumi"), ("つむぎ", "ツムギ", "Tsumugi"), ("あおい", "アオイ", "Aoi"),
        ("さとる", "サトル", "Satoru"), ("ゆかり", "ユカリ", "Yukari"), ("のぞむ", "ノゾム", "Nozomu"), ("みずほ", "ミズホ", "Mizuho"), ("わたる", "ワタル", "Wataru"), ("ちひろ", "チヒロ", "Chihiro"),
        ("いつき", "イツキ", "Itsuki"), ("すばる", "スバル", "Subaru"), ("ことね", "コトネ", "Kotone"), ("たくみ", "タクミ", "Takumi"), ("ほのか", "ホノカ", "Honoka"), ("りょう", "リョウ", "Ryo"),
        ("かなで", "カナデ", "Kanade"), ("しずく", "シズク", "Shizuku"), ("あさひ", "アサヒ", "Asahi"), ("みのる", "ミノル", "Minoru"), ("ときわ", "トキワ", "Tokiwa"), ("ふみ", "フミ", "Fumi"),
        ("じゅん", "ジュン", "Jun"), ("まひろ", "マヒロ", "Mahiro"), ("いおり", "イオリ", "Iori"), ("つばさ", "ツバサ", "Tsubasa"), ("かえで", "カエデ", "Kaede"), ("れい", "レイ", "Rei"),
        ("ひなた", "ヒナタ", "Hinata"), ("しのぶ", "シノブ", "Shinobu"), ("とも", "トモ", "Tomo"), ("くおん", "クオン", "Kuon"),
    ];

    /// <summary>1,600 different names; the n-th is always the same.</summary>
    public static (string Ja, string Kana, string En) Of(int n)
    {
        var family = Family[n % Family.Length];
        var given = Given[(n / Family.Length + n * 7) % Given.Length];
        return ($"{family.Ja} {given.Ja}", $"{family.Kana} {given.Kana}", $"{given.En} {family.En}");
    }
}
