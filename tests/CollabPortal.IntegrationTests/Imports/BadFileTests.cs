using System.Text;
using CollabPortal.Application.Imports;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;
using static CollabPortal.IntegrationTests.Imports.Sayings;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Bad files and bad rows: each has its code and a sentence in both languages that says what to do, and nothing is stored.</summary>
public class BadFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static BadFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Files() => new()
    {
        { "empty", "file-empty" },
        { "picture", "file-not-a-table" },
        { "pdf", "file-kind-unknown" },
        { "old xls", "file-old-xls" },
        { "encrypted xlsx", "file-encrypted" },
        { "truncated xlsx", "file-truncated" },
        { "zip without a workbook", "file-kind-unknown" },
        { "zip bomb", "file-unpacks-too-large" },
        { "many parts", "file-too-many-parts" },
        { "foreign entities", "file-foreign-entities" },
        { "broken sheet", "file-broken" },
        { "xlsx with a million columns", "file-too-many-columns" },
        { "csv with a million columns", "file-too-many-columns" },
        { "merged header", "header-merged" },
        { "EUC-JP", "file-encoding-unknown" },
        { "wrong bytes", "file-encoding-unknown" },
        { "open quote", "quote-open" },
        { "endless cell", "file-cell-too-long" },
        { "title only", "import-column-missing" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_bad_file_is_said_and_leaves_nothing(string file, string code)
    {
        var office = await ImportOffice.OpenAsync(database);
        var bytes = BadFiles.Make(file);

        var direct = await office.ImportAsync(new MemoryStream(bytes));
        var upload = await office.Desk.UploadAsync("contracts", file, new MemoryStream(bytes));

        if (direct.Ok) direct.Value.Problem!.Code.Should().Be(code);
        else direct.Problems[0].Code.Should().Be(code);
        if (file != "title only") upload.Problems.Should().ContainSingle(p => p.Code == code);
        Said(ImportWords.Of(direct.Ok ? direct.Value.Problem! : direct.Problems[0]));
        if (!upload.Ok) (await office.TracesAsync()).Should().Be(0);
        (await office.StoredAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("計画.pdf", "契約番号,契約の種類,題目\r\nA-1,共同研究,題目\r\n", "file-kind-unknown")]
    [InlineData("計画.csv", "契約番号,契約の種類,題目\r\n", "file-no-rows")]
    [InlineData("計画.XLSX", "契約番号,契約の種類,題目\r\nA-1,共同研究,題目\r\n", "file-no-workbook")]
    [InlineData("図.csv", "GIF89a,契約の種類,題目\r\n", "file-not-a-table")]
    [InlineData("図2.csv", "契約番号,契約の種類\0,題目\r\n", "file-not-a-table")]
    public async Task A_document_by_name_and_headings_alone_are_no_table(string name, string text, string code)
    {
        var office = await ImportOffice.OpenAsync(database);
        var upload = await office.Desk.UploadAsync("contracts", name, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        upload.Problems.Should().ContainSingle(p => p.Code == code);
        Said(ImportWords.Of(upload.Problems[0]));
        (await office.TracesAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_not_read_to_its_end()
    {
        var office = await ImportOffice.OpenAsync(database);
        var endless = new EndlessStream();
        (await office.Desk.UploadAsync("contracts", "endless.csv", endless)).Problems.Should().ContainSingle(p => p.Code == "file-too-large");
        endless.Given.Should().BeLessThan(70 * 1024 * 1024);
        (await office.TracesAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("direct", "-5000000", "import-yen-negative", "直接経費（円）")]
    [InlineData("direct", "▲500", "import-yen-negative", "直接経費（円）")]
    [InlineData("direct", "1000.5", "import-yen-fraction", "直接経費（円）")]
    [InlineData("direct", "12、34", "import-yen-commas", "直接経費（円）")]
    [InlineData("direct", "約300万", "import-yen-unreadable", "直接経費（円）")]
    [InlineData("agreed", "99999999999999", "amount-too-large", "契約総額（円）")]
    [InlineData("direct", "99999999999999", "amount-too-large", "直接経費（円）")]
    [InlineData("direct", "1000000000000000", "amount-too-large", "直接経費（円）")]
    [InlineData("agreed", "99999999999999999999999999999999999999", "amount-too-large", "契約総額（円）")]
    [InlineData("agreed", "9999兆円", "amount-too-large", "契約総額（円）")]
    [InlineData("end", "令和8年2月30日", "import-date-unreadable", "終了日")]
    [InlineData("end", "46477", "import-date-serial", "終了日")]
    [InlineData("end", "4647", "import-date-unreadable", "終了日")]
    [InlineData("end", "2025/9/30", "period-reversed", "終了日")]
    [InlineData("partner", "どこにもない株式会社", "import-partner-unknown", "相手方の名称")]
    [InlineData("kind", "飲み会", "import-choice-unknown", "契約の種類")]
    [InlineData("title", "", "import-cell-missing", "題目")]
    [InlineData("year", "", "import-year-missing", "年度")]
    [InlineData("year", "昔", "import-year-unreadable", "年度")]
    [InlineData("on", "2026-05-01", "import-year-differs", "年度")]
    public async Task A_bad_cell_is_said_with_row_column_and_value(string cell, string value, string code, string heading)
    {
        var office = await ImportOffice.OpenAsync(database);
        string Or(string name, string usual) => name == cell ? value : usual;
        var row = office.Row(
            "R8-2", Or("title", "題目"), cell == "on" ? "2025" : Or("year", "2026"), Or("on", ""), Or("direct", "6000000"), cell == "partner" ? value : null, "2026-10-01",
            Or("end", "2027-03-31"), Or("kind", "共同研究"), Or("agreed", "8000000"));

        var report = await office.ImportAsync(office.Row("R8-1"), row);

        var problem = report.Report.First.Should().ContainSingle().Which;
        (problem.Row, problem.Code, problem.Heading).Should().Be((3, code, heading));
        Said(ImportWords.Reason(problem));
        if (code.StartsWith("import-", StringComparison.Ordinal) || code == "amount-too-large") Said(ImportWords.Remedy(problem));
        (await office.TracesAsync()).Should().Be(0);
    }

    [Fact]
    public void All_merged_cells_of_the_heading_are_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Sheets.Merged(
                Sheets.Rows(["契約番号", "期間", "", "題目", "金額", ""], ["1", "a", "b", "c", "d", "e"]), "E1:F1", "B1:C1", "A2:B2"));
            var fault = FluentActions.Invoking(() => Application.Imports.Files.SheetReader.Open(path)).Should().Throw<Application.Imports.Files.SheetFault>().Which;
            (fault.Code, fault.Args.Single()).Should().Be(("header-merged", "B1:C1, E1:F1"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("共同", "JointResearch")]
    [InlineData(" 共同研究（有償） ", "JointResearch")]
    [InlineData("受託", "CommissionedResearch")]
    [InlineData("寄付講座", "DonatedChair")]
    [InlineData("コンサル", "AcademicConsulting")]
    [InlineData("joint research", "JointResearch")]
    public async Task Everyday_words_for_a_kind_are_taken(string word, string kind)
    {
        var office = await ImportOffice.OpenAsync(database);
        (await office.ImportAsync(office.Row("R8-1", kind: word))).Problem.Should().BeNull();
        (await office.StoredAsync()).Single().Kind.ToString().Should().Be(kind);
    }

    [Fact]
    public async Task An_unknown_word_is_answered_with_those_that_are_taken_in_the_reader_s_language()
    {
        var office = await ImportOffice.OpenAsync(database);
        var problem = (await office.ImportAsync(office.Row("R8-1", kind: "飲み会"))).Report.First.Single();
        var remedy = ImportWords.Remedy(problem);
        remedy.Ja.Should().Contain("共同研究、受託研究").And.NotMatchRegex("[a-z]{4}");
        remedy.En.Should().Contain("Joint research, Commissioned research").And.NotMatchRegex("[ぁ-ん一-龠]");
        ImportWords.Remedy(problem with { Args = ["共同研究 (Joint research)"] }).En.Should().NotBeEmpty("what older runs noted is one text");
    }

    [Theory]
    [InlineData("契約額（万円）", "300", 3_000_000)]
    [InlineData("契約額（千円）", "3,000", 3_000_000)]
    [InlineData("契約額（千円）", "3,000千円", 3_000_000)]
    [InlineData("契約額（千円）", "3000000円", 3_000_000)]
    [InlineData("契約額（百万円）", "1.5", 1_500_000)]
    [InlineData("契約額", "1,234万5,678円", 12_345_678)]
    [InlineData("契約額", "３百万円", 3_000_000)]
    [InlineData("契約額（億円）", "0.1", 10_000_000)]
    public async Task Amounts_are_read_with_the_unit_of_the_heading_or_their_own(string heading, string value, long yen)
    {
        var office = await ImportOffice.OpenAsync(database);
        (await office.ImportAsync(ImportOffice.File($"契約番号,契約の種類,題目,{heading}", $"U-1,共同研究,題目,\"{value}\""), new DirectOrder())).Value.Problem.Should().BeNull();
        (await office.StoredAsync()).Single().AgreedYen.Should().Be(yen);
    }

    [Fact]
    public async Task Rules_over_several_rows_are_kept()
    {
        var office = await ImportOffice.OpenAsync(database);
        var report = await office.ImportAsync(
            office.Row("A"), office.Row("B"), office.Row("A", year: "2027"), // apart
            office.Row("C"), office.Row("C", direct: "1"), // two plans for one year
            office.Row("D", on: "2026-10-05"), office.Row("D", on: "2026-10-05"), // received twice
            office.Row("E"), office.Row("E", title: "別の題目", year: "2027"));

        report.Report.First.Where(p => p.Code != "import-row-held-back").Select(p => (p.Row, p.Code)).Should().Equal(
            (2, "import-rows-apart"), (4, "import-rows-apart"), (6, "import-receipts-overlap"), (8, "import-receipts-overlap"), (10, "import-rows-differ"));
        SaidAll(report.Report.First);
        (await office.TracesAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Of_a_number_that_two_rows_of_a_file_give_to_new_contracts_neither_is_stored_and_both_are_told()
    {
        var office = await ImportOffice.OpenAsync(database);
        // The first of them was written already when the second comes: sets of 2,000.
        string[] rows = [office.Row("T-1"), .. Enumerable.Range(1, 2_100).Select(n => office.Row($"N-{n}")), office.Row("t-1", title: "別の研究")];
        var file = ImportOffice.File([ImportOffice.Header, .. rows]);
        var done = (await office.Direct.RunAsync("contracts", "二度.csv", file, new DirectOrder(GoodOnly: true))).Value;
        done.Problem.Should().BeNull();
        (done.Report.New, done.Report.Bad).Should().Be((2_100, 2));
        done.Report.First.Select(p => (p.Row, p.Code, (int)p.Args.Single())).Should().BeEquivalentTo(new[] { (2, "import-rows-apart", 2_103), (2_103, "import-rows-apart", 2) });
        SaidAll(done.Report.First);
        var stored = await office.StoredAsync();
        stored.Should().HaveCount(2_100).And.NotContain(c => c.Number == "T-1" || c.Number == "t-1");
    }

    [Fact]
    public async Task Rows_next_to_each_other_with_one_number_and_two_titles_are_both_refused()
    {
        var office = await ImportOffice.OpenAsync(database);
        var done = (await office.Direct.RunAsync("contracts", "隣.csv", ImportOffice.File(ImportOffice.Header, office.Row("U-1"), office.Row("U-1", title: "別の研究", year: "2027"), office.Row("U-2")), new DirectOrder(GoodOnly: true))).Value;
        done.Report.First.Select(p => (p.Row, p.Code)).Should().BeEquivalentTo(new[] { (2, "import-row-held-back"), (3, "import-rows-differ") });
        SaidAll(done.Report.First);
        (await office.StoredAsync()).Should().ContainSingle().Which.Number.Should().Be("U-2");
    }

    [Fact]
    public async Task A_wrong_check_digit_is_not_an_unknown_partner()
    {
        var office = await ImportOffice.OpenAsync(database);
        const string header = "契約番号,契約の種類,題目,法人番号";
        var report = (await office.ImportAsync(ImportOffice.File(header, "1,共同研究,題目,1010001000006", "2,共同研究,題目,1010001000007"))).Value.Report;
        report.First.Select(p => p.Code).Should().Equal("import-partner-unknown", "import-corporate-number-invalid");
        report.UnknownPartners.Should().ContainSingle(p => p.CorporateNumber == "1010001000006");
        SaidAll(report.First);
        (await office.TracesAsync()).Should().Be(0);
    }

    /// <summary>Says that it has more, whatever was read.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        internal long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
