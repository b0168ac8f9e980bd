using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Known facts give exactly the counts that domain.md §3b says, in the transaction of the fact.</summary>
public class MeasuredSeriesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Investment = "company-investment", Large = "large-joint-research", Licences = "patent-licences",
        Moves = "researcher-moves", MovesOut = "researcher-moves-out-of-universities";

    private static readonly DateOnly InFy2024 = new(2024, 6, 1);

    private int numbers;

    [Theory]
    [InlineData(9_999_999, 0)]
    [InlineData(10_000_000, 1)]
    public async Task Large_begins_at_ten_million_yen(long yen, int expected)
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(InFy2024, yen)]);
        (await ValueAsync(Large, 2024, university)).Should().Be(expected == 0 ? null : expected);
        (await ValueAsync(Investment, 2024, university)).Should().Be(yen);
    }

    [Fact]
    public async Task A_zero_yen_receipt_is_a_contract_in_the_zero_band_and_an_investment_of_zero()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(InFy2024, 0)]);
        (await ValueAsync(Investment, 2024, university)).Should().Be(0, "zero is a value, not a gap");
        await using var db = database.AsOwner();
        var cells = await db.JointResearchCells.Where(c => c.InstitutionId == university.Id).ToListAsync();
        cells.Should().ContainSingle().Which.Should().Match<JointResearchCellRow>(c => c.BandId == 0 && c.Contracts == 1 && c.ReceivedYen == 0);
    }

    [Fact]
    public async Task Planned_money_and_drafts_and_submitted_contracts_count_nowhere()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [new ReceiptTerms(2024, ReceiptState.Planned, null, 20_000_000, 0)]);
        await StoredAsync(university, company, [Received(InFy2024, 20_000_000)]);
        await StoredAsync(university, company, [Received(InFy2024, 20_000_000)], c => c.Submit(Guid.NewGuid(), database.Clock.Now));
        (await ValueAsync(Investment, 2024, university)).Should().BeNull();
        (await ValueAsync(Large, 2024, university)).Should().BeNull();
    }

    [Fact]
    public async Task Terminated_contracts_keep_counting_what_was_received()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(InFy2024, 10_000_000)], c => c.Terminate(new DateOnly(2024, 12, 1), "中止", database.Clock.Now));
        (await ValueAsync(Large, 2024, university)).Should().Be(1);
    }

    [Fact]
    public async Task The_fiscal_year_turns_between_31_March_and_1_April()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(new DateOnly(2024, 3, 31), 6_000_000), Received(new DateOnly(2024, 4, 1), 10_000_000)]);
        (await ValueAsync(Investment, 2023, university)).Should().Be(6_000_000);
        (await ValueAsync(Investment, 2024, university)).Should().Be(10_000_000);
        (await ValueAsync(Large, 2023, university)).Should().BeNull();
        (await ValueAsync(Large, 2024, university)).Should().Be(1);
    }

    [Fact]
    public async Task A_foreign_company_counts_for_a_university_and_not_as_large_for_an_R_and_D_corporation()
    {
        var foreign = await database.OrganisationAsync(OrganisationKind.Company, "外国社", country: "US");
        var university = await database.OrganisationAsync(OrganisationKind.University, "外国試験大学");
        var corporation = await database.OrganisationAsync(OrganisationKind.RdCorporation, "外国試験機構");
        await ApprovedAsync(university, foreign, [Received(InFy2024, 10_000_000)]);
        await ApprovedAsync(corporation, foreign, [Received(InFy2024, 10_000_000)]);
        (await ValueAsync(Large, 2024, university)).Should().Be(1);
        (await ValueAsync(Large, 2024, corporation)).Should().BeNull("R&D corporations count domestic companies only");
        (await ValueAsync(Investment, 2024, corporation)).Should().Be(10_000_000);
    }

    [Fact]
    public async Task Payers_outside_the_sector_of_companies_count_nowhere()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "公的試験大学");
        foreach (var kind in new[] { OrganisationKind.FundingAgency, OrganisationKind.ForeignBody, OrganisationKind.NonprofitBody })
            await ApprovedAsync(university, await database.OrganisationAsync(kind, kind.ToString()), [Received(InFy2024, 10_000_000)]);
        (await ValueAsync(Investment, 2024, university)).Should().BeNull();
        (await ValueAsync(Large, 2024, university)).Should().BeNull();
    }

    [Fact]
    public async Task Investment_takes_the_kinds_of_the_setting_and_no_money_in_kind()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(InFy2024, 1_000)], kind: ContractKind.CommissionedResearch);
        await ApprovedAsync(university, company, [Received(InFy2024, 20)], kind: ContractKind.ClinicalTrial);
        await ApprovedAsync(university, company, [Received(InFy2024, 3)], kind: ContractKind.AcademicConsulting);
        await ApprovedAsync(university, company, [Received(InFy2024, 50_000_000)], kind: ContractKind.DonatedChair);
        await ApprovedAsync(university, company, [new ReceiptTerms(2024, ReceiptState.Received, InFy2024, 0, 0, InKindYen: 70_000_000)]);
        (await ValueAsync(Investment, 2024, university)).Should().Be(1_023);
        (await ValueAsync(Large, 2024, university)).Should().BeNull("only joint research is large joint research, and only cash counts");
    }

    [Fact]
    public async Task Several_receipts_of_one_contract_and_year_make_one_large_contract()
    {
        var (university, company) = await PairAsync();
        await ApprovedAsync(university, company, [Received(InFy2024, 6_000_000), Received(new DateOnly(2025, 1, 10), 4_000_000)]);
        (await ValueAsync(Large, 2024, university)).Should().Be(1);
    }

    [Fact]
    public async Task Licences_in_force_count_each_year_assignments_once_and_options_never()
    {
        var (university, company) = await PairAsync();
        await LicenceAsync(university, company, LicenceKind.NonExclusive, new DateOnly(2023, 3, 31), new DateOnly(2024, 4, 1));
        await LicenceAsync(university, company, LicenceKind.Assignment, new DateOnly(2023, 6, 1), null);
        await LicenceAsync(university, company, LicenceKind.Option, new DateOnly(2022, 4, 1), null);
        (await ValueAsync(Licences, 2021, university)).Should().BeNull();
        (await ValueAsync(Licences, 2022, university)).Should().Be(1, "31 March belongs to FY2022");
        (await ValueAsync(Licences, 2023, university)).Should().Be(2, "the licence, and the assignment made in the year");
        (await ValueAsync(Licences, 2024, university)).Should().Be(1, "1 April 2024 belongs to FY2024");
        (await ValueAsync(Licences, 2025, university)).Should().BeNull();
    }

    [Fact]
    public async Task Moves_count_at_the_receiving_body_and_cross_appointments_do_not()
    {
        var (university, company) = await PairAsync();
        await using (var db = database.As(PortalRole.Liaison, university.Id))
        {
            var other = await database.OrganisationAsync(OrganisationKind.RdCorporation, "受入機構");
            db.Moves.Add(new ResearcherMove(university.Id, new FiscalYear(2024), Sector.Company, university, 5));
            db.Moves.Add(new ResearcherMove(university.Id, new FiscalYear(2024), Sector.University, company, 2));
            db.Moves.Add(new ResearcherMove(university.Id, new FiscalYear(2024), Sector.University, other, 7)); // the corporation says it itself
            var researcher = new Researcher(university.Id, "架空 花子", null, null, null);
            db.Researchers.Add(researcher);
            db.CrossAppointments.Add(new CrossAppointment(university.Id, researcher, new DateOnly(2024, 4, 1), new DateOnly(2025, 3, 31),
                [new EffortShare(university.Id, 50, true), new EffortShare(company.Id, 50, false)], null));
            await db.SaveChangesAsync();
        }

        (await ValueAsync(Moves, 2024, university)).Should().Be(7);
        (await ValueAsync(MovesOut, 2024, university)).Should().Be(2);
    }

    [Fact]
    public async Task Figures_equal_a_recount_after_changes_and_deletions()
    {
        var (university, company) = await PairAsync();
        var first = await ApprovedAsync(university, company, [Received(InFy2024, 12_000_000), Received(new DateOnly(2025, 5, 1), 1)]);
        await ApprovedAsync(university, company, [Received(InFy2024, 3_000_000)]);
        await using (var db = database.As(PortalRole.Approver, university.Id))
        {
            await db.Receipts.Where(r => r.ContractId == first.Id && r.FiscalYear == new FiscalYear(2024)).ExecuteDeleteAsync();
        }

        var before = await SnapshotAsync();
        await using (var recount = database.Sources.Owner.CreateCommand("set portal.scope = 'system'; select statistics.recount_all()")) await recount.ExecuteNonQueryAsync();
        (await SnapshotAsync()).Should().Equal(before);
        (await ValueAsync(Investment, 2024, university)).Should().Be(3_000_000);
        (await ValueAsync(Large, 2024, university)).Should().BeNull();
    }

    [Fact]
    public async Task Two_writers_of_one_institution_never_overlook_each_other()
    {
        var (university, company) = await PairAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApprovedAsync(university, company, [Received(InFy2024, 10_000_000)])));
        (await ValueAsync(Large, 2024, university)).Should().Be(8);
        (await ValueAsync(Investment, 2024, university)).Should().Be(80_000_000);
    }

    private static ReceiptTerms Received(DateOnly on, long yen) => new(0, ReceiptState.Received, on, yen, 0);

    private async Task<(Organisation University, Organisation Company)> PairAsync() =>
        (await database.OrganisationAsync(OrganisationKind.University, "試験大学"), await database.OrganisationAsync(OrganisationKind.Company, "試験社"));

    private Task<ResearchContract> ApprovedAsync(
        Organisation institution, Organisation payer, ReceiptTerms[] receipts, Action<ResearchContract>? then = null, ContractKind kind = ContractKind.JointResearch) =>
        StoredAsync(institution, payer, receipts, contract =>
        {
            contract.Submit(Guid.NewGuid(), database.Clock.Now);
            contract.Approve(Guid.NewGuid(), database.Clock.Now, JapanTime.Today(database.Clock));
            then?.Invoke(contract);
        }, kind);

    // Draft first, then the verbs in a second transaction, as in life.
    private async Task<ResearchContract> StoredAsync(
        Organisation institution, Organisation payer, ReceiptTerms[] receipts, Action<ResearchContract>? verbs = null, ContractKind kind = ContractKind.JointResearch)
    {
        var contract = ResearchContract.Draft(institution.Id, new ContractTerms
        {
            Number = $"N-{Interlocked.Increment(ref numbers)}",
            Kind = kind,
            Title = "試験",
            StartsOn = new DateOnly(2023, 4, 1),
            EndsOn = new DateOnly(2026, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            Parties = [new PartyTerms(payer.Id, PartyRole.Partner)],
            Receipts = receipts,
        }, Guid.NewGuid(), database.Clock.Now);
        await using var db = database.As(PortalRole.Approver, institution.Id);
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        if (verbs is null) return contract;
        verbs(contract);
        await db.SaveChangesAsync();
        return contract;
    }

    private async Task LicenceAsync(Organisation university, Organisation company, LicenceKind kind, DateOnly from, DateOnly? to)
    {
        await using var db = database.As(PortalRole.Liaison, university.Id);
        var right = new PatentRight(university.Id, new PatentTerms { Title = "発明" });
        db.PatentRights.Add(right);
        db.Licences.Add(new LicenceOrAssignment(right, new LicenceTerms { AgreementNumber = "L", LicenseeId = company.Id, Kind = kind, StartsOn = from, EndsOn = to }));
        await db.SaveChangesAsync();
    }

    private async Task<long?> ValueAsync(string series, int year, Organisation institution)
    {
        await using var db = database.AsOwner();
        return await db.Measured.Where(m => m.Series == series && m.FiscalYear == new FiscalYear(year) && m.InstitutionId == institution.Id)
            .Select(m => (long?)m.Value).SingleOrDefaultAsync();
    }

    private async Task<List<string>> SnapshotAsync()
    {
        await using var db = database.AsOwner();
        var measured = await db.Measured.AsNoTracking().ToListAsync();
        var bands = await db.JointResearchCells.AsNoTracking().ToListAsync();
        return [.. measured.Select(m => m.ToString()).Concat(bands.Select(b => b.ToString())).Order(StringComparer.Ordinal)];
    }
}
