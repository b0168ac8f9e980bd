using CollabPortal.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace CollabPortal.UnitTests.Screens;

/// <summary>A record that was opened from the drill-down leads back to the very view, and nowhere else.</summary>
public sealed class DrillReturnTests
{
    private const string View = "/dashboard/explore?key=company-investment&fiscalYear=2023&group=National&institution=019d4657-0000-7b93-a1eb-e2040b12a31b&page=2";

    [Fact]
    public void The_view_comes_back_whole()
    {
        var at = new At(DrillReturn.To("/contracts/1", View));
        DrillReturn.Of(at).Should().Be(View);
        DrillReturn.Kept(at).Should().Be("&fiscalYear=2023&group=National");
    }

    [Theory]
    [InlineData("/contracts/1")]
    [InlineData("/contracts/1?back=")]
    [InlineData("/contracts/1?back=%2Fcontracts")]
    [InlineData("/contracts/1?back=https%3A%2F%2Fevil.example%2Fdashboard%2Fexplore%3F")]
    [InlineData("/contracts/1?back=%2F%2Fevil.example%2Fdashboard%2Fexplore%3F")]
    [InlineData("/contracts/1?back=%2Fdashboard%2Fexplore%3Fkey%3D1&back=%2Fdashboard%2Fexplore%3Fkey%3D2")]
    public void Nothing_else_is_a_way_back(string address) => (DrillReturn.Of(new At(address)), DrillReturn.Kept(new At(address))).Should().Be((null, ""));

    private sealed class At : NavigationManager
    {
        public At(string address) => Initialize("http://127.0.0.1/", "http://127.0.0.1" + address);
    }
}
