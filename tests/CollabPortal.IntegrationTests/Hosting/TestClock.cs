namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>A clock that stands where a test puts it. Starts on 21 November 2026, 09:00 in Japan.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
