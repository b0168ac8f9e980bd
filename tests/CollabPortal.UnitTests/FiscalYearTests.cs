using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests;

public class FiscalYearTests
{
    [Theory]
    [InlineData(2015, 4, 1, 2015)]
    [InlineData(2016, 3, 31, 2015)]
    [InlineData(2016, 1, 1, 2015)]
    public void Runs_from_April_to_March(int y, int m, int d, int fiscalYear) =>
        FiscalYear.Of(new DateOnly(y, m, d)).Year.Should().Be(fiscalYear);
}
