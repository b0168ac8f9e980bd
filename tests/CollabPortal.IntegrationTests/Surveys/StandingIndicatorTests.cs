using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>Own targets and the view of peers show a locked year as its surveys do, and say what waits.</summary>
public class StandingIndicatorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task Until_it_is_confirmed_targets_and_peers_keep_the_locked_figure_and_name_the_new_one()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        using var index = new PublicCellIndex();
        var targets = Targets(office.Liaison, index);
        var peers = new PeerQueries(office.Liaison.Contexts, index, office.Liaison.User, database.Clock);
        (await targets.CreateAsync(new InstitutionTargetTerms("company-investment", new FiscalYear(2024), 5, 20, new FiscalYear(2030), false))).Ok.Should().BeTrue();
        var before = (await targets.ListAsync()).Single();
        (before.Values.Single(), before.Open.Count).Should().Be((new YearValue(Year, 9), 0));

        office.Liaison.Reason.Text = "記録漏れ";
        await using (var db = database.AsOwner())
        {
            var version = await db.Contracts.Where(c => c.Id == contract.Id).Select(c => c.Version).SingleAsync();
            (await office.Liaison.Contracts.RecordReceiptAsync(contract.Id, version, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 3, 1), 2_000_000, 0))).Ok.Should().BeTrue();
        }

        office.Liaison.Reason.Text = null;
        var view = (await targets.ListAsync()).Single();
        view.Values.Should().Equal(new YearValue(Year, 9));
        view.Progress.Latest.Should().Be(new YearValue(Year, 9));
        view.Open.Should().Equal(new OpenYear(Year, 9, 11, RestatedState.Waiting, true));
        (await targets.FindAsync(view.Id))!.Values.Should().Equal(view.Values);
        (await targets.ValuesAsync("large-joint-research", office.Institution.Id)).Should().BeEmpty("at the lock nothing was registered");

        var among = (await peers.FindAsync("company-investment", Year, null, default)).Value;
        (among.Value, among.Open).Should().Be((9m, view.Open[0]));
        among.SizeClass.Should().Be(ReceiptsClass.Of(9_000_000), "the class is that of the value shown");
        var large = (await peers.FindAsync("large-joint-research", Year, null, default)).Value;
        (large.Own, large.Open).Should().Be((null, new OpenYear(Year, null, 1, RestatedState.Waiting, true)));

        var change = (await office.Approver.Restatements.WaitingAsync(Year)).Single();
        (await office.Approver.Desk.ConfirmAsync(change)).Should().BeNull();
        var after = (await targets.ListAsync()).Single();
        (after.Values.Single(), after.Open.Count).Should().Be((new YearValue(Year, 11), 0));
        among = (await peers.FindAsync("company-investment", Year, null, default)).Value;
        (among.Value, among.Open, among.SizeClass).Should().Be((11m, null, ReceiptsClass.Of(11_000_000)));
    }

    [Fact]
    public void A_figure_that_no_sheet_has_is_marked_and_one_that_did_not_move_is_not()
    {
        var moved = new Dictionary<string, StandingFigure> { ["joint-research.companies.yen"] = new(RestatedState.Waiting, 9, 2, false), ["patent-licences"] = new(RestatedState.Confirmed, 1, 0, false) };
        OpenYear? Of(string key, decimal? registered) => StandingIndicators.Of(IndicatorCatalogue.Find(key)!, Year, moved, registered);
        Of("joint-research-amount-per-contract", 3).Should().Be(new OpenYear(Year, 3, 3, RestatedState.Waiting, false));
        Of("joint-research-amount-per-contract", null).Should().BeNull();
        Of("patent-licences", 1).Should().BeNull("a second person confirmed it");
        Of("researcher-moves", 4).Should().BeNull("what waits did not move it");
    }

    private OwnTargetService Targets(Person person, PublicCellIndex index)
    {
        var writer = new RegisterWriter(person.User, new Access(person.User, person.Contexts, database.Clock), person.Contexts);
        var series = new SeriesQueries(person.Contexts, new IndicatorService(person.Contexts, index, person.User, new DemoMode(false), database.Clock), index, person.User, database.Clock);
        return new OwnTargetService(writer, person.Contexts, series, database.Clock);
    }
}
