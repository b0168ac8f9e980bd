using CollabPortal.Domain.Organisations;

namespace CollabPortal.UnitTests.Organisations;

public class NameInTextTests
{
    [Theory]
    [InlineData("架空精密では軸受が鳴る", "架空精密")]
    [InlineData("当社（㈱架空精密）の軸受", "架空精密")]
    [InlineData("株式会社 架空 精密の軸受", "架空 精密")]
    [InlineData("カクウセイミツの軸受", "カクウセイミツ")]
    [InlineData("ｶｸｳｾｲﾐﾂの軸受", "ｶｸｳｾｲﾐﾂ")]
    [InlineData("at Kakuu Seimitsu we hear", "Kakuu Seimitsu")]
    [InlineData("ＫＡＫＵＵ　ＳＥＩＭＩＴＳＵの軸受", "ＫＡＫＵＵ　ＳＥＩＭＩＴＳＵ")]
    [InlineData("アクト社の軸受", "アクト")]
    [InlineData("😀アクト😀", "アクト")]
    [InlineData("ミナト電池では月に3回止まる", "ミナト電池")]
    public void A_name_is_found_however_it_is_written(string text, string said) =>
        NameInText.Find(text, "株式会社架空精密", "Kakuu Seimitsu Co., Ltd.", "カブシキガイシャカクウセイミツ", "アクト株式会社", "ミナト電池株式会社（架空）").Should().Be(said);

    [Theory]
    [InlineData("コンパクトな軸受", "アクト株式会社")]
    [InlineData("アクトリアの軸受", "アクト株式会社")]
    [InlineData("the reaction is slow", "Act Inc.")]
    [InlineData("光の軸受", "株式会社光")]
    [InlineData("さらに軸受", "サラ")]
    [InlineData("株式会社の軸受", "株式会社架空精密")]
    [InlineData("", "架空精密")]
    [InlineData(null, "架空精密")]
    public void What_only_looks_like_it_is_none(string? text, string name) => NameInText.Find(text, name, null, "").Should().BeNull();
}
