using CollabPortal.Domain.Contracts;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>More money than was agreed stands in the queue until somebody has said what is right.</summary>
public sealed class ExcessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_contract_in_force_that_received_more_than_agreed_stands_in_the_queue_until_it_is_amended()
    {
        var world = await OfficeWorld.NewAsync(database);
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "X-1") with { Receipts = [] });
        var approved = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value;
        (await world.Officer.Queue.ReadAsync()).AboveAgreed.Should().BeEmpty();
        var paid = (await world.Officer.Contracts.RecordReceiptAsync(sent.Id, approved.Version, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 5, 1), 80_000_000, 0))).Value;
        foreach (var person in new[] { world.Officer, world.Approver })
        {
            var queue = await person.Queue.ReadAsync();
            queue.AboveAgreed.Should().ContainSingle().Which.Gaps.ExcessYen.Should().Be(72_000_000);
            queue.Totals.AboveAgreed.Should().Be(1);
        }

        var terms = new AmendmentTerms { Title = "界面の劣化診断", StartsOn = new DateOnly(2026, 4, 1), EndsOn = new DateOnly(2027, 3, 31), Goal = "診断する", SuccessCriterion = "誤差3%以内", AgreedYen = 80_000_000 };
        (await world.Officer.Contracts.ProposeAmendmentAsync(sent.Id, paid.Version, terms, "増額")).Ok.Should().BeTrue();
        var proposed = (await world.Approver.Queries.FindAsync(sent.Id))!.Amendments.Single();
        (await world.Approver.Contracts.ApproveAmendmentAsync(proposed.Id, proposed.Version)).Ok.Should().BeTrue();
        (await world.Officer.Queue.ReadAsync()).AboveAgreed.Should().BeEmpty();
    }

    [Fact]
    public async Task An_ended_contract_that_received_more_than_agreed_stands_in_the_queue_until_the_receipt_is_corrected()
    {
        var world = await OfficeWorld.NewAsync(database);
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "X-2") with { Receipts = [] });
        var at = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value.Version;
        var receipt = new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 5, 1), 80_000_000, 0);
        at = (await world.Officer.Contracts.RecordReceiptAsync(sent.Id, at, receipt)).Value.Version;
        at = (await world.Officer.Contracts.TerminateAsync(sent.Id, at, new DateOnly(2026, 6, 1), "相手方の事情")).Value.Version;
        (await world.Officer.Queue.ReadAsync()).AboveAgreed.Should().ContainSingle().Which.Gaps.ExcessYen.Should().Be(72_000_000);
        var stored = (await world.Officer.Queries.FindAsync(sent.Id))!.Receipts.Single().Id;
        (await world.Officer.Contracts.CorrectReceiptAsync(sent.Id, at, stored, receipt with { DirectYen = 8_000_000 }, "桁の誤り")).Problems.Should().BeEmpty();
        (await world.Officer.Queue.ReadAsync()).AboveAgreed.Should().BeEmpty();
    }

    [Fact]
    public async Task What_rightly_came_above_the_total_of_an_ended_contract_is_accepted_by_a_second_person_with_a_reason()
    {
        var world = await OfficeWorld.NewAsync(database);
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "X-3") with { Receipts = [] });
        var at = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value.Version;
        at = (await world.Officer.Contracts.RecordReceiptAsync(sent.Id, at, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 5, 1), 80_000_000, 0))).Value.Version;
        (await world.Approver.Contracts.AcceptExcessAsync(sent.Id, at, "覚書による")).Problems.Single().Code.Should().Be("contract-wrong-status", "in force it is amended");
        at = (await world.Officer.Contracts.TerminateAsync(sent.Id, at, new DateOnly(2026, 6, 1), "相手方の事情")).Value.Version;
        (await world.Officer.Queries.FindAsync(sent.Id))!.May.AcceptExcess.Should().BeFalse();
        (await world.Officer.Contracts.AcceptExcessAsync(sent.Id, at, "覚書による")).Problems.Single().Code.Should().Be("not-allowed");
        (await world.Approver.Queries.FindAsync(sent.Id))!.May.AcceptExcess.Should().BeTrue();
        (await world.Approver.Contracts.AcceptExcessAsync(sent.Id, at, " ")).Problems.Single().Code.Should().Be("excess-reason-required");
        (await world.Approver.Contracts.AcceptExcessAsync(sent.Id, at, "覚書による")).Problems.Should().BeEmpty();
        (await world.Officer.Queue.ReadAsync()).AboveAgreed.Should().BeEmpty();
        var accepted = (await world.Approver.Queries.FindAsync(sent.Id))!;
        (accepted.ApprovalReason, accepted.May.AcceptExcess).Should().Be(("覚書による", false));
        accepted.Gaps.ExcessYen.Should().Be(72_000_000, "it is still said how much more came");
        accepted.OpenGaps.ExcessYen.Should().Be(0, "nothing is left to look at");
    }
}
