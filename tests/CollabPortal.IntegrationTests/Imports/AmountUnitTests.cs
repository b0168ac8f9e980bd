using CollabPortal.Application.Imports;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Api;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>In which unit amounts are: said by the heading or above the table, else asked where it matters, remembered, and never guessed a thousandfold.</summary>
public class AmountUnitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "契約番号,契約の種類,題目,相手方の名称,契約額（千円）,年度,直接経費,間接経費（円）";

    [Fact]
    public async Task A_column_without_a_unit_beside_one_in_thousands_is_asked_for_and_the_answer_is_remembered()
    {
        var office = await ImportOffice.OpenAsync(database);
        string Row(string number) => $"{number},共同研究,題目,{office.Company.NameJa},8000,2026,6000,2000000";
        var id = (await office.Desk.BringAsync("contracts", "千円.csv", ImportOffice.File(Header, Row("U-1")))).Value;
        var run = (await office.Queries.FindAsync(id))!;
        run.Mapping.Sources.Where(s => s.Column.EndsWith("-yen", StringComparison.Ordinal)).Select(s => (s.Column, s.Unit)).Should().Equal(("agreed-yen", 1_000), ("direct-yen", 0), ("indirect-yen", 1));
        var refused = (await office.Desk.CheckAsync(id, run.Mapping)).Problems.Should().ContainSingle().Which;
        (refused.Code, refused.Field).Should().Be(("import-unit-missing", "direct-yen"));
        var told = ImportWords.Of(refused);
        told.Ja.Should().Contain("直接経費").And.Contain("千円");
        told.En.Should().Contain("直接経費").And.Contain("remembered");
        (await office.Direct.RunAsync("contracts", "千円.csv", ImportOffice.File(Header, Row("U-1")), new DirectOrder())).Problems.Should().ContainSingle().Which.Code.Should().Be("import-unit-missing", "a program is told too");
        (await office.StoredAsync()).Should().BeEmpty();

        (await office.Desk.CheckAsync(id, In(run.Mapping, 1_000))).Ok.Should().BeTrue();
        await office.Work.DoAsync(id, ImportTask.Check, default);
        (await office.ApplyAsync(id)).Status.Should().Be(ImportStatus.Applied);
        (await office.StoredAsync()).Single().Receipts.Select(r => (r.DirectYen, r.IndirectYen)).Should().Equal((6_000_000, 2_000_000));

        var next = (await office.Desk.BringAsync("contracts", "次.csv", ImportOffice.File(Header, Row("U-2")))).Value;
        (await office.Queries.FindAsync(next))!.Status.Should().Be(ImportStatus.Checking, "the unit is remembered with the columns");
        var direct = (await office.ImportAsync(ImportOffice.File(Header, Row("U-3")))).Value;
        ImportDocument.Of(direct).Mapping.Single(m => m.Column == "direct-yen").Unit.Should().Be(1_000);
        (await office.StoredAsync()).Single(c => c.Number == "U-3").Receipts.Single().DirectYen.Should().Be(6_000_000);
    }

    [Theory]
    [InlineData("契約一覧,（単位：千円）", 1_000)]
    [InlineData("契約一覧（単位：百万円）", 1_000_000)]
    [InlineData("契約一覧,令和8年度,単位: 千円", 1_000)]
    [InlineData("百万円以上の契約", 1)]
    public async Task A_unit_above_the_table_is_that_of_its_amounts(string title, long unit)
    {
        var office = await ImportOffice.OpenAsync(database);
        (await office.ImportAsync(ImportOffice.File(title, "契約番号,契約の種類,題目,相手方の名称,契約額", $"T-1,共同研究,題目,{office.Company.NameJa},8"))).Value.Problem.Should().BeNull();
        (await office.StoredAsync()).Single().AgreedYen.Should().Be(8 * unit);
    }

    [Fact]
    public async Task A_sheet_that_says_another_unit_above_its_table_than_the_one_remembered_is_asked_about_again()
    {
        var office = await ImportOffice.OpenAsync(database);
        string[] table = ["契約番号,契約の種類,題目,相手方の名称,契約額", $"T-2,共同研究,題目,{office.Company.NameJa},8"];
        var first = (await office.Desk.BringAsync("contracts", "円.csv", ImportOffice.File(table))).Value;
        await office.CheckAgainAsync(first);
        var second = (await office.Desk.BringAsync("contracts", "千円.csv", ImportOffice.File(["一覧（単位：千円）", .. table]))).Value;
        var run = (await office.Queries.FindAsync(second))!;
        (run.Status, run.Mapping.Sources.Single(s => s.Column == "agreed-yen").Unit).Should().Be((ImportStatus.Uploaded, 0));
        (await office.Desk.CheckAsync(second, run.Mapping)).Problems.Should().ContainSingle().Which.Code.Should().Be("import-unit-missing");
    }

    [Fact]
    public async Task A_unit_that_is_none_is_refused()
    {
        var office = await ImportOffice.OpenAsync(database);
        var mapping = new ImportMapping { Sources = [new("number", [0]), new("kind", [1]), new("title", [2]), new("agreed-yen", [3], Unit: 7)] };
        (await office.ImportAsync(ImportOffice.File("番,種,題,額", "T-3,共同研究,題目,8"), new DirectOrder(Mapping: mapping))).Problems.Should().ContainSingle().Which.Code.Should().Be("import-mapping-wrong");
    }

    private static ImportMapping In(ImportMapping mapping, long unit) => mapping with { Sources = [.. mapping.Sources.Select(s => s.Unit == 0 ? s with { Unit = unit } : s)] };
}
