using System.Globalization;
using System.Text;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>
/// Property: whatever file comes in — any columns in any order, days and money in any writing, any encoding, with rows that nobody can
/// take — what the portal writes out of it comes in again without a change, and makes the same register anew.
/// </summary>
public class RandomFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Contracts = 40;

    static RandomFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Import_then_export_is_the_identity(int seed)
    {
        var (dice, office) = (new Random(20261121 + seed), await ImportOffice.OpenAsync(database));
        var second = await database.OrganisationAsync(OrganisationKind.Company, $"二番目{Guid.NewGuid():N}株式会社");
        var (text, wrong) = Text(dice, office.Company.NameJa, second.NameJa);

        var report = (await office.ImportAsync(new MemoryStream(Encoded(dice, text)), new DirectOrder(GoodOnly: true))).Value.Report;

        report.First.Select(p => p.Code).Should().OnlyContain(code => code == "import-yen-unreadable" || code == "import-row-held-back");
        report.NewRecords.Should().Be(Contracts - wrong, string.Join("; ", report.First.Take(3)));
        var stored = (await office.StoredAsync()).Select(FileKindTests.Told).ToList();
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var file = await FileKindTests.ExportAsync(office, format);
            var again = (await office.ImportAsync(new MemoryStream(file))).Value.Report;
            (again.Bad, again.New, again.Changed).Should().Be((0, 0, 0), string.Join("; ", again.First.Take(3)) + string.Join("; ", again.Differences.Take(3)));
            var empty = await ImportOffice.OpenAsync(database);
            (await empty.ImportAsync(new MemoryStream(file))).Value.Problem.Should().BeNull();
            (await empty.StoredAsync()).Select(FileKindTests.Told).Should().Equal(stored);
        }
    }

    /// <summary>A file and how many of its contracts nobody can take.</summary>
    private static (string Text, int Wrong) Text(Random dice, string first, string second)
    {
        // What a contract must have, and a part of the rest; money needs its year and its payer.
        var columns = ContractColumns.All.Where(c => c.IsRequired || c.Key is ContractColumns.Year or ContractColumns.DirectYen or ContractColumns.PartnerName || dice.Next(3) > 0)
            .Where(c => c.Key is not (ContractColumns.Programme or ContractColumns.Field or ContractColumns.PartnerNumber or ContractColumns.Intermediaries or ContractColumns.CoInstitutions or ContractColumns.State))
            .OrderBy(_ => dice.Next()).ToList();
        var rows = new List<IEnumerable<string>> { columns.Select(c => dice.Next(2) == 0 ? c.Name.Ja : c.Name.En) };
        var wrong = 0;
        for (var i = 0; i < Contracts; i++)
        {
            var contract = new Dictionary<string, string>(StringComparer.Ordinal);
            var bad = dice.Next(12) == 0;
            if (bad) wrong++;
            var years = 1 + dice.Next(3);
            for (var year = 0; year < years; year++)
                rows.Add([.. columns.Select(c => ContractColumns.OfContract.Contains(c.Key) ? Of(contract, c.Key, () => Cell(dice, c.Key, i, year, first, second)) : bad && c.Key == ContractColumns.DirectYen ? "約百万" : Cell(dice, c.Key, i, year, first, second))]);
        }

        return (string.Join("\r\n", rows.Select(r => string.Join(',', r.Select(Quoted)))), wrong);
    }

    private static string Of(Dictionary<string, string> known, string key, Func<string> make) => known.TryGetValue(key, out var cell) ? cell : known[key] = make();

    private static string Cell(Random dice, string key, int contract, int year, string first, string second) => key switch
    {
        ContractColumns.Number => $"契-{contract:D3}",
        ContractColumns.Kind => dice.Next(4) switch { 0 => "共同研究", 1 => "受託", 2 => "Clinical trial", _ => "学術指導" },
        ContractColumns.Title => "題" + Words(dice),
        ContractColumns.PartnerName => first,
        ContractColumns.MorePartners => dice.Next(2) == 0 ? "" : second,
        ContractColumns.StartsOn => dice.Next(3) == 0 ? "" : Day(dice, new DateOnly(2026, 1, 1).AddDays(dice.Next(300))),
        ContractColumns.EndsOn => dice.Next(3) == 0 ? "" : Day(dice, new DateOnly(2028, 1, 1).AddDays(dice.Next(300))),
        ContractColumns.Year => (2026 + year).ToString(CultureInfo.InvariantCulture),
        ContractColumns.AgreedYen or ContractColumns.InKindYen or ContractColumns.IndirectYen => dice.Next(3) == 0 ? "" : Yen(dice),
        ContractColumns.DirectYen => Yen(dice),
        ContractColumns.ReceivedOn or ContractColumns.Payer => "",
        _ => dice.Next(3) == 0 ? "" : "語" + Words(dice),
    };

    private static string Words(Random dice)
    {
        string[] letters = ["=", "+", "-", "@", "'", "\"", " ", ",", "\t", "\n", "\r\n", ";", "あ", "漢字", "髙", "㈱", "Ａ", "０", "～", "|", "ﾊﾟ", "'=", "―"];
        return string.Concat(Enumerable.Range(0, dice.Next(9)).Select(_ => letters[dice.Next(letters.Length)])) + "末";
    }

    private static string Day(Random dice, DateOnly day) => dice.Next(5) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"令和{day.Year - 2018}年{day.Month}月{day.Day}日"),
        1 => string.Create(CultureInfo.InvariantCulture, $"R{day.Year - 2018}.{day.Month}.{day.Day}"),
        2 => day.ToString("yyyy/M/d", CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormKC),
        3 => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Yen(Random dice) => dice.Next(6) switch
    {
        0 => "0",
        1 => $"{dice.Next(1, 900)}百万円",
        2 => "１，２３４，５６７",
        3 => "¥" + dice.NextInt64(1_000_000_000).ToString("N0", CultureInfo.InvariantCulture),
        4 => "2千万円",
        _ => dice.NextInt64(1_000_000_000).ToString(CultureInfo.InvariantCulture),
    };

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static byte[] Encoded(Random dice, string text) => dice.Next(3) switch
    {
        0 => Encoding.UTF8.GetBytes(text),
        1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.GetEncoding(932).GetBytes(text.Replace('―', '—')),
    };
}
