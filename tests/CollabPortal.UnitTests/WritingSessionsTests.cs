using CollabPortal.Application.Audit;

namespace CollabPortal.UnitTests;

public class WritingSessionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Contract = Guid.NewGuid(), Receipt = Guid.NewGuid();

    private static HistoryStep Step(int minute, string person, params HistoryAct[] acts) => new(Start.AddMinutes(minute), person, acts);

    private static HistoryAct Changed(string field, string? was, string? now) => new("ResearchContract", Contract, "Changed", [new HistoryField(field, was, now)]);

    private static IReadOnlyList<HistoryStep> Joined(params HistoryStep[] oldestFirst) => WritingSessions.Joined([.. oldestFirst.Reverse()]);

    [Fact]
    public void Saves_in_one_go_are_one_step_from_the_first_value_to_the_last()
    {
        var steps = Joined(Step(0, "甲", Changed("Title", "A", "AB")), Step(1, "甲", Changed("Title", "AB", "ABC")), Step(2, "甲", Changed("Goal", null, "目的")));
        var fields = steps.Should().ContainSingle().Which.Acts.Should().ContainSingle().Which.Fields;
        fields.Should().Equal(new HistoryField("Title", "A", "ABC"), new HistoryField("Goal", null, "目的"));
        steps[0].At.Should().Be(Start.AddMinutes(2));
    }

    [Fact]
    public void Another_person_a_pause_and_a_step_of_the_record_stay_apart() => Joined(
        Step(0, "甲", Changed("Title", "A", "B")),
        Step(1, "乙", Changed("Title", "B", "C")),
        Step(12, "乙", Changed("Title", "C", "D")),
        Step(13, "乙", Changed("Status", "Draft", "Submitted"))).Should().HaveCount(4);

    [Fact]
    public void What_a_file_did_and_its_undoing_are_steps_of_their_own_and_never_cancel_each_other()
    {
        static HistoryAct File(string field) => new("ImportRun", Guid.NewGuid(), "Changed", [new HistoryField(field, null, "一覧.csv")]);
        var steps = Joined(Step(0, "甲", Changed("Goal", null, "目的")), Step(1, "甲", Changed("EndsOn", "2028-03-31", "2027-03-31"), File(AuditEntry.ImportFile)),
            Step(2, "甲", Changed("EndsOn", "2027-03-31", "2028-03-31"), File(AuditEntry.UndoneFile)), Step(3, "甲", Changed("Goal", "目的", "別の目的")));
        steps.Should().HaveCount(4);
        steps[2].Acts[0].Fields.Should().Equal(new HistoryField("EndsOn", "2028-03-31", "2027-03-31"));
        // A contract that a file made is not mixed with what is typed into it afterwards.
        var made = new HistoryAct("ResearchContract", Contract, "Created", [new HistoryField("Status", null, "Draft"), new HistoryField(AuditEntry.ImportFile, null, "一覧.csv")]);
        Joined(Step(0, "甲", made), Step(1, "甲", Changed("Goal", null, "目的"))).Should().HaveCount(2);
    }

    [Fact]
    public void What_was_undone_on_the_way_is_left_out()
    {
        var made = new HistoryAct("FiscalYearReceipt", Receipt, "Created", [new HistoryField("DirectYen", null, "1")]);
        Joined(Step(0, "甲", made), Step(1, "甲", made with { Action = "Deleted" })).Should().BeEmpty();
        Joined(Step(0, "甲", Changed("Title", "A", "B")), Step(1, "甲", Changed("Title", "B", "A"))).Should().BeEmpty();
    }

    [Fact]
    public void Unlike_events_stay_apart_and_a_row_typed_into_a_draft_does_not()
    {
        var came = new HistoryAct("FiscalYearReceipt", Receipt, "Created", [new HistoryField("State", null, "Received")]);
        var file = new HistoryAct("ContractAttachment", Guid.NewGuid(), "Created", [new HistoryField("FileName", null, "契約書.pdf")]);
        var price = new HistoryAct("PriceItem", Guid.NewGuid(), "Created", [new HistoryField("Yen", null, "1")]);
        Joined(Step(0, "甲", Changed("Title", "A", "B")), Step(1, "甲", price), Step(2, "甲", Changed("Title", "B", "C"))).Should().HaveCount(3, "the money page is another page");
        var facts = new HistoryAct("ContractDetails", Contract, "Changed", [new HistoryField("Keywords", "[]", "[1]")]);
        Joined(Step(0, "甲", file), Step(1, "甲", came), Step(2, "甲", facts)).Should().HaveCount(3, "the list begins after approval");
        var draft = new HistoryAct("ResearchContract", Contract, "Created", [new HistoryField("Status", null, "Draft")]);
        Joined(Step(0, "甲", draft), Step(1, "甲", came), Step(2, "甲", Changed("Title", "A", "B")), Step(3, "甲", file)).Should().HaveCount(2, "only the file is another thing");
    }
}
