using CollabPortal.Web.Components.Entry;

namespace CollabPortal.UnitTests.Screens;

/// <summary>A form that keeps itself does not talk while somebody types.</summary>
public sealed class KeptWordsTests
{
    private static readonly DateTimeOffset Five = new(2026, 11, 22, 5, 3, 0, TimeSpan.Zero);

    private readonly KeptWords words = new(hour => $"long {hour}", hour => $"short {hour}");

    [Fact]
    public void The_words_stay_within_the_minute_and_the_long_ones_are_said_once()
    {
        words.Typed();
        words.Text.Should().BeNull();
        words.Unkept.Should().BeTrue();
        words.Kept(Five);
        words.Text.Should().Be("long 14:03", "hours are Japan's");
        words.Unkept.Should().BeFalse();
        words.Typed();
        words.Text.Should().Be("long 14:03", "a key changes nothing that is read aloud");
        words.Unkept.Should().BeTrue();
        words.Kept(Five.AddSeconds(40));
        words.Text.Should().Be("long 14:03");
        words.Kept(Five.AddMinutes(1));
        words.Text.Should().Be("short 14:04");
    }

    [Fact]
    public void After_a_failure_it_is_said_that_it_is_kept_again_be_it_the_same_minute()
    {
        words.Kept(Five);
        words.Typed();
        words.Say("not kept");
        words.Text.Should().Be("not kept");
        words.Unkept.Should().BeTrue();
        words.Kept(Five.AddSeconds(10));
        words.Text.Should().Be("short 14:03");
        words.Unkept.Should().BeFalse();
    }
}
