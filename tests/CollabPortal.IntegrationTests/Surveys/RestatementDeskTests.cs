using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>A figure of a locked year that moved waits for a second person; who approved it was one already.</summary>
public class RestatementDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task What_one_person_moved_waits_in_the_approvers_queue_and_is_confirmed_by_another_person_only()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        await RecordAsync(office.Liaison, contract.Id, "3月の入金の記録漏れ");

        var line = (await office.Approver.Queue.ReadAsync()).Restated.Should().ContainSingle().Which;
        (line.FiscalYear, line.Person, line.Reason).Should().Be((2025, "Liaison", "3月の入金の記録漏れ"));
        (await office.Liaison.Queue.ReadAsync()).Restated.Should().BeEmpty("who approves nothing confirms nothing");
        (await office.Liaison.Restatements.WaitingAsync(null)).Should().BeEmpty();
        var change = (await office.Approver.Restatements.WaitingAsync(Year)).Should().ContainSingle().Which;
        change.Rows.Should().HaveCount(line.Figures).And.OnlyContain(r => r.Records.Count == 1);
        (await office.Liaison.Surveys.YearAsync(Year))!.YearEnd.Unconfirmed.Should().Be(1, "it counts corrections, not figures");
        (await (await Office.MinistryAsync(database)).Restatements.LockedAsync(Year)).Single(l => l.Institution.Ja == office.Institution.NameJa).Unconfirmed.Should().Be(line.Figures);

        (await office.Liaison.Desk.ConfirmAsync(change))!.Code.Should().Be("not-allowed");
        var stranger = await Office.OfAsync(database);
        (await stranger.Approver.Desk.ConfirmAsync(change))!.Code.Should().Be("restatement-not-confirmed", "it is another institution's");
        (await office.Approver.Desk.ConfirmAsync(change)).Should().BeNull();
        (await office.Approver.Desk.ConfirmAsync(change))!.Code.Should().Be("restatement-not-confirmed", "it is confirmed already");
        (await office.Approver.Queue.ReadAsync()).Restated.Should().BeEmpty();
        (await (await Office.MinistryAsync(database)).RestatedAsync(new RestatementFilter { Year = Year })).Where(r => change.Ids.Contains(r.Id))
            .Should().HaveCount(line.Figures).And.OnlyContain(r => r.Person == "Liaison" && r.Confirmer == "Approver" && r.ConfirmedAt != null);
    }

    [Fact]
    public async Task An_approver_does_not_confirm_what_they_moved_themselves()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        await RecordAsync(office.Approver, contract.Id, "自分で記録");
        (await office.Approver.Queue.ReadAsync()).Restated.Should().BeEmpty();
        var own = (await office.Approver.RestatedAsync(new RestatementFilter()));
        own.Should().NotBeEmpty().And.OnlyContain(r => r.ConfirmedAt == null);
        (await office.Approver.Desk.ConfirmAsync(new RestatementChange(own)))!.Code.Should().Be("restatement-not-confirmed");
        var second = new Person(database, await database.AccountAsync(Domain.Accounts.PortalRole.Approver, office.Institution.Id));
        (await second.Desk.ConfirmAsync((await second.Restatements.WaitingAsync(Year)).Single())).Should().BeNull();
    }

    [Fact]
    public async Task A_contract_or_an_amendment_that_an_approver_approved_is_confirmed_by_that()
    {
        var office = await Office.OfAsync(database);
        await office.LockAsync(Year);
        var draft = (await office.Liaison.Contracts.CreateDraftAsync(new ContractTerms
        {
            Number = "遅-1",
            Title = "遅れて届いた契約",
            StartsOn = new DateOnly(2025, 4, 1),
            EndsOn = new DateOnly(2027, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            Parties = [new PartyTerms(office.Company.Id, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2025, 6, 1), 3_000_000, 0)],
        })).Value;
        var sent = (await office.Liaison.Contracts.SubmitAsync(draft.Id, draft.Version)).Value;
        (await office.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Problems.Single().Code.Should().Be("year-locked");
        office.Approver.Reason.Text = "契約書の到着が遅れた";
        (await office.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Problems.Should().BeEmpty();
        (await office.Liaison.RestatedAsync(new RestatementFilter()))
            .Should().NotBeEmpty().And.OnlyContain(r => r.Person == "Liaison" && r.Confirmer == "Approver" && r.Reason == "契約書の到着が遅れた");
        (await office.Approver.Queue.ReadAsync()).Restated.Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_confirms_past_the_function()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        await RecordAsync(office.Liaison, contract.Id, "記録漏れ");
        await using var connection = await database.Sources.Portal.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            $"select set_config('portal.scope', 'institution', false), set_config('portal.institution', '{office.Institution.Id}', false), set_config('portal.user', '{office.Liaison.User.UserId}', false)", connection);
        await command.ExecuteNonQueryAsync();
        await using var update = new NpgsqlCommand("update register.restatement set confirmed_at = now()", connection);
        (await update.ExecuteNonQueryAsync()).Should().Be(0);
        await using var own = new NpgsqlCommand("select register.confirm_restatements(array(select id from register.restatement))", connection);
        (await own.ExecuteScalarAsync()).Should().Be(0);
        await using var db = database.AsOwner();
        (await db.Restatements.AnyAsync(r => r.InstitutionId == office.Institution.Id && r.ConfirmedAt != null)).Should().BeFalse();
    }

    private async Task RecordAsync(Person person, Guid contract, string reason)
    {
        person.Reason.Text = reason;
        var version = (await person.Queries.FindAsync(contract))!.Version;
        (await person.Contracts.RecordReceiptAsync(contract, version, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 1), 2_000_000, 0))).Problems.Should().BeEmpty();
        person.Reason.Text = null;
    }
}
