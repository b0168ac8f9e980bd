using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Web.Pages.Contracts;

namespace CollabPortal.UnitTests.Screens;

/// <summary>What the contract's form says of what was typed: everything at once, and no longer than it is true.</summary>
public class ContractDraftTests
{
    private static ContractDraft Good => new()
    {
        Title = "界面の劣化診断",
        Number = "R8-1",
        StartsOn = "R8.4.1",
        EndsOn = "R9.3.31",
        Goal = "診断する",
        Success = "誤差3%以内",
        Agreed = "8百万円",
        Parties = [new PartyDraft { Id = Guid.NewGuid() }],
    };

    private static IEnumerable<(string?, string)> Faults(ContractDraft draft, bool submitting = true) => draft.Faults(submitting).Select(p => (p.Field, p.Code));

    [Fact]
    public void Money_that_went_back_is_told_how_to_record_it_and_a_plan_is_not()
    {
        var draft = Good;
        draft.Receipts = [new ReceiptDraft { State = ReceiptState.Received, On = "R8.10.1", Direct = "-1,000" }, new ReceiptDraft { State = ReceiptState.Planned, Year = "R8", Direct = "-1,000" }];
        Faults(draft).Should().Contain(("Receipts-0-Direct", "receipt-negative")).And.Contain(("Receipts-1-Direct", "amount-negative"));
        draft.Receipts[0].Fault("Indirect").Should().BeNull();
        draft.Receipts[0].Direct = "12,34";
        draft.Receipts[0].Fault("Direct").Should().Be("amount-commas");
    }

    [Fact]
    public void An_empty_form_names_every_missing_field_in_the_order_of_the_form()
    {
        Faults(new ContractDraft()).Should().Equal(("Title", "required"), ("Number", "required-to-submit"), ("Parties", "required-to-submit"),
            ("StartsOn", "required-to-submit"), ("EndsOn", "required-to-submit"), ("Goal", "required-to-submit"), ("SuccessCriterion", "required-to-submit"));
        Faults(new ContractDraft(), submitting: false).Should().Equal(("Title", "required"));
        Faults(Good).Should().BeEmpty();
    }

    [Fact]
    public void A_form_holds_a_kept_text_that_says_nothing_else()
    {
        var draft = Good;
        draft.Receipts = [new ReceiptDraft { Year = "2026", Direct = "1万円" }];
        static string Kept(ContractDraft kept) => System.Text.Json.JsonSerializer.Serialize(kept);
        draft.Holds(Kept(draft)).Should().BeTrue();
        draft.Holds(Kept(new ContractDraft { Number = "R8-1", FieldCode = "", Goal = " " })).Should().BeTrue();
        draft.Holds(Kept(new ContractDraft { Receipts = [new ReceiptDraft { Year = "2026", Direct = "1万円" }] })).Should().BeTrue("keys of rows are the screen's own");
        draft.Holds(Kept(new ContractDraft { Number = "R8-2" })).Should().BeFalse();
        draft.Holds(Kept(new ContractDraft { Receipts = [new ReceiptDraft { Year = "2027", Direct = "1万円" }] })).Should().BeFalse();
        draft.Holds("{").Should().BeFalse();
        new ContractDraft { Goal = " 診断する " }.FirstWords().Should().Be("診断する");
        new ContractDraft().FirstWords().Should().BeNull();
    }

    [Fact]
    public void What_says_the_same_as_the_stored_contract_is_no_input_however_it_is_written()
    {
        var partner = Guid.NewGuid();
        var stored = ContractDraft.Of(new ContractTerms
        {
            Title = "界面の劣化診断",
            Number = "R8-1",
            StartsOn = new DateOnly(2026, 4, 1),
            AgreedYen = 8_000_000,
            Parties = [new PartyTerms(partner, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 5_000_000, 0, 0, partner), new ReceiptTerms(2027, ReceiptState.Planned, null, 3_000_000, 0, 0, partner)],
        });
        ContractDraft Typed() => new()
        {
            Title = " 界面の劣化診断 ",
            Number = "R8-1",
            StartsOn = "R8.4.1",
            Goal = "",
            Agreed = "8百万円",
            Parties = [new PartyDraft { Id = partner }, new PartyDraft()],
            Receipts = [new ReceiptDraft { Year = "2027", Direct = "300万円" }, new ReceiptDraft { Year = "R8", Direct = "5,000,000", Indirect = "0" }, new ReceiptDraft { Year = "2028" }],
        };
        Typed().SaysTheSame(stored).Should().BeTrue();
        foreach (var change in (Action<ContractDraft>[])[d => d.Agreed = "99えんx", d => d.Number = "R8-2", d => d.Goal = "目的", d => d.StartsOn = null, d => d.Receipts[1].Direct = "1", d => d.Parties[1].Id = Guid.NewGuid()])
        {
            var typed = Typed();
            change(typed);
            typed.SaysTheSame(stored).Should().BeFalse();
        }
    }

    [Fact]
    public void Unreadable_and_missing_are_said_together_each_at_its_cell()
    {
        var draft = Good;
        (draft.Goal, draft.EndsOn, draft.Agreed) = (null, "R8.3.31", "-5");
        draft.Receipts = [new ReceiptDraft { Year = "2026", Direct = "1万円", Indirect = "x" }, new ReceiptDraft { Year = "R8", Direct = "▲5" }];
        Faults(draft).Should().Equal(("EndsOn", "period-reversed"), ("AgreedYen", "amount-negative"), ("Receipts-0-Indirect", "amount-invalid"),
            ("Receipts-1-Direct", "amount-negative"), ("Goal", "required-to-submit"));
    }

    [Fact]
    public void A_row_without_money_is_no_row_and_stops_nothing()
    {
        var draft = Good;
        draft.Receipts = [new ReceiptDraft { Year = "2026" }, new ReceiptDraft { State = ReceiptState.Received }, new ReceiptDraft { Year = "2027", Direct = "0" }];
        Faults(draft).Should().BeEmpty();
        draft.Read([]).Receipts.Should().ContainSingle().Which.FiscalYear.Should().Be(2027, "zero is money, nothing is none");
    }

    [Fact]
    public void A_problem_goes_as_soon_as_its_field_is_mended_and_the_others_stay()
    {
        var draft = Good;
        (draft.Goal, draft.StartsOn) = (null, "きのう");
        IReadOnlyList<Problem> shown = [.. draft.Faults(submitting: true), new Problem("number-taken", "Number")];
        draft.Goal = "診断する";
        draft.StillWrong(shown).Select(p => p.Field).Should().Equal("StartsOn", "Number");
        draft.StartsOn = "2026-04-01";
        draft.StillWrong(shown).Select(p => p.Code).Should().Equal("number-taken");
    }

    [Theory]
    [InlineData("-5", true)]
    [InlineData("−５万円", true)]
    [InlineData("▲1,000", true)]
    [InlineData("（500）", true)]
    [InlineData("-0", false)]
    [InlineData("-x", false)]
    [InlineData("5", false)]
    public void Amounts_below_zero_are_known_by_their_sign(string typed, bool negative) => CollabPortal.Domain.Values.JapaneseInput.IsNegativeYen(typed).Should().Be(negative);

    [Fact]
    public void The_plan_of_an_amendment_is_measured_together_with_what_has_come()
    {
        var draft = Good;
        draft.Receipts.Add(new ReceiptDraft { Year = "2027", State = ReceiptState.Planned, Direct = "3,000,000" });
        draft.Gap.Should().Be(5_000_000);
        draft.Beside([new ReceiptTerms(2026, ReceiptState.Received, new DateOnly(2026, 6, 1), 4_000_000, 1_000_000)]);
        draft.Gap.Should().Be(0, "five million of the eight came in another year");
        draft.Receipts[0].Direct = "2,000,000";
        draft.Gap.Should().Be(1_000_000);
    }
}
