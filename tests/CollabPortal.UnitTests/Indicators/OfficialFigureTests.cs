using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>An official value and who published it.</summary>
public class OfficialFigureTests
{
    [Fact]
    public void A_publisher_that_the_name_of_a_release_does_not_tell_is_told_by_its_address()
    {
        var sources = new[] { "Survey 2014", "Survey 2015", "MEXT survey" }.ToDictionary(n => n, n => new SourceEntry(n, new LocalText(n, n), n == "Survey 2015" ? "https://www.mext.go.jp/x" : null, SourceKind.Official));
        OfficialFigure Of(string release) => OfficialFigure.Of(
            new PublishedValue(new OfficialValueRow("s", new FiscalYear(2015), release, 1, "cases", "exact", "[1]", null), 1, null), new FiscalYear(2015), 1, "exact", "[1]", null, true, sources);
        Of("Survey 2015").IsOfOtherPublisher(Of("MEXT survey")).Should().BeFalse("both are MEXT's");
        Of("Survey 2014").IsOfOtherPublisher(Of("MEXT survey")).Should().BeTrue();
    }
}
