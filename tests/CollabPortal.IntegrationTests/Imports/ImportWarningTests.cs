using CollabPortal.Application.Imports;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Rows that are taken and want a look: told beside the errors, stopping nothing.</summary>
public class ImportWarningTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Money_out_of_step_is_told_counted_and_stops_nothing()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] rows =
        [
            office.Row("W-1"), // eight million agreed and planned
            office.Row("W-2", agreed: "5000000"),
            office.Row("W-3", agreed: "90000000"),
            office.Row("W-4", on: "2026-11-01", agreed: "7000000"),
            office.Row("W-5", agreed: ""),
            office.Row("W-6"), office.Row("W-6", year: "2029", direct: "0"), // two million in a year that the contract does not touch
        ];
        var run = await office.CheckAsync(rows);

        (run.NewRows, run.BadRows, run.WarningRows).Should().Be((7, 0, 5));
        var told = await office.Queries.ProblemsAsync(run.Id, 1, warnings: true);
        told.Items.Select(p => (p.Row, p.Code)).Should().Equal((3, "import-plan-above"), (4, "import-plan-below"), (5, "import-received-above"), (7, "import-plan-above"), (8, "import-outside-period"));
        told.Items.Should().OnlyContain(p => p.IsWarning && p.Heading == (p.Code == "import-outside-period" ? "年度" : "契約総額（円）"));
        ImportWords.Reason(told.Items[0]).Ja.Should().Contain("8,000,000円").And.Contain("5,000,000円");
        (await office.Queries.ProblemsAsync(run.Id, 1)).Total.Should().Be(0, "warnings are no errors");
        (await office.Queries.ProblemsAsync(run.Id, 1, warnings: true, code: "import-plan-below")).Total.Should().Be(1);
        (await office.Queries.CodesAsync(run.Id, warnings: true)).Should().HaveCount(4);
        var download = new List<int>();
        await foreach (var row in office.Queries.BadRowsAsync(run, warnings: true)) download.Add(row.Row);
        download.Should().Equal(3, 4, 5, 7, 8);

        (await office.ApplyAsync(run.Id)).Status.Should().Be(ImportStatus.Applied);
        (await office.StoredAsync()).Should().HaveCount(6);
        var again = ImportDocument.Of(await office.ImportAsync(rows));
        (again.Counts.Unchanged, again.Counts.Warnings).Should().Be((7, 0), "what does not change was looked at before");
    }

    [Fact]
    public async Task A_column_that_is_left_out_although_numbers_stand_in_it_is_told_once()
    {
        var office = await ImportOffice.OpenAsync(database);
        const string More = ",共通経費,備考,連番";
        var report = ImportDocument.Of((await office.ImportAsync(ImportOffice.File(
            ImportOffice.Header + More, office.Row("L-1") + ",,なし,1", office.Row("L-2", agreed: "5000000") + ",500000,,2", office.Row("L-3") + ",700000,,3"))).Value);
        report.UnusedHeadings.Should().Equal("共通経費", "備考", "連番");
        report.Warnings.Select(w => (w.Row, w.Code)).Should().BeEquivalentTo([(3, "import-number-left-out"), (3, "import-plan-above")]);
        report.Counts.Warnings.Should().Be(1, "it is one row to look at");
        report.Warnings.Single(w => w.Code == "import-number-left-out").Message.Ja.Should().Contain("共通経費");

        var alone = ImportDocument.Of((await office.ImportAsync(ImportOffice.File(ImportOffice.Header + More, office.Row("L-4") + ",500000,,1"))).Value);
        (alone.Counts.New, alone.Counts.Warnings).Should().Be((1, 1));
    }

    [Fact]
    public async Task The_report_of_a_program_has_them_beside_the_problems()
    {
        var office = await ImportOffice.OpenAsync(database);
        var report = ImportDocument.Of(await office.ImportAsync(office.Row("W-1", agreed: "5000000"), office.Row("W-2", direct: "x")));
        (report.Counts.Warnings, report.Counts.Problems, report.Counts.Errors).Should().Be((1, 1, 1));
        report.Warnings.Should().ContainSingle(w => w.Code == "import-plan-above" && w.Message.En.Length > 0 && w.Remedy.Ja.Length > 0);
        report.Problems.Should().ContainSingle(p => p.Code == "import-yen-unreadable");
    }
}
