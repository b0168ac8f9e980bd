using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests;

public class ExcerptTests
{
    [Theory]
    [InlineData("電池", 2, "電池")]
    [InlineData("電池の劣化", 2, "電池…")]
    [InlineData("吉𠮷野家", 2, "吉…")]
    [InlineData("吉𠮷野家", 3, "吉𠮷…")]
    [InlineData("", 2, "")]
    public void A_text_is_cut_between_characters(string text, int longest, string told)
    {
        Excerpt.Of(text, longest).Should().Be(told);
        Excerpt.Cut(text, longest).Should().Be(told.TrimEnd('…'));
    }
}
