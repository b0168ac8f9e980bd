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

    [Fact]
    public void A_problem_of_a_row_goes_with_the_mend_of_its_cell()
    {
        Problem[] shown = [new("required", "Shares-0-Percent"), new("number-invalid", "Shares-1-Percent")];
        const string Refused = """{"Shares":[{"Percent":""},{"Percent":"x"}]}""";
        StandingProblems.Of(shown, Refused, """{"Shares":[{"Percent":"60"},{"Percent":"x"}]}""").Select(p => p.Field).Should().Equal("Shares-1-Percent");
        StandingProblems.Of(shown, Refused, """{"Shares":[{"Percent":""},{"Percent":"40"}]}""").Select(p => p.Field).Should().Equal("Shares-0-Percent");
    }

    [Fact]
    public void A_problem_of_a_row_goes_with_its_row()
    {
        Problem[] shown = [new("number-invalid", "Incomes-1-Yen"), new("total-not-100", "Shares")];
        StandingProblems.Of(shown, """{"Incomes":[{"Yen":"1"},{"Yen":"x"}]}""", """{"Incomes":[{"Yen":"1"}]}""").Select(p => p.Field).Should().Equal("Shares");
    }

    [Fact]
    public void The_summary_has_the_order_of_the_form()
    {
        var names = new FieldNames();
        foreach (var field in new[] { "Title", "Shares", "Shares-0-Percent", "Note" }) names.Tell(field, field);
        names.InOrder([new("a", "Elsewhere"), new("b", "Note"), new("c", "Shares-3-Percent"), new("d", "Shares-0-Percent"), new("e", "Title"), new("f")])
            .Select(p => p.Field).Should().Equal(null, "Title", "Shares-3-Percent", "Shares-0-Percent", "Note", "Elsewhere");
        names.Tell("Kind", "種類", isChosen: true);
        names.IsChosen("Kind").Should().BeTrue();
        names.IsChosen("Title").Should().BeFalse("it is typed");
    }
}
