using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>The list of restatements counts corrections, cuts none, and says of each figure what the sheets say.</summary>
public class RestatementListTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Yen = "joint-research.companies.yen";
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task A_page_holds_whole_corrections_and_counts_them_apart_from_figures()
    {
        var (office, contract) = await LockedAsync();
        foreach (var n in Enumerable.Range(1, 3)) await RecordAsync(office.Liaison, contract, 1_000 * n, "訂正" + n);
        var ministry = await Office.MinistryAsync(database);
        foreach (var person in new[] { office.Liaison, ministry })
        {
            var all = (await person.Restatements.PageAsync(new RestatementFilter { Rows = 100 })).Changes.Items.Where(c => c.First.InstitutionId == office.Institution.Id).ToList();
            all.Select(c => c.First.Reason).Should().Equal("訂正3", "訂正2", "訂正1");
            all.Should().OnlyContain(c => c.Rows.Count > 1 && c.Rows.All(r => r.Reason == c.First.Reason));
        }

        var whole = (await office.Liaison.Restatements.PageAsync(new RestatementFilter())).Changes.Items;
        var second = await office.Liaison.Restatements.PageAsync(new RestatementFilter { Rows = 2, Page = 2 });
        (second.Changes.Total, second.Changes.Pages, second.Figures).Should().Be((3, 2, whole.Sum(c => c.Rows.Count)));
        second.Changes.Items.Should().ContainSingle().Which.Rows.Should().HaveCount(whole[2].Rows.Count);
        (await office.Liaison.Surveys.YearAsync(Year))!.YearEnd.Unconfirmed.Should().Be(3);
        (await ministry.Restatements.LockedAsync(Year)).Single(l => l.Institution.Ja == office.Institution.NameJa).Restated
            .Should().Be(whole.SelectMany(c => c.Rows).Select(r => r.Item).Distinct().Count(), "a figure that moved three times is one figure");
    }

    [Fact]
    public async Task What_a_refusal_set_back_stands_with_the_refused_correction_and_counts_nowhere()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract, 2_000_000, "記録漏れ");
        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(), "別の契約")).Value.Should().BeTrue();

        var page = await office.Liaison.Restatements.PageAsync(new RestatementFilter());
        var refused = page.Changes.Items.Should().ContainSingle().Which;
        (refused.First.Refuser, refused.IsOpen, refused.SetBackWaits).Should().Be(("Approver", false, false));
        (refused.SetBack, page.Figures).Should().Be((refused.Rows.Count, refused.Rows.Count));
        refused.Rows.Single(r => r.Item == Yen).SetBack.Should().Be(((long?)9_000_000, false));
        (await office.Liaison.Restatements.ExportAsync(new RestatementFilter())).Should().HaveCount(refused.Rows.Count).And.OnlyContain(r => r.Reason == "記録漏れ");
        var locked = (await office.Liaison.Restatements.LockedAsync(Year)).Single();
        (locked.Restated, locked.Unconfirmed).Should().Be((0, 0), "every figure is the one of the lock");
    }

    [Fact]
    public async Task A_confirmed_correction_after_a_refused_one_says_what_the_sheet_says()
    {
        var (office, first) = await LockedAsync();
        await RecordAsync(office.Liaison, first, 2_000_000, "先の修正");
        await RecordAsync(office.Liaison, first, 300_000, "後の修正");
        await ConfirmAsync(office, "後の修正");
        (await YenOfAsync(office.Liaison, "後の修正")).Should().Be((9_000_000, 9_300_000, (11_000_000, 11_300_000)), "the earlier one still waits");
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(9_300_000);

        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(c => c.First.Reason == "先の修正"), "別の契約")).Ok.Should().BeTrue();
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(9_300_000);
        foreach (var person in new[] { office.Liaison, await Office.MinistryAsync(database) })
        {
            (await YenOfAsync(person, "後の修正", office.Institution.Id)).Should().Be((9_000_000, 9_300_000, (11_000_000, 11_300_000)));
            (await person.Restatements.ExportAsync(new RestatementFilter { Year = Year })).Single(r => r.InstitutionId == office.Institution.Id && r.Item == Yen && r.Reason == "後の修正")
                .Should().Match<RestatementView>(r => r.OldValue == 9_000_000 && r.NewValue == 9_300_000);
        }

        (await office.Liaison.Restatements.PageAsync(new RestatementFilter())).Changes.Items.Select(c => c.First.Reason).Should().Equal("後の修正", "先の修正");
    }

    [Fact]
    public async Task Corrections_confirmed_in_another_order_say_what_stood_then()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract, 1_000, "一");
        await RecordAsync(office.Liaison, contract, 20_000, "二");
        await ConfirmAsync(office, "二");
        await ConfirmAsync(office, "一");
        (await YenOfAsync(office.Liaison, "二")).Should().Be((9_000_000, 9_020_000, (9_001_000, 9_021_000)));
        (await YenOfAsync(office.Liaison, "一")).Should().Be((9_020_000, 9_021_000, (9_000_000, 9_001_000)));
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(9_021_000);
    }

    [Fact]
    public async Task What_was_refused_and_stayed_is_told_with_the_later_correction_that_confirmed_it()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract, 2_000_000, "残る修正");
        // Another person's step on the same receipt keeps the refusal from taking it back.
        await using (var db = database.AsOwner())
        {
            var march = (await db.Receipts.AsNoTracking().SingleAsync(r => r.ContractId == contract && r.DirectYen == 2_000_000)).Id;
            (await office.Liaison.Contracts.CorrectReceiptAsync(contract, await VersionAsync(contract), march, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 1), 3_000_000, 0), "額の誤り")).Problems.Should().BeEmpty();
        }

        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(c => c.First.Reason == "残る修正"), "別の契約")).Value.Should().BeFalse();
        await ConfirmAsync(office, "額の誤り");
        (await YenOfAsync(office.Liaison, "額の誤り")).Should().Be((9_000_000, 12_000_000, (11_000_000, 12_000_000)));
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(12_000_000);
        (await office.Liaison.Restatements.PageAsync(new RestatementFilter())).Changes.Items.Single(c => c.First.Reason == "残る修正").IsAbsorbed.Should().BeTrue();
    }

    private static async Task<(long?, long?, (long?, long?)?)> YenOfAsync(Person person, string reason, Guid? institution = null)
    {
        var row = (await person.Restatements.PageAsync(new RestatementFilter { Year = Year, Rows = 100 })).Changes.Items.Where(c => c.First.Reason == reason && (institution is null || c.First.InstitutionId == institution))
            .SelectMany(c => c.Rows).Single(r => r.Item == Yen);
        return (row.OldValue, row.NewValue, row.Recorded);
    }

    private static async Task ConfirmAsync(Office office, string reason) =>
        (await office.Approver.Desk.ConfirmAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(c => c.First.Reason == reason))).Should().BeNull();

    private async Task<(Office Office, Guid Contract)> LockedAsync()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        return (office, contract.Id);
    }

    private async Task RecordAsync(Person person, Guid contract, long yen, string reason)
    {
        person.Reason.Text = reason;
        (await person.Contracts.RecordReceiptAsync(contract, await VersionAsync(contract), new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 1), yen, 0))).Problems.Should().BeEmpty();
        person.Reason.Text = null;
    }

    private async Task<int> VersionAsync(Guid contract)
    {
        await using var db = database.AsOwner();
        return await db.Contracts.Where(c => c.Id == contract).Select(c => c.Version).SingleAsync();
    }
}
