namespace CollabPortal.Web.Components.Figures;

/// <summary>A prefecture's place on the tile map of Japan.</summary>
/// <param name="Code">JIS X 0401, 1 to 47.</param>
/// <param name="Column">0 to 11, from the west.</param>
/// <param name="Row">0 to 11, from the north.</param>
/// <param name="Ja">Short Japanese name as it stands on the tile.</param>
/// <param name="En">English name.</param>
public sealed record PrefectureTile(int Code, int Column, int Row, string Ja, string En)
{
    /// <summary>The name on the tile, whole in either language.</summary>
    public string Name(bool english) => english ? En : Ja;
}

/// <summary>Where each prefecture stands: one square each, so that small prefectures count as much as large ones.</summary>
public static class PrefectureTiles
{
    public static readonly IReadOnlyList<PrefectureTile> All =
    [
        new(1, 11, 0, "北海道", "Hokkaido"),
        new(2, 11, 2, "青森", "Aomori"),
        new(3, 11, 3, "岩手", "Iwate"),
        new(4, 11, 4, "宮城", "Miyagi"),
        new(5, 10, 3, "秋田", "Akita"),
        new(6, 10, 4, "山形", "Yamagata"),
        new(7, 11, 5, "福島", "Fukushima"),
        new(8, 11, 6, "茨城", "Ibaraki"),
        new(9, 10, 6, "栃木", "Tochigi"),
        new(10, 10, 5, "群馬", "Gunma"),
        new(11, 10, 7, "埼玉", "Saitama"),
        new(12, 11, 8, "千葉", "Chiba"),
        new(13, 10, 8, "東京", "Tokyo"),
        new(14, 9, 8, "神奈川", "Kanagawa"),
        new(15, 9, 4, "新潟", "Niigata"),
        new(16, 8, 4, "富山", "Toyama"),
        new(17, 7, 4, "石川", "Ishikawa"),
        new(18, 7, 5, "福井", "Fukui"),
        new(19, 9, 6, "山梨", "Yamanashi"),
        new(20, 9, 5, "長野", "Nagano"),
        new(21, 8, 5, "岐阜", "Gifu"),
        new(22, 9, 7, "静岡", "Shizuoka"),
        new(23, 8, 6, "愛知", "Aichi"),
        new(24, 7, 6, "三重", "Mie"),
        new(25, 6, 6, "滋賀", "Shiga"),
        new(26, 6, 5, "京都", "Kyoto"),
        new(27, 6, 7, "大阪", "Osaka"),
        new(28, 5, 5, "兵庫", "Hyogo"),
        new(29, 7, 7, "奈良", "Nara"),
        new(30, 7, 8, "和歌山", "Wakayama"),
        new(31, 4, 5, "鳥取", "Tottori"),
        new(32, 3, 5, "島根", "Shimane"),
        new(33, 4, 6, "岡山", "Okayama"),
        new(34, 3, 6, "広島", "Hiroshima"),
        new(35, 2, 6, "山口", "Yamaguchi"),
        new(36, 5, 9, "徳島", "Tokushima"),
        new(37, 5, 8, "香川", "Kagawa"),
        new(38, 4, 8, "愛媛", "Ehime"),
        new(39, 4, 9, "高知", "Kochi"),
        new(40, 1, 7, "福岡", "Fukuoka"),
        new(41, 0, 7, "佐賀", "Saga"),
        new(42, 0, 8, "長崎", "Nagasaki"),
        new(43, 1, 8, "熊本", "Kumamoto"),
        new(44, 2, 7, "大分", "Oita"),
        new(45, 2, 8, "宮崎", "Miyazaki"),
        new(46, 1, 9, "鹿児島", "Kagoshima"),
        new(47, 0, 11, "沖縄", "Okinawa"),
    ];
}
