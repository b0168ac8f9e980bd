using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Pages.Surveys;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.UnitTests.Surveys;

public sealed class SurveyCatalogueTests
{
    [Fact]
    public void Every_item_says_what_it_counts_and_where_that_stands_and_keeps_its_unit()
    {
        var items = SurveyCatalogue.Sheets.SelectMany(s => s.Sections).SelectMany(s => s.Items).ToList();
        items.Should().OnlyContain(i => i.Name.Ja.Length > 0 && i.Name.En.Length > 0 && i.Definition.Ja.Length > 0 && i.Definition.En.Length > 0 && i.Source.Ja.Length > 0 && i.Source.En.Length > 0);
        items.GroupBy(i => i.Key).Should().OnlyContain(g => g.Select(i => i.Unit).Distinct().Count() == 1, "one key is one thing in every sheet");
        foreach (var section in SurveyCatalogue.Sheets.SelectMany(s => s.Sections)) section.Items.Select(i => i.Key).Should().OnlyHaveUniqueItems();
        items.Where(i => i.Key.EndsWith("yen", StringComparison.Ordinal)).Should().OnlyContain(i => i.Unit == SurveyUnit.Yen);
    }

    [Fact]
    public void Each_kind_of_institution_is_asked_by_its_own_surveys()
    {
        string[] Of(OrganisationKind kind) => [.. SurveyCatalogue.Sheets.Where(s => s.Asks(kind)).Select(s => s.Key)];
        Of(OrganisationKind.University).Should().Equal("indicators", "mext", "meti-startups", "unitt", "factbook");
        Of(OrganisationKind.RdCorporation).Should().Equal("indicators", "cao-rd");
        Of(OrganisationKind.Company).Should().BeEmpty();
    }

    [Fact]
    public void Names_outside_a_sheet_say_what_they_are_a_part_of_and_bands_their_edges()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddIndicatorPages().AddSurveyPages().BuildServiceProvider();
        var words = services.GetRequiredService<SurveyWords>();
        SizeBandRow[] bands = [new(5, 10_000_000, 50_000_000, true)];
        words.Name("joint-research.all.direct-yen", bands).Should().Be("共同研究の合計と経費：うち直接経費");
        words.Name("joint-research.band-5.count", bands).Should().Be("規模別：1,000万円以上5,000万円未満、件数");
        words.Value(SurveyUnit.Yen, 0).Should().Be("0円");
        words.Value(SurveyUnit.Yen, null).Should().Be("記録なし", "missing is not 0");
    }

    [Fact]
    public void A_workbook_holds_numbers_as_numbers_and_text_never_as_a_formula()
    {
        var bytes = new Xlsx("表/１") { Widths = [10], FrozenRows = 1 }.Header("項目", "値").Row("=SUM(A1)", 12345678901L, null, new DateOnly(2026, 3, 31), new FiscalYear(2025), true).ToBytes();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var sheet = XDocument.Load(zip.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var cells = sheet.Descendants().Where(e => e.Name.LocalName == "c").ToList();
        cells.Should().HaveCount(8);
        sheet.Descendants().Should().NotContain(e => e.Name.LocalName == "f", "no cell is a formula");
        cells[2].Attribute("t")!.Value.Should().Be("inlineStr");
        cells[3].Value.Should().Be("12345678901");
        cells[3].Attribute("t").Should().BeNull();
        cells[4].Value.Should().BeEmpty();
        cells[5].Value.Should().Be("46112", "a day as a spreadsheet counts it");
        XDocument.Load(zip.GetEntry("xl/workbook.xml")!.Open()).Descendants().Single(e => e.Name.LocalName == "sheet").Attribute("name")!.Value.Should().Be("表１");
    }
}
