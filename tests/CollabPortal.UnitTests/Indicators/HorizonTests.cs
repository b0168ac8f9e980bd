using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

public class HorizonTests
{
    [Fact]
    public void Now_is_the_running_year_which_is_not_over() =>
        Horizon.At(new Clock("2026-11-21T00:00:00Z")).Should().Be(new Horizon(new(2026), new(2025)));

    [Fact]
    public void The_year_turns_at_midnight_in_Japan()
    {
        Horizon.At(new Clock("2026-03-31T14:59:59Z")).LastYear.Should().Be(new FiscalYear(2025));
        Horizon.At(new Clock("2026-03-31T15:00:00Z")).LastYear.Should().Be(new FiscalYear(2026));
    }

    [Fact]
    public void An_earlier_year_counts_as_over() =>
        Horizon.At(new Clock("2026-11-21T00:00:00Z"), new FiscalYear(2015)).Should().Be(new Horizon(new(2015), new(2015)));

    [Theory]
    [InlineData(2026)]
    [InlineData(2040)]
    public void The_running_year_and_later_ones_behave_as_now(int asOf) =>
        Horizon.At(new Clock("2026-11-21T00:00:00Z"), new FiscalYear(asOf)).Should().Be(new Horizon(new(2026), new(2025)));

    [Theory]
    [InlineData("2020-06-01", null, 2019)]
    [InlineData("2020-03-31", null, 2018)]
    [InlineData("2020-06-01", 2015, 2015)]
    [InlineData("2020-06-01", 2022, 2019)]
    public void On_a_day_of_the_past_the_years_count_that_were_over_then(string day, int? asOf, int last) =>
        Horizon.At(new Clock("2026-11-21T00:00:00Z"), Horizon.YearOn(new Clock("2026-11-21T00:00:00Z"), asOf is { } year ? new FiscalYear(year) : null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Should().Be(new Horizon(new(last), new(last)));

    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2040-01-01")]
    public void A_day_of_the_running_year_and_later_ones_behave_as_now(string day) =>
        Horizon.At(new Clock("2026-11-21T00:00:00Z"), Horizon.YearOn(new Clock("2026-11-21T00:00:00Z"), null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Should().Be(new Horizon(new(2026), new(2025)));

    private sealed class Clock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, null);
    }
}
