using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>A share divides values of one release.</summary>
public class OfficialJointResearchYearTests
{
    private static readonly FiscalYear Year = new(2023);

    [Fact]
    public void The_newest_release_with_both_is_divided_and_never_two_releases()
    {
        var restatedInPart = new OfficialJointResearchYear(Year, [Of(1028, "a"), Of(1100, "b")], [Of(595, "a")], []);
        restatedInPart.AmountOku.Should().Be(1100, "the newest value counts");
        restatedInPart.Divided.Should().Be((1028m, 595m));
        new OfficialJointResearchYear(Year, [Of(1028, "a"), Of(1100, "b")], [Of(595, "a"), Of(600, "b")], []).Divided.Should().Be((1100m, 600m));
        new OfficialJointResearchYear(Year, [Of(1028, "a")], [Of(595, "b")], []).Divided.Should().BeNull();
    }

    [Fact]
    public void A_whole_without_its_part_is_undivided() =>
        new[] { new OfficialJointResearchYear(Year, [Of(1100, "b")], [], []), new OfficialJointResearchYear(Year, [], [], []) }.Select(y => y.IsUndivided).Should().Equal(true, false);

    [Theory]
    [InlineData("MEXT survey FY2024", null, "MEXT")]
    [InlineData("Survey", "https://www.meti.go.jp/press/x.html", "METI")]
    [InlineData("JPO annual report, from MEXT", null, "JPO")]
    [InlineData("Some survey", "https://example.org", null)]
    public void The_publisher_is_told_by_name_and_address(string name, string? address, string? publisher) => Publisher.Of(name, address)?.Name.En.Should().Be(publisher);

    private static ReleasedValue Of(decimal value, string release) => new(value, new LocalText(release, release), "exact", release);
}
