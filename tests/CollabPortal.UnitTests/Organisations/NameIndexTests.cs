using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.UnitTests.Organisations;

/// <summary>Which names are like a name of a file: other spellings of one firm are found, strangers of its trade are not.</summary>
public class NameIndexTests
{
    private static readonly string[] Known =
        ["ミナト電池株式会社（架空）", "港湾電池工業株式会社", "架空精機株式会社", "東雲化学株式会社", "東雲化学工業株式会社", "電池株式会社", "北の杜大学", "大学", "Shinonome Chemical"];

    private readonly Guid[] ids = [.. Known.Select(_ => Guid.CreateVersion7())];

    [Theory]
    [InlineData("ミナト電池", "ミナト電池株式会社（架空）")]
    [InlineData("㈱ミナト電池", "ミナト電池株式会社（架空）")]
    [InlineData("ﾐﾅﾄ電池 株式会社", "ミナト電池株式会社（架空）")]
    [InlineData("（株）東雲化學", "東雲化学株式会社")]
    [InlineData("東雲化学工業所", "東雲化学工業株式会社")]
    [InlineData("ミナ電池", "ミナト電池株式会社（架空）")]
    [InlineData("株式会社 ミナトト電池", "ミナト電池株式会社（架空）")]
    [InlineData("ミトナ電池（株）", "ミナト電池株式会社（架空）")]
    [InlineData("東雲科学", "東雲化学株式会社")]
    [InlineData("東雲の化学 株式会社", "東雲化学株式会社")]
    [InlineData("東化学", "東雲化学株式会社")]
    [InlineData("架空精機 ㈱", "架空精機株式会社")]
    [InlineData("架空精器", "架空精機株式会社")]
    [InlineData("株式会社架空精機", "架空精機株式会社")]
    [InlineData("港灣電池工業", "港湾電池工業株式会社")]
    [InlineData("ＳＨＩＮＯＮＯＭＥ　ＣＨＥＭＥＥＫＡＬ", "Shinonome Chemical")]
    [InlineData("カクウ精機", null)]
    [InlineData("南の森大学", null)]
    [InlineData("東京電池", null)]
    [InlineData("", null)]
    public void The_likeliest_comes_first(string written, string? first)
    {
        var index = new NameIndex(Known.Select((name, i) => (ids[i], SearchText.Normalise(name))));
        var best = index.Best(SearchText.Normalise(written), 3);
        best.Select(id => Known[Array.IndexOf(ids, id)]).FirstOrDefault().Should().Be(first);
        best.Should().OnlyHaveUniqueItems();
    }
}
