using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Components.Figures;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>Codes, sums and drawings of the further questions.</summary>
public class AnalysisShapeTests
{
    [Fact]
    public void A_part_that_is_not_registered_has_a_code_of_its_own_and_sums_of_moves_are_known_or_missing()
    {
        Web.Api.SeriesJson.CodeOf("").Should().Be("unknown");
        Web.Api.SeriesJson.CodeOf("National").Should().Be("National");
        var matrix = new SectorMatrix([new(Sector.University, Sector.Company, 5), new(Sector.University, Sector.PublicOrNonprofit, 7), new(Sector.Company, Sector.University, null), new(Sector.Company, Sector.PublicOrNonprofit, 1)], 20);
        (matrix.From(Sector.University), matrix.From(Sector.Company), matrix.To(Sector.PublicOrNonprofit), matrix.To(Sector.University)).Should().Be((12m, null, 8m, null));
    }

    [Fact]
    public void A_long_name_beside_a_change_is_whole_where_there_is_room()
    {
        const string name = "Inter-university research institutes";
        ContributionLayout.Wide(new ContributionModel("", [new(name, 5, "+5"), new("National", 3, "+3")])).Shapes.OfType<TextShape>().Should().Contain(t => t.Text == name);
    }
}
