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
    [InlineData("Some survey", "https://www.example.org/x", "example.org")]
    [InlineData("University Factbook 2023", null, "University Factbook")]
    [InlineData("review of the 5th Basic Plan", null, "review of the 5th Basic Plan")]
    [InlineData("Survey of 47 prefectures, FY2023", null, "Survey of 47 prefectures")]
    [InlineData("Collected figures (1 October 2026)", null, "Collected figures")]
    [InlineData("", null, null)]
    public void The_publisher_is_told_by_name_and_address(string name, string? address, string? publisher) => (Publisher.Of(name, null, address)?.Name.En).Should().Be(publisher);

    [Fact]
    public void Two_editions_are_of_one_publisher_and_an_unknown_one_is_another_than_a_known_one()
    {
        Publisher.Of("University Factbook 2021", "大学ファクトブック2021", null).Should().Be(Publisher.Of("University Factbook 2023", "大学ファクトブック2023", null));
        Publisher.Of("5th survey of firms", "第5回企業調査", null).Should().Be(Publisher.Of("4th survey of firms", "第4回企業調査", null));
        Publisher.Of("UNITT survey", "UNITT調査", "https://unitt.jp/x").Should().NotBe(Publisher.Of("MEXT survey FY2023", "文部科学省の調査", null));
    }

    [Theory]
    [InlineData("第5期科学技術基本計画のレビュー", "第5期科学技術基本計画のレビュー")]
    [InlineData("大学ファクトブック（2023年度版）", "大学ファクトブック")]
    [InlineData("令和5年度 知財調査", "知財調査")]
    [InlineData("知財調査　２０２４年３月", "知財調査")]
    public void Years_alone_are_taken_out_of_a_publishers_name(string name, string publisher) => Publisher.Of(null, name, null)!.Name.Ja.Should().Be(publisher);

    [Theory]
    [InlineData("https://www.mext.go.jp/a", true)]
    [InlineData("http://www.mext.go.jp/a", false)]
    [InlineData("https://localhost/a", false)]
    [InlineData("https://x", false)]
    [InlineData("https://127.0.0.1/a", false)]
    [InlineData("www.mext.go.jp", false)]
    public void An_address_of_a_release_is_one_of_the_public_net(string typed, bool isPublic) => ReleaseDesk.IsPublicAddress(typed).Should().Be(isPublic);

    private static ReleasedValue Of(decimal value, string release) => new(value, new LocalText(release, release), "exact", release);
}
