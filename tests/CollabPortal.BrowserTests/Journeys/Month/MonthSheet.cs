using System.Globalization;
using System.Text;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>
/// The month's sheet as the office keeps it: two hundred rows under headings of its own, money in thousands of yen, days in three
/// ways of writing; in twelve rows something that nobody can take.
/// </summary>
/// <param name="mark">Tells its contracts from those of other tests.</param>
/// <param name="year">Fiscal year in which its money came.</param>
/// <param name="partners">Names of the companies.</param>
internal sealed class MonthSheet(string mark, int year, IReadOnlyList<string> partners)
{
    internal const int Rows = 200;

    private static readonly string[] Header = ["整理番号", "契約区分", "研究題目", "先方", "契約期間（自）", "契約期間（至）", "研究目的", "評価基準", "契約額（千円）", "入金日", "入金額（千円）", "うち間接", "備考"];

    /// <summary>Column, and what stands in it instead of the right thing; {0} is the mark.</summary>
    private static readonly (int Column, string Wrong)[] Faults =
    [
        (10, "約300万"), (10, "▲5,000"), (10, "1,000.0005"), (9, "令和4年2月30日"), (1, "飲み会"), (2, ""),
        (3, "どこにもない{0}株式会社"), (5, "2011/9/30"), (4, "来年の春"), (8, "99999999999999"), (11, "不明"), (9, "99/99/99"),
    ];

    internal static int FaultyRows => Faults.Length;

    /// <summary>The sheet as it comes from the office's machine: UTF-8 with BOM.</summary>
    internal byte[] ToBytes() => Bytes([Header, .. Enumerable.Range(0, Rows).Select(Row)]);

    /// <summary>Its first rows some weeks later: two have another goal.</summary>
    internal byte[] Later() => Bytes([Header, .. Enumerable.Range(0, 5).Select(i => Row(i).Select((cell, column) => column == 6 && i < 2 ? "性能と寿命を確かめる" : cell).ToArray())]);

    /// <summary>
    /// The portal's file of bad rows, mended by hand: the wrong cells are put right, the columns with the reasons stay where they are.
    /// </summary>
    internal byte[] Mend(string badRows)
    {
        var rows = CsvRows.Of(badRows);
        rows.Should().HaveCount(Faults.Length + 1);
        for (var k = 0; k < Faults.Length; k++)
        {
            var column = Faults[k].Column;
            rows[k + 1][column].TrimStart('\'').Should().Be(Wrong(k), "the row comes back as it was sent");
            rows[k + 1][^1].Should().NotBeEmpty("each row says what is wrong with it");
            rows[k + 1][column] = Right(IndexOf(k))[column];
        }

        return Bytes(rows);
    }

    private string Wrong(int fault) => string.Format(CultureInfo.InvariantCulture, Faults[fault].Wrong, mark);

    /// <summary>The year of Reiwa.</summary>
    private int Era => year - 2018;

    private static int IndexOf(int fault) => 8 + (16 * fault);

    private string[] Row(int i)
    {
        var row = Right(i);
        var fault = Array.FindIndex([.. Enumerable.Range(0, Faults.Length).Select(IndexOf)], at => at == i);
        if (fault >= 0) row[Faults[fault].Column] = Wrong(fault);
        return row;
    }

    private string[] Right(int i)
    {
        var (direct, indirect) = (i % 9 == 0 ? 12_000 : 1_000 + (7 * i), 300 + i);
        return
        [
            $"取-{mark}-{i}",
            (i % 10) switch { 3 => "受託研究", 6 => "学術指導", _ => "共同研究" },
            $"取込{mark}の試験 その{i}",
            partners[i % partners.Count],
            (i % 3) switch { 0 => $"R{Era}.4.1", 1 => $"{year}/04/01", _ => Wide($"令和{Era}年4月1日") },
            "令和9年3月31日",
            "性能を確かめる",
            "誤差\"3%\"以内、\n二年で",
            Thousands(direct + indirect),
            (i % 3) switch { 0 => $"{year}-08-31", 1 => $"R{Era + 1}.3.31", _ => $"{year}年10月1日" },
            i % 2 == 0 ? Thousands(direct) : Wide(Thousands(direct)),
            indirect.ToString(CultureInfo.InvariantCulture),
            i % 5 == 0 ? "継続" : "",
        ];
    }

    private static string Thousands(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Wide(string text) => string.Concat(text.Select(c => c == ',' ? '，' : char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c));

    private static byte[] Bytes(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }
}
