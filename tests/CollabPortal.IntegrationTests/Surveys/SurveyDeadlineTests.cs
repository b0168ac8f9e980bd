using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>Days by which an office hands in its surveys: entered by the office, shown to it alone, gone from the work once handed in.</summary>
public class SurveyDeadlineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task A_deadline_is_entered_moved_handed_in_and_forgotten()
    {
        var office = await Office.OfAsync(database);
        var today = JapanTime.Today(database.Clock);
        var desk = office.Liaison.Deadlines;
        (await desk.ComingAsync(90)).Should().BeEmpty("nothing is shipped");
        (await desk.SetAsync(Year, "mext", today.AddDays(91), false)).Ok.Should().BeTrue();
        (await desk.ComingAsync(90)).Should().BeEmpty();
        (await desk.SetAsync(Year, "mext", today.AddDays(-3), false)).Ok.Should().BeTrue();
        (await desk.ComingAsync(90)).Should().ContainSingle(d => d.Sheet.Key == "mext" && d.Year == Year && d.Days == -3);
        (await office.Approver.Deadlines.OfYearAsync(Year)).Should().ContainKey("mext", "it is the office's, not one person's");

        (await desk.SetAsync(Year, "mext", today.AddDays(-3), true)).Ok.Should().BeTrue();
        (await desk.ComingAsync(90)).Should().BeEmpty("it is handed in");
        (await desk.OfYearAsync(Year))["mext"].SubmittedOn.Should().Be(today);
        (await desk.SetAsync(Year, "mext", null, true)).Ok.Should().BeTrue();
        (await desk.OfYearAsync(Year)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_no_survey_no_possible_day_or_not_the_persons_to_enter_is_refused()
    {
        var office = await Office.OfAsync(database);
        var desk = office.Liaison.Deadlines;
        (await desk.SetAsync(Year, "nothing", Year.End, false)).Problems.Single().Code.Should().Be("survey-unknown");
        (await desk.SetAsync(Year, "mext", Year.Start.AddDays(-1), false)).Problems.Single().Code.Should().Be("survey-deadline-range");
        (await desk.SetAsync(Year, "mext", Year.End.AddYears(6), false)).Problems.Single().Code.Should().Be("survey-deadline-range");
        (await desk.SetAsync(Year, "mext", Year.End.AddDays(60), false)).Ok.Should().BeTrue();
        (await (await Office.OfAsync(database)).Liaison.Deadlines.OfYearAsync(Year)).Should().BeEmpty("deadlines are each office's own");
        (await (await Office.MinistryAsync(database)).Deadlines.SetAsync(Year, "mext", Year.End, false)).Problems.Single().Code.Should().Be("not-allowed");
    }
}
