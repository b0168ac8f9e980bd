using CollabPortal.Application;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.UnitTests.Screens;

public class StandingProblemsTests
{
    private static readonly Problem[] Shown = [new("required", "Title"), new("date-invalid", "AppliedOn"), new("stale-version"), new("total-not-100", "Shares")];

    [Fact]
    public void A_problem_goes_with_the_mend_of_its_field_and_not_before()
    {
        const string Refused = """{"Title":"","AppliedOn":"32日"}""";
        StandingProblems.Of(Shown, Refused, Refused).Should().Equal(Shown);
        StandingProblems.Of(Shown, Refused, """{"Title":" ","AppliedOn":"32日"}""").Should().Equal(Shown, "blank is still missing");
        StandingProblems.Of(Shown, Refused, """{"Title":"触媒","AppliedOn":"32日"}""").Select(p => p.Field).Should().Equal("AppliedOn", null, "Shares");
        StandingProblems.Of(Shown, Refused, """{"Title":"触媒","AppliedOn":"2026-04-01"}""").Select(p => p.Field).Should().Equal(null, "Shares");
    }
}
