using System.Globalization;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The history of the smaller registers: labels of the form, names of list values, nothing that only a machine reads.</summary>
public class RecordChangesTests
{
    private static readonly StringLocalizer<SharedText> Words =
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Fact]
    public void Changed_fields_stand_under_their_labels_and_the_rest_is_left_out()
    {
        var step = new HistoryStep(DateTimeOffset.UnixEpoch, "x",
        [
            new HistoryAct("PatentRight", Guid.NewGuid(), "Changed",
                [new("Title", "触媒", "電極"), new("Status", "Applied", "Granted"), new("Secret", "a", "b"), new("OpenForLicensing", "false", "true"), new("Holder", null, Guid.NewGuid().ToString())]),
            new HistoryAct("LicenceIncome", Guid.NewGuid(), "Created", [new("Title", null, "x")]),
        ]);
        var lines = new RecordChanges(Words, field => field == "Secret" ? null : "L" + field).Lines(step).ToList();
        lines.Select(l => l.Name).Should().Equal("LTitle", "LStatus", "LOpenForLicensing", "LHolder");
        lines[0].Should().Be(("LTitle", "触媒", "電極"));
        lines[1].Now.Should().Be(Words["PatentStatus.Granted"].Value).And.NotBe("Granted");
        lines[3].Now.Should().BeNull("an id tells nobody anything");
    }

    [Fact]
    public void A_record_of_any_day_is_told_by_what_it_said_differently()
    {
        var id = Guid.NewGuid();
        HistoryStep Step(int day, string action, params HistoryField[] fields) => new(new DateTimeOffset(2026, 4, day, 3, 0, 0, TimeSpan.Zero), "x", [new HistoryAct("PatentRight", id, action, fields)]);
        HistoryStep[] steps =
        [
            Step(20, "Changed", new("Title", "二番目", "三番目"), new("Secret", "a", "b"), new("Note", "一時", "前と同じ")),
            Step(10, "Changed", new("Title", "最初", "二番目"), new("Status", "Applied", "Granted"), new("Note", "前と同じ", "一時")),
            Step(5, "Created", new HistoryField("Title", null, "最初")),
        ];
        var changes = new RecordChanges(Words, field => field == "Secret" ? null : "L" + field);
        changes.On(steps, id, new DateOnly(2026, 4, 4)).Should().BeNull("it was entered on the fifth");
        changes.On(steps, id, new DateOnly(2026, 4, 9))!.Should().Equal(
            ("LTitle", "最初", "三番目"), ("LStatus", Words["PatentStatus.Applied"].Value, Words["PatentStatus.Granted"].Value));
        changes.On(steps, id, new DateOnly(2026, 4, 10))!.Should().Equal(("LTitle", "二番目", "三番目"), ("LNote", "一時", "前と同じ"));
        changes.On(steps, id, new DateOnly(2026, 4, 20))!.Should().BeEmpty("it says what it says now");

        // Deleted and brought back: between its first entry and the delete it was there.
        HistoryStep[] back = [Step(16, "Created", new HistoryField("Title", null, "x")), Step(15, "Deleted", new HistoryField("Title", "x", null)), .. steps[1..]];
        changes.On(back, id, new DateOnly(2026, 4, 12)).Should().NotBeNull();
    }

    [Fact]
    public void Shares_parents_and_partners_are_told_by_name()
    {
        var (record, home, host, gone) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var names = new[] { (Id: home, Name: "みなと総合大学"), (Id: host, Name: "夕凪大学") }.ToDictionary(n => n.Id, n => new OrganisationLabel(n.Id, new LocalText(n.Name, n.Name), OrganisationKind.University));
        var changes = new RecordChanges(Words, field => field, names: names);
        string Shares(int percent, Guid other) => $$"""[{"organisationId":"{{other}}","percent":{{100 - percent}},"isHome":false},{"organisationId":"{{home}}","percent":{{percent}},"isHome":true}]""";
        var step = new HistoryStep(new DateTimeOffset(2026, 4, 10, 3, 0, 0, TimeSpan.Zero), "x",
        [
            new HistoryAct("CrossAppointment", record, "Changed", [new("Shares", Shares(70, host), Shares(60, host))]),
            new HistoryAct("Startup", record, "Changed", [new("Parents", $"[\"{home}\"]", $"[\"{home}\",\"{host}\"]")]),
            new HistoryAct("LicenceOrAssignment", record, "Changed", [new("LicenseeId", home.ToString(), host.ToString())]),
        ]);
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("ja");
            (string, string?, string?)[] told =
            [
                ("Shares", "みなと総合大学：70%（本務）、夕凪大学：30%", "みなと総合大学：60%（本務）、夕凪大学：40%"),
                ("Parents", "みなと総合大学", "みなと総合大学、夕凪大学"), ("LicenseeId", "みなと総合大学", "夕凪大学"),
            ];
            changes.On([step], record, new DateOnly(2026, 4, 9))!.Should().Equal(told);
            changes.Lines(step).Should().Equal(told);
            changes.Value("CrossAppointment", "Shares", Shares(70, gone)).Should().BeNull("half of the employers would be another agreement");
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    [Fact]
    public void Parts_that_were_replaced_are_told_as_they_were()
    {
        var (record, first, second, brief) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        static DateTimeOffset At(int day) => new(2026, 4, day, 3, 0, 0, TimeSpan.Zero);
        static HistoryAct Income(Guid id, string action, string yen) => new("LicenceIncome", id, action,
            [.. new[] { ("FiscalYear", "2025"), ("Kind", "LumpSum"), ("Yen", yen) }.Select(f => action == "Created" ? new HistoryField(f.Item1, null, f.Item2) : new HistoryField(f.Item1, f.Item2, null))]);
        HistoryStep[] steps =
        [
            new(At(20), "x", [Income(brief, "Deleted", "5")]),
            new(At(15), "x", [Income(brief, "Created", "5")]),
            new(At(10), "x", [Income(first, "Deleted", "1000"), Income(second, "Created", "2000")]),
            new(At(5), "x", [new HistoryAct("LicenceOrAssignment", record, "Created", [new("Kind", null, "NonExclusive")]), Income(first, "Created", "1000")]),
        ];
        var changes = new RecordChanges(Words, field => "L" + field);
        string Said(string yen) => $"{Words["FiscalYear", "2025"].Value} {Words["IncomeKind.LumpSum"].Value} {Words["Unit.Yen", yen].Value}";
        changes.On(steps, record, new DateOnly(2026, 4, 9))!.Should().Equal(("LLicenceIncome", Said("1,000"), null), ("LLicenceIncome", "—", Said("2,000")));
        changes.On(steps, record, new DateOnly(2026, 4, 15))!.Should().Equal(("LLicenceIncome", Said("5"), null));
        changes.On(steps, record, new DateOnly(2026, 4, 20))!.Should().BeEmpty();
        changes.Lines(steps[2]).Should().Equal(("LLicenceIncome", Said("1,000"), null), ("LLicenceIncome", null, Said("2,000")));
        changes.Lines(steps[3]).Should().BeEmpty("what was entered as a whole is told as such");
    }

    [Fact]
    public void A_list_of_choices_is_told_in_their_words() =>
        new RecordChanges(Words, field => field).Value("Startup", "Types", "[\"Student\"]").Should().Be(Words["StartupType.Student"].Value).And.NotBe("Student");
}
