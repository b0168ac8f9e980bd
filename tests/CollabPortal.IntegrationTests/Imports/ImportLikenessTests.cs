using System.Globalization;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;
using static CollabPortal.IntegrationTests.Imports.Sayings;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Rows that may say something else than they seem: a number and a name of two companies, a contract that is there under another number, a day without its year.</summary>
public class ImportLikenessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_corporate_number_beside_the_name_of_another_company_is_told_with_both_names()
    {
        var office = await ImportOffice.OpenAsync(database);
        string mark = Guid.NewGuid().ToString("N")[..8], number = Number();
        (await office.Partners.EnterCompanyAsync(new CompanyEntry($"甲{mark}電機株式会社", CorporateNumber: number))).Ok.Should().BeTrue();
        var other = await database.OrganisationAsync(OrganisationKind.Company, $"乙{mark}化学株式会社");
        string Row(string contract, string name) => $"{contract},共同研究,題目{contract},{number},{name}";
        string[] file = ["契約番号,契約の種類,題目,法人番号,相手方の名称", Row("1", other.NameJa), Row("2", $"㈱甲{mark}電機"), Row("3", $"甲{mark}電機 中央研究所"), Row("4", ""), Row("5", $"乙{mark}化学")];
        var upload = (await office.Desk.UploadAsync("contracts", "a.csv", ImportOffice.File(file))).Value;
        var run = await office.CheckAgainAsync(upload);

        (run.NewRows, run.BadRows, run.WarningRows).Should().Be((5, 0, 2), "a name that nobody bears is a way of writing");
        var told = (await office.Queries.ProblemsAsync(run.Id, 1, warnings: true)).Items;
        told.Select(p => (p.Row, p.Code, p.Heading, p.Value)).Should().Equal((2, "import-partner-differs", "法人番号", number), (6, "import-partner-differs", "法人番号", number));
        ImportWords.Reason(told[0]).Ja.Should().Contain($"甲{mark}電機株式会社").And.Contain(other.NameJa);
        SaidAll(told);
        // Whom the office calls so is its own word.
        var unknown = (await office.CheckAsync(office.Row("9", partner: $"丙{mark}工業"))).UnknownPartners.Single();
        await office.Choices.DecideAsync(upload, [new(unknown, other.Id)]);
        var report = ImportDocument.Of((await office.ImportAsync(ImportOffice.File(file[0], Row("6", $"丙{mark}工業")))).Value);
        report.Warnings.Should().ContainSingle(w => w.Row == 2 && w.Code == "import-partner-differs" && w.Remedy.En.Contains(mark));
    }

    [Fact]
    public async Task A_contract_that_is_there_under_another_number_is_named_and_those_of_one_file_are_not_compared()
    {
        var office = await ImportOffice.OpenAsync(database);
        await office.ImportAsync(office.Row("R8-1", title: "全固体電池の界面の劣化診断に関する研究"), office.Row("R8-2", title: "歩行計測の標準化"));
        string[] rows =
        [
            office.Row("N-1", title: "全固体電池　界面の劣化診断に関する研究"), // the first one again
            office.Row("N-2", title: "全固体電池の界面の劣化診断に関する研究", start: "2027-10-01", end: "2028-03-31", year: "2027"), // the year after
            office.Row("N-3", title: "気象予測の高速化"), office.Row("N-4", title: "気象予測の高速化"),
            office.Row("R8-2", title: "歩行計測の標準化（2）"), // known by its number
        ];
        var run = await office.CheckAsync(rows);

        (run.NewRows, run.ChangedRows, run.BadRows, run.WarningRows).Should().Be((4, 1, 0, 1));
        var told = (await office.Queries.ProblemsAsync(run.Id, 1, warnings: true)).Items.Single();
        (told.Row, told.Code, told.Heading, told.Value).Should().Be((2, "import-likely-duplicate", "契約番号", "N-1"));
        ImportWords.Reason(told).Ja.Should().Contain("R8-1").And.Contain("全固体電池の界面の劣化診断に関する研究").And.Contain("2026-10-01");
        SaidAll([told]);
        // Applied, the same is said: what the run itself wrote is no duplicate.
        (await office.ApplyAsync(run.Id)).Should().Match<ImportRun>(r => r.Status == ImportStatus.Applied && r.WarningRows == 1);
        var stranger = await ImportOffice.OpenAsync(database);
        (await stranger.ImportAsync(stranger.Row("S-1", title: "歩行計測の標準化", partner: office.Company.NameJa))).Report.WarningRows.Should().Be(0, "another institution's contracts are not seen");
    }

    [Fact]
    public async Task Days_of_an_era_that_is_over_are_read_and_days_without_a_year_are_proposed_with_one()
    {
        var office = await ImportOffice.OpenAsync(database);
        var report = (await office.ImportAsync(office.Row("D-1", start: "H31.5.1", end: "平成32年3月31日", year: "2019"), office.Row("D-2", start: "10/1"), office.Row("D-3", end: "3月31日", year: "2025", start: "2025-04-01"))).Report;
        report.First.Where(p => p.Row > 2).Select(p => (p.Row, p.Code, p.Heading, (string)p.Args[0])).Should()
            .Equal((3, "import-date-without-year", "開始日", "2026-10-01"), (4, "import-date-without-year", "終了日", "2026-03-31"));
        SaidAll(report.First);
        ImportWords.Remedy(report.First[0]).Ja.Should().Contain("2026-10-01");
        report.Preview.Single(p => p.Key == "D-1").Should().Match<ImportPreview>(p => p.StartsOn == new DateOnly(2019, 5, 1) && p.EndsOn == new DateOnly(2020, 3, 31));
    }

    private static string Number()
    {
        var digits = Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(CultureInfo.InvariantCulture);
        return Enumerable.Range(1, 9).Select(check => check + digits).First(number => CorporateNumber.IsValid(number));
    }
}
