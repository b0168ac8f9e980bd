using CollabPortal.Web.Components.Entry;

namespace CollabPortal.UnitTests.Screens;

/// <summary>A form keeps itself: soon after the first key, once more for what came later, and never after it was sent.</summary>
public sealed class FormKeeperTests
{
    private readonly Hand clock = new();
    private int kept;
    private bool fails, breaks;

    [Fact]
    public async Task What_is_typed_is_kept_within_two_seconds_of_the_first_key_however_long_the_typing_goes_on()
    {
        await using var keeper = Keeper();
        keeper.Typed();
        clock.Last!.Due.Should().BeLessThan(TimeSpan.FromSeconds(2));
        var first = clock.Last.Due;
        keeper.Typed();
        clock.Last.Due.Should().Be(first, "a second key puts nothing off");
        clock.Last.Fire();
        kept.Should().Be(1);
        clock.Last.Fire();
        kept.Should().Be(1, "nothing was typed since");
        keeper.Typed();
        clock.Last.Fire();
        kept.Should().Be(2);
    }

    [Fact]
    public async Task A_tab_that_is_closed_between_a_key_and_the_keeping_loses_nothing()
    {
        var keeper = Keeper();
        keeper.Typed();
        await keeper.DisposeAsync();
        kept.Should().Be(1);
        await keeper.DisposeAsync();
        kept.Should().Be(1);
    }

    [Fact]
    public async Task What_was_sent_is_kept_no_more()
    {
        var keeper = Keeper();
        keeper.Typed();
        await keeper.EndAsync();
        clock.Last!.Fire();
        keeper.Typed();
        await keeper.DisposeAsync();
        kept.Should().Be(0);
    }

    [Fact]
    public async Task What_could_not_be_kept_is_tried_again_without_another_key()
    {
        await using var keeper = Keeper();
        fails = true;
        keeper.Typed();
        clock.Last!.Fire();
        kept.Should().Be(1);
        clock.Last.Due.Should().Be(TimeSpan.FromSeconds(5));
        (fails, breaks) = (false, true);
        clock.Last.Fire();
        kept.Should().Be(2);
        clock.Last.Due.Should().Be(TimeSpan.FromSeconds(5), "an exception is a failure too");
        breaks = false;
        clock.Last.Fire();
        kept.Should().Be(3);
        clock.Last.Fire();
        kept.Should().Be(3, "it is kept now");
        keeper.Typed();
        clock.Last.Due.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task What_could_not_be_kept_is_kept_when_the_tab_is_closed_and_a_last_failure_is_the_end()
    {
        var keeper = Keeper();
        fails = true;
        keeper.Typed();
        clock.Last!.Fire();
        await keeper.DisposeAsync();
        kept.Should().Be(2);
        clock.Last.Fire();
        kept.Should().Be(2);
    }

    [Fact]
    public async Task Nothing_is_kept_while_something_else_is_put_into_the_form()
    {
        await using var keeper = Keeper();
        var hold = new TaskCompletionSource();
        keeper.Typed();
        var holding = keeper.HoldAsync(() => hold.Task);
        clock.Last!.Fire();
        kept.Should().Be(0);
        hold.SetResult();
        await holding;
        await keeper.HoldAsync(() => Task.CompletedTask);
        kept.Should().Be(1);
    }

    private FormKeeper Keeper() => new(clock, act => act(), () =>
    {
        kept++;
        return breaks ? throw new TimeoutException() : Task.FromResult(!fails);
    });

    private sealed class Hand : TimeProvider
    {
        internal Timed? Last { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Last = new Timed(callback, dueTime);
    }

    private sealed class Timed(TimerCallback callback, TimeSpan due) : ITimer
    {
        internal TimeSpan Due { get; private set; } = due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal void Fire() => callback(null);
    }
}
