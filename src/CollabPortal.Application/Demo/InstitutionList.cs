using CollabPortal.Domain.Organisations;
using static CollabPortal.Domain.Organisations.Founder;
using static CollabPortal.Domain.Organisations.OrganisationKind;

namespace CollabPortal.Application.Demo;

/// <summary>An invented institution.</summary>
/// <param name="Mail">Domain below ".example", which nobody can own.</param>
/// <param name="Prefecture">JIS X 0401 code.</param>
/// <param name="Weight">Its part of joint research, relative to the others.</param>
/// <param name="IsMedical">Has a hospital, and so clinical trials.</param>
internal sealed record DemoInstitution(
    string Mail, string NameJa, string NameKana, string NameEn, OrganisationKind Kind, Founder? Founder, int Prefecture, double Weight, bool IsMedical = false)
{
    public Guid Id { get; init; }

    public bool IsUniversitySector => OrganisationKinds.SectorOf(Kind) == Sector.University;
}

/// <summary>
/// Sixty institutions that do not exist. Private ones are the most by number and national ones by contracts, a few of which
/// hold half of the money, as in reality (domain.md §4.2, Factbook).
/// </summary>
internal static class InstitutionList
{
    /// <summary>Where liaison@ and approver@ work, and where liaison2@ does.</summary>
    public const string First = "minato", Second = "setouchi";

    public static IReadOnlyList<DemoInstitution> All { get; } = Numbered(
    [
        new("akatsuki", "あかつき総合大学", "アカツキソウゴウダイガク", "Akatsuki Comprehensive University", University, National, 13, 11.0, true),
        new(First, "みなと総合大学", "ミナトソウゴウダイガク", "Minato Comprehensive University", University, National, 14, 8.0, true),
        new("icho", "銀杏工科大学", "イチョウコウカダイガク", "Icho Institute of Technology", University, National, 27, 7.0),
        new("aobamori", "あおば杜大学", "アオバモリダイガク", "Aobamori University", University, National, 4, 6.4, true),
        new("ibuki", "いぶき中央大学", "イブキチュウオウダイガク", "Ibuki Central University", University, National, 23, 5.6, true),
        new("genkai", "玄海総合大学", "ゲンカイソウゴウダイガク", "Genkai Comprehensive University", University, National, 40, 5.0, true),
        new("hokurei", "北嶺工業大学", "ホクレイコウギョウダイガク", "Hokurei University of Engineering", University, National, 1, 4.2),
        new("chinami", "千波大学", "チナミダイガク", "Chinami University", University, National, 8, 4.0, true),
        new(Second, "瀬戸内大学", "セトウチダイガク", "Setouchi University", University, National, 33, 3.6, true),
        new("yukizuri", "雪吊大学", "ユキヅリダイガク", "Yukizuri University", University, National, 17, 2.6, true),
        new("awaji-road", "阿波路大学", "アワジダイガク", "Awa-ji University", University, National, 36, 2.1, true),
        new("shinanoji", "信濃路大学", "シナノジダイガク", "Shinano-ji University", University, National, 20, 2.3, true),
        new("higoji", "肥後路大学", "ヒゴジダイガク", "Higo-ji University", University, National, 43, 2.0, true),
        new("sakurahama", "桜浜市立大学", "サクラハマシリツダイガク", "Sakurahama City University", University, Public, 27, 2.3, true),
        new("mikazuki", "三日月県立大学", "ミカヅキケンリツダイガク", "Mikazuki Prefectural University", University, Public, 22, 0.9),
        new("yukimi", "雪見市立大学", "ユキミシリツダイガク", "Yukimi City University", University, Public, 15, 0.5),
        new("shiosai", "潮騒県立大学", "シオサイケンリツダイガク", "Shiosai Prefectural University", University, Public, 42, 0.4),
        new("wakaayu", "若鮎市立看護大学", "ワカアユシリツカンゴダイガク", "Wakaayu City College of Nursing", University, Public, 21, 0.15),
        new("hoshizora", "星空公立大学", "ホシゾラコウリツダイガク", "Hoshizora Public University", University, Public, 31, 0.5),
        new("tsubakizaka", "椿坂大学", "ツバキザカダイガク", "Tsubakizaka University", University, Private, 13, 4.2, true),
        new("soten", "蒼天大学", "ソウテンダイガク", "Soten University", University, Private, 13, 3.2),
        new("yunagi", "夕凪大学", "ユウナギダイガク", "Yunagi University", University, Private, 28, 1.8),
        new("nijigaoka", "虹ヶ丘工科大学", "ニジガオカコウカダイガク", "Nijigaoka Institute of Technology", University, Private, 12, 1.6),
        new("tsukimizaka", "月見坂医科大学", "ツキミザカイカダイガク", "Tsukimizaka Medical University", University, Private, 11, 1.5, true),
        new("rashinban", "羅針盤工業大学", "ラシンバンコウギョウダイガク", "Rashinban University of Engineering", University, Private, 23, 1.2),
        new("unkai", "雲海医療大学", "ウンカイイリョウダイガク", "Unkai University of Health Care", University, Private, 40, 1.0, true),
        new("komorebi", "木漏れ日大学", "コモレビダイガク", "Komorebi University", University, Private, 26, 1.0),
        new("kazamidori", "風見鶏大学", "カザミドリダイガク", "Kazamidori University", University, Private, 14, 0.8),
        new("mugibatake", "麦畑農科大学", "ムギバタケノウカダイガク", "Mugibatake University of Agriculture", University, Private, 1, 0.7),
        new("asagiri", "朝霧学院大学", "アサギリガクインダイガク", "Asagiri Gakuin University", University, Private, 27, 0.6),
        new("shirakabadai", "白樺台大学", "シラカバダイダイガク", "Shirakabadai University", University, Private, 20, 0.5),
        new("momijizaka", "紅葉坂大学", "モミジザカダイガク", "Momijizaka University", University, Private, 14, 0.5),
        new("suzukake", "鈴懸大学", "スズカケダイガク", "Suzukake University", University, Private, 13, 0.5),
        new("nagisa", "渚学園大学", "ナギサガクエンダイガク", "Nagisa Gakuen University", University, Private, 34, 0.4),
        new("harugasumi", "春霞大学", "ハルガスミダイガク", "Harugasumi University", University, Private, 29, 0.3),
        new("aizome", "藍染大学", "アイゾメダイガク", "Aizome University", University, Private, 36, 0.3),
        new("kinmokusei", "金木犀大学", "キンモクセイダイガク", "Kinmokusei University", University, Private, 38, 0.25),
        new("muteki", "霧笛国際大学", "ムテキコクサイダイガク", "Muteki International University", University, Private, 14, 0.2),
        new("suikin", "水琴大学", "スイキンダイガク", "Suikin University", University, Private, 26, 0.2),
        new("kagero", "陽炎大学", "カゲロウダイガク", "Kagero University", University, Private, 47, 0.25),
        new("todaimori", "灯台守大学", "トウダイモリダイガク", "Todaimori University", University, Private, 39, 0.15),
        new("hanaikada", "花筏文化大学", "ハナイカダブンカダイガク", "Hanaikada University of Arts and Culture", University, Private, 29, 0.1),
        new("tanabata", "七夕女子大学", "タナバタジョシダイガク", "Tanabata Women's University", University, Private, 4, 0.15),
        new("chidorihama", "千鳥浜大学", "チドリハマダイガク", "Chidorihama University", University, Private, 46, 0.15),
        new("kohaku", "琥珀大学", "コハクダイガク", "Kohaku University", University, Private, 3, 0.15),
        new("nanohana", "菜の花短期大学", "ナノハナタンキダイガク", "Nanohana Junior College", JuniorCollege, Private, 12, 0.04),
        new("rengeso", "れんげ草短期大学", "レンゲソウタンキダイガク", "Rengeso Junior College", JuniorCollege, Private, 25, 0.04),
        new("wakabadai", "若葉台短期大学", "ワカバダイタンキダイガク", "Wakabadai Junior College", JuniorCollege, Private, 10, 0.03),
        new("sazanami", "さざなみ市立短期大学", "サザナミシリツタンキダイガク", "Sazanami City Junior College", JuniorCollege, Public, 25, 0.04),
        new("ryusei", "流星工業高等専門学校", "リュウセイコウギョウコウトウセンモンガッコウ", "Ryusei National College of Technology", Kosen, National, 7, 0.45),
        new("shioji", "潮路工業高等専門学校", "シオジコウギョウコウトウセンモンガッコウ", "Shioji National College of Technology", Kosen, National, 24, 0.4),
        new("yamabiko", "山彦工業高等専門学校", "ヤマビココウギョウコウトウセンモンガッコウ", "Yamabiko National College of Technology", Kosen, National, 45, 0.35),
        new("shiokaze", "汐風市立工業高等専門学校", "シオカゼシリツコウギョウコウトウセンモンガッコウ", "Shiokaze City College of Technology", Kosen, Public, 28, 0.2),
        new("seikai", "星海科学研究機構", "セイカイカガクケンキュウキコウ", "Seikai Institutes for Science", InterUniversityInstitute, National, 12, 0.6),
        new("kotonoha", "言の葉情報研究機構", "コトノハジョウホウケンキュウキコウ", "Kotonoha Institutes for Information", InterUniversityInstitute, National, 13, 0.4),
        new("mizora", "深空技術研究機構", "ミゾラギジュツケンキュウキコウ", "Mizora Research Agency for Technology", RdCorporation, null, 8, 5.0),
        new("mitou", "未踏材料研究開発機構", "ミトウザイリョウケンキュウカイハツキコウ", "Mitou Agency for Materials R&D", RdCorporation, null, 8, 3.0),
        new("hekikai", "碧海資源研究所", "ヘキカイシゲンケンキュウジョ", "Hekikai Marine Resources Institute", RdCorporation, null, 14, 1.5),
        new("yubae", "夕映県産業技術センター", "ユウバエケンサンギョウギジュツセンター", "Yubae Prefectural Industrial Technology Center", PublicTestInstitute, Public, 6, 1.0),
        new("hatoba", "波止場県工業試験場", "ハトバケンコウギョウシケンジョウ", "Hatoba Prefectural Industrial Testing Institute", PublicTestInstitute, Public, 44, 0.6),
    ]);

    public static DemoInstitution Of(string mail) => All.First(i => i.Mail == mail);

    private static DemoInstitution[] Numbered(DemoInstitution[] list) => [.. list.Select((one, i) => one with { Id = Dice.Id("institution", i) })];
}
