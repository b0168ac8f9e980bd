using CollabPortal.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace CollabPortal.UnitTests.Contracts;

public class TitleLikenessTests
{
    [Theory]
    [InlineData("全固体電池の界面の劣化診断に関する研究", "全固体電池　界面劣化の診断に関する研究", true)]
    [InlineData("ｶｰﾎﾞﾝﾅﾉﾁｭｰﾌﾞの合成", "カーボンナノチューブの合成", true)]
    [InlineData("Solid-state battery diagnosis", "SOLID STATE BATTERY DIAGNOSIS (year 2)", true)]
    [InlineData("電池の劣化に関する研究", "歩行計測に関する研究", false)]
    [InlineData("全固体電池の研究", "", false)]
    [InlineData(null, null, false)]
    public void Similar_titles_are_told_from_others(string? one, string? other, bool similar) =>
        (TitleLikeness.Of(one, other) >= TitleLikeness.Similar).Should().Be(similar);

    [Fact]
    public void Likeness_is_symmetric_between_nothing_and_the_same()
    {
        Prop.ForAll<string?, string?>((a, b) =>
        {
            var likeness = TitleLikeness.Of(a, b);
            return likeness is >= 0 and <= 1 && Math.Abs(likeness - TitleLikeness.Of(b, a)) < 1e-12 && TitleLikeness.Of(a, a) is 0 or 1;
        }).QuickCheckThrowOnFailure();
    }
}
