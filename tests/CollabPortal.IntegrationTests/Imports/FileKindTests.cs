using System.Globalization;
using System.Text;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Every way in which offices save their sheets, what goes out comes in again, and real government contracts.</summary>
public class FileKindTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static FileKindTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("UTF-8", "csv", "UTF-8")]
    [InlineData("UTF-8 BOM", "csv", "UTF-8")]
    [InlineData("CP932", "csv", "CP932")]
    [InlineData("CP932 tab", "tsv", "CP932")]
    [InlineData("UTF-16 tab", "tsv", "UTF-16")]
    public async Task Text_files_are_read_as_they_are(string kind, string format, string encoding)
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] lines = [ImportOffice.Header, office.Row("R8-①", title: "\"髙﨑、㈱と～\n二行目\""), office.Row("R8-2")];
        var text = string.Join("\r\n", lines);
        if (kind.EndsWith("tab", StringComparison.Ordinal)) text = text.Replace(',', '\t');
        byte[] bytes = kind.Split(' ')[0] switch
        {
            "CP932" => Encoding.GetEncoding(932).GetBytes(text),
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            _ => [.. kind.EndsWith("BOM", StringComparison.Ordinal) ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)],
        };

        var report = (await office.ImportAsync(new MemoryStream(bytes))).Value;

        (report.Format.Name, report.Format.Encoding, report.Report.Bad).Should().Be((format, encoding, 0));
        (await office.StoredAsync()).Select(c => c.Title).Should().Contain("髙﨑、㈱と～\n二行目");
    }

    [Fact]
    public async Task A_workbook_with_a_title_above_Excel_dates_and_thousands()
    {
        var office = await ImportOffice.OpenAsync(database);
        var rows = Sheets.Rows(
            ["契約一覧（令和8年度上期）"], [],
            ["契約番号", "種別", "課題名", "相手先", "期間（自）", "期間（至）", "受入額（千円）", "年度"],
            ["R8-1", "共同研究", "界面", office.Company.NameJa, "46296", "令和9年3月31日", "８，０００", "R8"],
            ["R8-2", "受託", "診断", office.Company.NameJa, "46296", "46477", "12.5", "2026"]);

        var report = (await office.ImportAsync(new MemoryStream(Sheets.Xlsx(rows)), new DirectOrder())).Value;

        report.Report.First.Should().BeEmpty();
        report.Format.Should().Match<Application.Imports.Files.SheetFormat>(f => f.Name == "xlsx" && f.Sheet == "契約");
        var stored = await office.StoredAsync();
        stored.Select(c => (c.StartsOn, c.EndsOn, c.Receipts[0].DirectYen)).Should().Equal(
            (new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), 8_000_000L), (new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), 12_500L));
    }

    [Theory]
    [InlineData("46296")]
    [InlineData("令和8年10月1日")]
    public async Task A_merged_title_with_its_day_above_and_empty_rows_below_are_no_rows(string made)
    {
        var office = await ImportOffice.OpenAsync(database);
        var rows = Sheets.Rows(
            ["契約一覧", "", "", "作成日", made],
            ["契約番号", "種別", "課題名", "相手先", "開始日", "終了日", "契約額（円）"],
            ["R8-1", "共同研究", "界面", office.Company.NameJa, "46296", "46477", "8000000"],
            ["R8-2", "受託", "診断", office.Company.NameJa, "46296", "46477", "5000000"],
            [], [" ", "", " "], []);
        var sheet = Sheets.Merged(rows, "A1:C1");

        var report = (await office.ImportAsync(new MemoryStream(sheet))).Value;

        report.Report.First.Should().BeEmpty();
        report.Report.Rows.Should().Be(2);
        (await office.StoredAsync()).Select(c => (c.StartsOn, c.EndsOn, c.AgreedYen)).Should().Equal(
            (new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), 8_000_000L), (new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), 5_000_000L));
    }

    [Fact]
    public async Task Cells_merged_over_the_years_of_a_contract_say_the_same_of_each_and_a_total_is_left_out()
    {
        var office = await ImportOffice.OpenAsync(database);
        var rows = Sheets.Rows(
            ["契約番号", "種別", "課題名", "相手先", "開始日", "終了日", "年度", "受入額（円）"],
            ["R8-1", "共同研究", "界面", office.Company.NameJa, "46296", "令和10年3月31日", "2026", "3000000"],
            ["", "", "", "", "", "", "2027", "5000000"],
            ["R8-2", "受託", "診断", "", "46296", "46477", "2026", "1000000"],
            ["合計", "", "", "", "", "", "", "9000000"]);
        var sheet = Sheets.Merged(rows, "A2:A3", "B2:B3", "C2:C3", "D2:D4", "E2:E3", "F2:F3", "A5:C5");

        var report = (await office.ImportAsync(new MemoryStream(sheet))).Value;

        report.Report.First.Should().BeEmpty();
        (report.Report.Rows, report.Report.NewRecords, report.Report.Bad).Should().Be((3, 2, 0));
        report.Report.Warnings.Should().Contain(w => w.Code == "import-total-row" && w.Row == 5);
        var stored = (await office.StoredAsync()).OrderBy(c => c.Number, StringComparer.Ordinal).ToList();
        stored.Select(c => (c.Title, c.Parties.Count)).Should().Equal(("界面", 1), ("診断", 1));
        stored[0].Receipts.OrderBy(r => r.FiscalYear.Year).Select(r => (r.FiscalYear.Year, r.DirectYen)).Should().Equal((2026, 3_000_000L), (2027, 5_000_000L));
    }

    [Fact]
    public async Task A_subtotal_within_a_merged_block_is_left_out()
    {
        var office = await ImportOffice.OpenAsync(database);
        var rows = Sheets.Rows(
            ["契約番号", "種別", "課題名", "相手先", "開始日", "終了日", "年度", "受入額（円）"],
            ["R8-1", "共同研究", "界面", office.Company.NameJa, "46296", "46843", "2026", "3000000"],
            ["", "", "", "", "", "", "2027", "5000000"],
            ["", "", "", "小計", "", "", "", "8000000"]);

        var report = (await office.ImportAsync(new MemoryStream(Sheets.Merged(rows, "A2:A4", "B2:B4", "C2:C4", "D2:D3", "E2:E4", "F2:F4")))).Value;

        (report.Report.Rows, report.Report.NewRecords, report.Report.Bad).Should().Be((2, 1, 0));
        report.Report.Warnings.Should().Contain(w => w.Code == "import-total-row" && w.Row == 4);
        (await office.StoredAsync()).Should().ContainSingle().Which.Receipts.Sum(r => r.DirectYen).Should().Be(8_000_000);
    }

    [Fact]
    public async Task A_heading_of_fiscal_years_is_a_heading()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "課題名,2025,2026\r\n界面,100,200\r\n");
            using var sheet = Application.Imports.Files.SheetReader.Open(path);
            sheet.Header.Should().Equal("課題名", "2025", "2026");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_446_real_government_contracts_come_in_by_mapping_with_a_key_of_date_number_and_title()
    {
        var office = await ImportOffice.OpenAsync(database);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Imports", "Data", "gbizinfo_procurement_202012.csv"));
        // date_of_order, title, amount, government_departments, joint_signatures, corporate_number
        var mapping = new ImportMapping
        {
            Sources =
            [
                new("number", [0, 5, 1]), new("kind", [], "受託研究"), new("title", [1]), new("partner-number", [5]), new("starts-on", [0]), new("fiscal-year", [0]), new("direct-yen", [2]),
            ],
        };
        var order = new DirectOrder(Mapping: mapping);

        var unknown = (await office.ImportAsync(new MemoryStream(bytes), order)).Value;
        unknown.Problem!.Code.Should().Be("import-has-bad-rows");
        (unknown.Report.Rows, unknown.Report.Bad, unknown.Report.UnknownPartners.Count).Should().Be((446, 446, 245));
        unknown.Report.First.Should().OnlyContain(p => p.Code == "import-partner-unknown" && p.Heading == "corporate_number");

        foreach (var partner in unknown.Report.UnknownPartners)
            (await office.Partners.EnterCompanyAsync(new Application.Organisations.CompanyEntry("受託者" + partner.CorporateNumber, CorporateNumber: partner.CorporateNumber))).Ok.Should().BeTrue();
        var report = (await office.ImportAsync(new MemoryStream(bytes), order)).Value;
        (report.Problem, report.Report.New, report.Report.NewRecords).Should().Be((null, 446, 446));
        (await office.ImportAsync(new MemoryStream(bytes), order)).Value.Report.Unchanged.Should().Be(446);

        var stored = await office.StoredAsync();
        stored.Should().HaveCount(446).And.OnlyContain(c => c.Number!.Length <= ResearchContract.NumberLimit);
        stored.Sum(c => c.Receipts.Sum(r => r.DirectYen)).Should().Be(Amounts(bytes));
        stored.Should().Contain(c => c.StartsOn == new DateOnly(2020, 10, 30) && c.Receipts[0].DirectYen == 131_890_000);
    }

    [Fact]
    public async Task What_is_written_out_comes_in_again_without_a_change()
    {
        var office = await ImportOffice.OpenAsync(database);
        var other = await database.OrganisationAsync(OrganisationKind.Company, "交互株式会社");
        var co = await database.OrganisationAsync(OrganisationKind.University, "共同大学" + Guid.NewGuid().ToString("N"));
        for (var seed = 0; seed < 8; seed++)
        {
            var dice = new Random(20261121 + seed);
            foreach (var terms in Enumerable.Range(0, 25).Select(i => Random(dice, $"S{seed}-{i:D3}", office.Company.Id, other.Id, co.Id)))
            {
                var made = await office.Contracts.CreateDraftAsync(terms);
                made.Problems.Should().BeEmpty();
            }

            var before = (await office.StoredAsync()).Select(Told).ToList();
            foreach (var format in new[] { "csv", "xlsx" })
            {
                var file = await ExportAsync(office, format);
                var same = (await office.ImportAsync(new MemoryStream(file))).Value.Report;
                (same.Bad, same.New, same.Changed).Should().Be((0, 0, 0), string.Join("; ", same.First.Take(3)) + string.Join("; ", same.Differences.Take(3)));

                // Into an empty register, and out again: the same.
                var empty = await ImportOffice.OpenAsync(database);
                (await empty.ImportAsync(new MemoryStream(file))).Value.Problem.Should().BeNull();
                (await empty.StoredAsync()).Select(Told).Should().Equal(before);
                // The zip of a workbook carries the time at which it was packed.
                if (format == "csv") (await ExportAsync(empty, format)).Should().Equal(file);
            }
        }
    }

    private static ContractTerms Random(Random dice, string number, Guid first, Guid second, Guid co)
    {
        const string letters = "=+-@'\" ,\t\n;あ漢字A1㈱０髙～|";
        string Text(int least) => string.Concat(Enumerable.Range(0, dice.Next(least, 12)).Select(_ => letters[dice.Next(letters.Length)]));
        DateOnly? Day() => dice.Next(3) == 0 ? null : new DateOnly(2026, 4, 1).AddDays(dice.Next(300));
        var parties = new List<PartyTerms> { new(first, PartyRole.Partner) };
        if (dice.Next(2) == 0) parties.Add(new(second, PartyRole.Partner));
        if (dice.Next(3) == 0) parties.Add(new(co, PartyRole.CoInstitution));
        var receipts = Enumerable.Range(0, dice.Next(4)).Select(i => dice.Next(2) == 0
            ? new ReceiptTerms(2026 + i, ReceiptState.Planned, null, dice.Next(3) * 1_000_000L, dice.Next(500), dice.Next(2), dice.Next(2) == 0 ? null : second)
            : new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2020 + i, 1 + dice.Next(12), 3), dice.NextInt64(FiscalYearReceipt.YenLimit), 0)).ToList();
        return new ContractTerms
        {
            Number = number,
            Kind = (ContractKind)dice.Next(7),
            Title = "題" + Text(0),
            Goal = dice.Next(2) == 0 ? null : "目" + Text(0),
            SuccessCriterion = dice.Next(2) == 0 ? null : Text(3) + "基",
            StartsOn = Day(),
            AgreedYen = dice.Next(2) == 0 ? null : dice.Next(2) * 1_234_567L,
            Parties = parties,
            Receipts = receipts,
            PrincipalInvestigator = dice.Next(2) == 0 ? null : "計測 太郎",
        };
    }

    internal static string Told(ResearchContract c) => string.Create(CultureInfo.InvariantCulture,
        $"{c.Number}|{c.Kind}|{c.Title}|{c.Goal}|{c.SuccessCriterion}|{c.PrincipalInvestigator}|{c.StartsOn}|{c.EndsOn}|{c.AgreedYen}|{string.Join(',', c.Parties.OrderBy(p => p.Ordinal).Select(p => p.OrganisationId + p.Role.ToString()))}|{string.Join(',', c.Receipts.Select(r => $"{r.FiscalYear}{r.State}{r.ReceivedOn}{r.DirectYen}/{r.IndirectYen}/{r.InKindYen}{r.PayerId}").Order(StringComparer.Ordinal))}");

    internal static async Task<byte[]> ExportAsync(ImportOffice office, string format)
    {
        var header = ContractColumns.All.Select(c => c.Name.Ja).ToList();
        using var target = new MemoryStream();
        if (format == "xlsx") await new XlsxStream("x.xlsx", "契約", header, office.Export.RowsAsync()).WriteAsync(target, default);
        else
        {
            var csv = new Csv(header);
            await foreach (var row in office.Export.RowsAsync()) csv.Row(row);
            target.Write(csv.ToBytes());
        }

        return target.ToArray();
    }

    private static long Amounts(byte[] csv) => Encoding.UTF8.GetString(csv).Split('\n').Skip(1).Select(l => l.Trim().Split(',')).Where(c => c.Length > 4)
        .Sum(c => long.Parse(c[^4], CultureInfo.InvariantCulture));
}
