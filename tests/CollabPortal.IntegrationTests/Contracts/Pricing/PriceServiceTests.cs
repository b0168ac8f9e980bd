using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Pricing;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Contracts.Pricing;

/// <summary>Price and plan through the services, under the runtime role, as the accounts of two institutions and the ministry.</summary>
public class PriceServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PriceItemTerms[] Items =
        [new(PriceItemKind.Direct, 19_000_000, Note: "物品"), new(PriceItemKind.Indirect, 5_700_000), new(PriceItemKind.AcademicContribution, 5_300_000), new(PriceItemKind.SuccessFee, 5_000_000)];

    private int numbers;

    private sealed record Desk(ContractService Service, MoneyQueries Money, AuditQueries Audit);

    private sealed record Office(Organisation Company, Desk Officer, Desk Approver);

    private async Task<Desk> DeskAsync(PortalRole role, Guid? institution)
    {
        var user = await database.AccountAsync(role, institution);
        var contexts = database.Contexts(user);
        var service = new ContractService(new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts), database.Clock);
        return new Desk(service, new MoneyQueries(new ContractQueries(user, contexts, database.Clock), contexts, database.Clock), new AuditQueries(contexts));
    }

    private async Task<Office> OfficeAsync()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "試験大学" + Guid.NewGuid());
        var company = await database.OrganisationAsync(OrganisationKind.Company, "試験電池株式会社");
        return new Office(company, await DeskAsync(PortalRole.Liaison, university.Id), await DeskAsync(PortalRole.Approver, university.Id));
    }

    private async Task<ContractSaved> DraftAsync(Office office) => (await office.Officer.Service.CreateDraftAsync(new ContractTerms
    {
        Number = $"P-{Interlocked.Increment(ref numbers)}",
        Title = "界面の劣化診断",
        StartsOn = new DateOnly(2026, 10, 1),
        EndsOn = new DateOnly(2029, 3, 31),
        Goal = "診断する",
        SuccessCriterion = "誤差3%以内",
        Parties = [new PartyTerms(office.Company.Id, PartyRole.Partner)],
    })).Value;

    private static async Task<ContractSaved> InForceAsync(Office office, ContractSaved draft)
    {
        var sent = (await office.Officer.Service.SubmitAsync(draft.Id, draft.Version)).Value;
        return (await office.Approver.Service.ApproveAsync(sent.Id, sent.Version)).Value;
    }

    private static PriceTerms Spread(MoneyView view)
    {
        var period = new DateRange(view.Contract.Terms.StartsOn!.Value, view.Contract.Terms.EndsOn!.Value);
        var totals = PriceTotals.Of(Items);
        var indirect = FiscalYearSpread.ByDays(totals.IndirectYen, period);
        return new PriceTerms(Items, [.. FiscalYearSpread.ByDays(totals.DirectSideYen, period)
            .Select((s, i) => new ReceiptTerms(s.Year.Year, ReceiptState.Planned, null, s.Yen, indirect[i].Yen))]);
    }

    private static string Code<T>(Outcome<T> done) => done.Problems.Should().ContainSingle().Which.Code;

    [Fact]
    public async Task A_draft_is_priced_and_its_plan_adds_up_to_the_yen()
    {
        var office = await OfficeAsync();
        var draft = await DraftAsync(office);
        var saved = (await office.Officer.Service.PriceAsync(draft.Id, draft.Version, Spread((await office.Officer.Money.FindAsync(draft.Id))!), null)).Value;
        var view = (await office.Officer.Money.FindAsync(draft.Id))!;
        view.Items.Should().Equal(Items);
        (view.Contract.Terms.AgreedYen, view.Contract.PlannedYen, view.Contract.Version).Should().Be((30_000_000L, 30_000_000L, saved.Version));
        view.Years.Select(y => (y.Year.Year, y.OverdueYen)).Should().Equal((2026, 0), (2027, 0), (2028, 0));
        Code(await office.Approver.Service.PriceAsync(draft.Id, draft.Version, new PriceTerms([], []), null)).Should().Be("stale-version");
        var acts = (await office.Officer.Audit.HistoryAsync(draft.Id)).SelectMany(h => h.Acts).ToList();
        acts.Where(a => a.Entity == "PriceItem" && a.Action == "Created").Should().HaveCount(4, "each item has its line in the trail");
    }

    [Fact]
    public async Task A_contract_in_force_is_repriced_by_amendment_and_what_came_stays()
    {
        var office = await OfficeAsync();
        var running = await InForceAsync(office, await DraftAsync(office));
        var terms = Spread((await office.Officer.Money.FindAsync(running.Id))!);
        Code(await office.Officer.Service.PriceAsync(running.Id, running.Version, terms, " ")).Should().Be("reason-required");
        var proposed = (await office.Officer.Service.PriceAsync(running.Id, running.Version, terms, "対価の項目を決めた")).Value;
        var view = (await office.Officer.Money.FindAsync(running.Id))!;
        (view.Items.Count, view.Contract.PlannedYen, view.MayPrice).Should().Be((0, null, false), "it waits for a second person");
        Code(await office.Officer.Service.PriceAsync(running.Id, proposed.Version, terms, "もう一度")).Should().Be("amendment-open");
        var received = (await office.Officer.Service.RecordReceiptAsync(running.Id, proposed.Version, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 11, 2), 4_000_000, 1_000_000))).Value;
        (await office.Officer.Service.ApproveAmendmentAsync(view.Waiting!.Id, view.Waiting.Version)).Ok.Should().BeFalse("who proposed it does not approve it");
        (await office.Approver.Service.ApproveAmendmentAsync(view.Waiting.Id, view.Waiting.Version)).Ok.Should().BeTrue();
        view = (await office.Officer.Money.FindAsync(running.Id))!;
        view.Items.Should().Equal(Items);
        (view.Contract.Terms.AgreedYen, view.Contract.PlannedYen, view.Contract.ReceivedYen).Should().Be((30_000_000L, 30_000_000L, 5_000_000L));
        view.Years[0].Should().Match<PlanRow>(y => y.ReceivedYen == 5_000_000 && y.DifferenceYen == 5_000_000 - y.PlannedYen);
        received.Version.Should().BeGreaterThan(proposed.Version);
    }

    [Fact]
    public async Task Other_amendments_leave_the_price_alone()
    {
        var office = await OfficeAsync();
        var draft = await DraftAsync(office);
        var priced = (await office.Officer.Service.PriceAsync(draft.Id, draft.Version, Spread((await office.Officer.Money.FindAsync(draft.Id))!), null)).Value;
        var running = await InForceAsync(office, priced);
        var stands = (await office.Officer.Money.FindAsync(running.Id))!.Contract.Terms;
        var longer = new AmendmentTerms
        {
            Title = stands.Title,
            StartsOn = stands.StartsOn,
            EndsOn = new DateOnly(2030, 3, 31),
            Goal = stands.Goal,
            SuccessCriterion = stands.SuccessCriterion,
            AgreedYen = stands.AgreedYen,
            Planned = [.. stands.Receipts],
        };
        (await office.Officer.Service.ProposeAmendmentAsync(running.Id, running.Version, longer, "1年延長")).Ok.Should().BeTrue();
        var waiting = (await office.Approver.Money.FindAsync(running.Id))!.Waiting!;
        (await office.Approver.Service.ApproveAmendmentAsync(waiting.Id, waiting.Version)).Ok.Should().BeTrue();
        var view = (await office.Officer.Money.FindAsync(running.Id))!;
        (view.Contract.Terms.EndsOn, view.Items.Count).Should().Be((new DateOnly(2030, 3, 31), 4));
    }

    [Fact]
    public async Task Money_that_does_not_add_up_is_neither_submitted_nor_proposed()
    {
        var office = await OfficeAsync();
        var draft = await DraftAsync(office);
        var priced = (await office.Officer.Service.PriceAsync(draft.Id, draft.Version, Spread((await office.Officer.Money.FindAsync(draft.Id))!), null)).Value;
        var terms = (await office.Officer.Money.FindAsync(draft.Id))!.Contract.Terms;
        var apart = (await office.Officer.Service.ChangeAsync(draft.Id, priced.Version, terms with { AgreedYen = 29_000_000, PriceItems = null })).Value;
        var refused = (await office.Officer.Service.SubmitAsync(draft.Id, apart.Version)).Problems.Should().ContainSingle().Which;
        (refused.Code, refused.Field, refused.Args[0], refused.Args[1]).Should().Be(("price-items-apart", "AgreedYen", (object)30_000_000L, (object)29_000_000L));
        var mended = (await office.Officer.Service.ChangeAsync(draft.Id, apart.Version, terms with { PriceItems = null })).Value;
        var running = await InForceAsync(office, mended);

        var change = new AmendmentTerms
        {
            Title = terms.Title,
            StartsOn = terms.StartsOn,
            EndsOn = terms.EndsOn,
            Goal = terms.Goal,
            SuccessCriterion = terms.SuccessCriterion,
            AgreedYen = 40_000_000,
            Planned = [.. terms.Receipts],
        };
        Code(await office.Officer.Service.ProposeAmendmentAsync(running.Id, running.Version, change, "増額")).Should().Be("amendment-items-apart");
        Code(await office.Officer.Service.ProposeAmendmentAsync(running.Id, running.Version, change with { AgreedYen = 30_000_000, Planned = [terms.Receipts[0]] }, "計画の見直し")).Should().Be("amendment-unplanned");
        // On the page of price and plan: more items, and the plan left as it is.
        Code(await office.Officer.Service.PriceAsync(running.Id, running.Version, new PriceTerms([.. Items, new(PriceItemKind.Data, 10_000_000)], [.. terms.Receipts]), "増額")).Should().Be("amendment-unplanned");
        (await office.Officer.Money.FindAsync(running.Id))!.Waiting.Should().BeNull("nothing was stored");
    }

    [Fact]
    public async Task Strangers_find_no_price_and_the_ministry_reads_it_from_approval_on()
    {
        var office = await OfficeAsync();
        var other = await OfficeAsync();
        var ministry = await DeskAsync(PortalRole.Ministry, null);
        var draft = await DraftAsync(office);
        var priced = (await office.Officer.Service.PriceAsync(draft.Id, draft.Version, new PriceTerms(Items, []), null)).Value;
        (await other.Officer.Money.FindAsync(draft.Id)).Should().BeNull();
        Code(await other.Officer.Service.PriceAsync(draft.Id, priced.Version, new PriceTerms([], []), null)).Should().Be("not-found");
        (await ministry.Money.FindAsync(draft.Id)).Should().BeNull();
        var running = await InForceAsync(office, priced);
        (await ministry.Money.FindAsync(draft.Id))!.Should().Match<MoneyView>(v => v.Items.Count == 4 && !v.MayPrice);
        Code(await ministry.Service.PriceAsync(running.Id, running.Version, new PriceTerms([], []), "x")).Should().Be("not-allowed");
    }
}
