using CollabPortal.Application.Data;

namespace CollabPortal.UnitTests.Hosting;

public class FoldingRoundTests
{
    [Fact]
    public async Task A_round_that_fails_for_whatever_reason_is_told_and_the_next_one_runs()
    {
        using var rounds = new Rounds();
        await rounds.StartAsync(CancellationToken.None);
        (await rounds.Second.Task.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeOfType<FormatException>("a setting that cannot be read does not stop the portal");
        await rounds.StopAsync(CancellationToken.None);
    }

    private sealed class Rounds() : FoldingRound(TimeSpan.FromMilliseconds(1), TimeProvider.System)
    {
        private Exception? told;

        internal TaskCompletionSource<Exception?> Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task FoldAsync(CancellationToken ct)
        {
            if (told is null) throw new FormatException("75%");
            Second.TrySetResult(told);
            return Task.CompletedTask;
        }

        protected override void Failed(Exception e) => told = e;
    }
}
