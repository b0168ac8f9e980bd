using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>The sheets count what the measured series count, every cell is its records, and nobody sees another's.</summary>
public class SurveySheetTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public async Task Sheets_equal_the_measured_series_and_every_cell_is_the_sum_of_its_records()
    {
        var office = await FilledAsync(OrganisationKind.University);
        await using var db = database.AsOwner();
        var measured = await db.Measured.Where(m => m.InstitutionId == office.Institution.Id && m.FiscalYear == Year).ToDictionaryAsync(m => m.Series);
        measured.Count.Should().BeGreaterThanOrEqualTo(6, "every series of a policy indicator has facts in this register");

        foreach (var item in new[] { "company-investment", "large-joint-research", "patent-licences", "researcher-moves", "researcher-moves-out-of-universities" })
            (await office.ValueAsync(Year, "indicators", item)).Should().Be(measured[item].Value, item);
        (await office.ValueAsync(Year, "mext", "joint-research.companies.count")).Should().Be(measured["joint-research"].Value);
        (await office.ValueAsync(Year, "mext", "joint-research.companies.yen")).Should().Be(measured["joint-research"].MoneyYen);
        (await office.ValueAsync(Year, "factbook", "large-joint-research.yen")).Should().Be(measured["large-joint-research"].MoneyYen);
        var cells = await db.JointResearchCells.Where(c => c.InstitutionId == office.Institution.Id && c.FiscalYear == Year).ToListAsync();
        foreach (var cell in cells)
        {
            (await office.ValueAsync(Year, "mext", $"joint-research.band-{cell.BandId}.count")).Should().Be(cell.Contracts);
            (await office.ValueAsync(Year, "mext", $"joint-research.band-{cell.BandId}.yen")).Should().Be(cell.ReceivedYen);
        }

        var known = SurveyCatalogue.Sheets.SelectMany(s => s.Sections).SelectMany(s => s.Items).Select(i => i.Key).ToHashSet();
        (await db.Database.SqlQuery<string>($"""select c.item as "Value" from statistics.survey_cells({office.Institution.Id}, 2025) c""").ToListAsync())
            .Should().OnlyContain(i => known.Contains(i) || i.StartsWith("joint-research.band-"), "what no sheet asks for is no cell and restates nothing");
        foreach (var sheet in SurveyCatalogue.Sheets.Where(s => s.Asks(OrganisationKind.University)))
        {
            foreach (var cell in (await office.Liaison.Surveys.SheetAsync(Year, sheet.Key))!.Cells)
            {
                var behind = (await office.Liaison.Surveys.CellAsync(Year, cell.Item.Key))!;
                behind.Cell.Value.Should().Be(cell.Value, cell.Item.Key);
                behind.Total.Should().Be(cell.Records, cell.Item.Key);
                behind.Records.Should().HaveCount(cell.Records, "{0}: every record behind a cell has a name and a page", cell.Item.Key);
                if (cell.Value is { } value) behind.Records.Sum(r => r.Amount!.Value).Should().Be(value, cell.Item.Key);
            }
        }
    }

    [Fact]
    public async Task The_cells_are_what_the_facts_say()
    {
        var office = await FilledAsync(OrganisationKind.University);
        async Task Is(string sheet, string item, long? value) => (await office.ValueAsync(Year, sheet, item)).Should().Be(value, item);
        await Is("mext", "joint-research.companies.count", 4);
        await Is("mext", "joint-research.companies.yen", 36_999_999);
        await Is("mext", "joint-research.foreign-companies.count", 1);
        await Is("mext", "joint-research.band-0.count", 1);
        await Is("mext", "joint-research.all.direct-yen", 33_999_999);
        await Is("mext", "joint-research.all.indirect-yen", 3_000_000);
        await Is("mext", "commissioned-research.companies.yen", 1_000_000);
        await Is("mext", "clinical-trials.all.yen", null);
        await Is("mext", "receipts.companies.yen", 38_099_999);
        await Is("mext", "patent-applications.domestic.count", 1);
        await Is("mext", "startups.founded.count", 1);
        await Is("meti-startups", "startups.stock.count", 2);
        await Is("meti-startups", "startups.type-student.count", 2);
        await Is("meti-startups", "startups.left-closed.count", 1);
        await Is("unitt", "new-licences.count", 1);
        await Is("unitt", "licence-income.running-royalty.yen", 100_000);
        await Is("mext", "cross-appointments.persons", 1);
        await Is("mext", "cross-appointments.with-companies.persons", 1);
        (await office.Liaison.Surveys.SheetAsync(Year, "cao-rd")).Should().BeNull("a university is not asked");
        (await office.Liaison.Surveys.SheetAsync(Year, "no-such")).Should().BeNull();
        (await office.ValueAsync(new FiscalYear(2019), "mext", "joint-research.companies.count")).Should().BeNull("nothing registered is not 0");
    }

    [Fact]
    public async Task Every_kind_of_contract_is_told_with_the_lines_that_count_it_and_those_that_none_counts()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(3_000_000, new DateOnly(2025, 6, 1), ContractKind.JointLaboratory);
        await office.ContractAsync(2_000_000, new DateOnly(2025, 7, 1), ContractKind.JointLaboratory, indirect: 500_000);
        await office.ContractAsync(0, new DateOnly(2025, 7, 1), ContractKind.MaterialTransfer);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 6, 1));
        await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1), ContractKind.JointLaboratory, approve: false);
        var sheet = (await office.Liaison.Surveys.SheetAsync(Year, "mext"))!;
        var kinds = sheet.Kinds.ToDictionary(k => k.Kind);
        kinds.Keys.Should().BeEquivalentTo(Enum.GetValues<ContractKind>());
        (kinds[ContractKind.JointLaboratory].Yen, kinds[ContractKind.JointLaboratory].Contracts, kinds[ContractKind.JointLaboratory].Lines.Count).Should().Be((5_000_000, 2, 0));
        kinds[ContractKind.MaterialTransfer].Yen.Should().Be(0, "zero is not missing");
        kinds[ContractKind.ClinicalTrial].Yen.Should().BeNull();
        kinds[ContractKind.JointResearch].Lines.Should().NotBeEmpty();
        (await office.ValueAsync(Year, "mext", "joint-research.companies.yen")).Should().Be(1_000_000, "a joint laboratory is not joint research");
        (await office.Liaison.Surveys.SheetAsync(Year, "unitt"))!.Kinds.Should().BeEmpty("it asks of no contracts");
    }

    [Fact]
    public async Task What_is_said_of_kinds_is_what_the_cells_count()
    {
        foreach (var kind in Enum.GetValues<ContractKind>())
        {
            var office = await Office.OfAsync(database);
            await office.ContractAsync(12_000_000, new DateOnly(2025, 6, 1), kind);
            foreach (var key in new[] { "mext", "factbook", "indicators" })
            {
                var sheet = (await office.Liaison.Surveys.SheetAsync(Year, key))!;
                var counted = sheet.Rows.Where(r => r.Cells.Any(c => c.Value is not null)).Select(r => r.Name.Ja);
                sheet.Kinds.Single(k => k.Kind == kind).Lines.Select(l => l.Ja).Should().Equal(counted, "{0} in {1}", kind, key);
            }
        }
    }

    [Fact]
    public async Task An_R_and_D_corporation_counts_domestic_companies_for_large_research_and_all_licences()
    {
        var office = await FilledAsync(OrganisationKind.RdCorporation);
        (await office.ValueAsync(Year, "cao-rd", "large-joint-research")).Should().Be(1, "the foreign company's 15 million yen are out");
        (await office.ValueAsync(Year, "cao-rd", "licences-and-assignments")).Should().Be(1);
        (await office.ValueAsync(Year, "indicators", "patent-licences")).Should().BeNull("MEXT's series is of universities");
    }

    [Fact]
    public async Task Another_institution_and_the_ministry_get_nothing_by_the_functions()
    {
        var office = await FilledAsync(OrganisationKind.University);
        var stranger = await Office.OfAsync(database);
        await using (var db = stranger.Liaison.Contexts.CreateDbContext())
            (await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from statistics.survey_facts({office.Institution.Id}, 2025)""").SingleAsync()).Should().Be(0);
        await using (var visitor = database.AsVisitor())
            (await visitor.Database.SqlQuery<int>($"""select count(*)::int as "Value" from statistics.survey_facts({office.Institution.Id}, 2025)""").SingleAsync()).Should().Be(0);
        var ministry = await Office.MinistryAsync(database);
        (await ministry.Surveys.YearAsync(Year)).Should().BeNull();
        (await stranger.Liaison.Surveys.CellAsync(Year, "joint-research.companies.count"))!.Total.Should().Be(0);
    }

    [Fact]
    public async Task Checks_find_what_an_office_overlooked_and_link_to_it()
    {
        var office = await Office.OfAsync(database);
        await office.ContractAsync(60_000_000, new DateOnly(2024, 6, 1));
        var draft = await office.ContractAsync(500_000, new DateOnly(2025, 6, 1), approve: false);
        var early = await office.ContractAsync(1_000_000, new DateOnly(2023, 6, 1));
        var findings = (await office.Liaison.Surveys.YearAsync(Year))!.Findings;
        findings.Select(f => f.Key).Should().Contain(["not-approved", "great-change", "field-missing", "no-moves"]).And.NotContain(["bands-differ", "measured-differ"]);
        var overlooked = findings.Single(f => f.Key == "not-approved");
        overlooked.Records.Single().Address.Should().Be($"/contracts/{draft.Id}");
        findings.Single(f => f.Key == "great-change").Cells.Should().Contain(c => c.Item.Key == "joint-research.companies.yen" && c.Value == null && c.LastYear == 60_000_000);
        (await office.Liaison.Surveys.YearAsync(new FiscalYear(2023)))!.Findings.Should().Contain(f => f.Key == "outside-period" && f.Records.Any(r => r.Id == early.Id));
    }

    [Fact]
    public async Task Checks_name_contracts_whose_money_is_out_of_step_and_those_of_which_nothing_came()
    {
        var office = await Office.OfAsync(database);
        var explained = await office.ContractAsync(5_000_000, new DateOnly(2025, 6, 1), agreed: 4_000_000);
        var grown = await office.ContractAsync(5_000_000, new DateOnly(2025, 6, 1), agreed: 4_000_000);
        var over = await office.ContractAsync(5_000_000, new DateOnly(2025, 6, 1), agreed: 5_000_000);
        var step = await office.ContractAsync(5_000_000, new DateOnly(2025, 6, 1), agreed: 5_000_000);
        var unplanned = await office.ContractAsync(1_000_000, new DateOnly(2024, 6, 1), agreed: 9_000_000, planned: (2025, 3_000_000));
        var silent = await office.ContractAsync(1_000_000, new DateOnly(2024, 6, 1), agreed: 9_000_000);
        var paid = await office.ContractAsync(1_000_000, new DateOnly(2024, 6, 1), agreed: 1_000_000);
        await using (var db = database.AsOwner())
        {
            // The reason of an approval explains the excess of then, not what came afterwards.
            foreach (var paidMore in await db.Contracts.Include(c => c.Receipts).Where(c => c.Id == over.Id || c.Id == grown.Id).ToListAsync())
                paidMore.RecordReceipt(new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2025, 7, 1), 1_000_000, 0) { PayerId = office.Company.Id }, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
            await db.SaveChangesAsync();
            // Only older records can be so: writing items sets the agreed total.
            await db.Database.ExecuteSqlAsync($"insert into register.contract_price_item (id, contract_id, institution_id, ordinal, kind, yen, in_kind) values (gen_random_uuid(), {step.Id}, {office.Institution.Id}, 0, 'Direct', 4500000, false)");
        }

        var findings = (await office.Liaison.Surveys.YearAsync(Year))!.Findings.ToDictionary(f => f.Key, f => f.Records.Select(r => r.Id));
        findings["money-excess"].Should().BeEquivalentTo([over.Id, grown.Id]).And.NotContain(explained.Id, "who approved it said why");
        findings["money-items"].Should().BeEquivalentTo([step.Id]);
        findings["money-unplanned"].Should().BeEquivalentTo([unplanned.Id]);
        findings["running-without-receipt"].Should().BeEquivalentTo([silent.Id]).And.NotContain(paid.Id);
    }

    private async Task<Office> FilledAsync(OrganisationKind kind)
    {
        var office = await Office.OfAsync(database, kind);
        var foreign = await database.OrganisationAsync(OrganisationKind.Company, "Foreign " + Guid.NewGuid(), country: "US");
        await office.ContractAsync(12_000_000, new DateOnly(2025, 6, 1), indirect: 3_000_000);
        await office.ContractAsync(9_999_999, new DateOnly(2026, 3, 31));
        await office.ContractAsync(0, new DateOnly(2025, 4, 1));
        await office.ContractAsync(15_000_000, new DateOnly(2025, 7, 1), payer: foreign.Id);
        await office.ContractAsync(8_000_000, new DateOnly(2026, 4, 1));
        await office.ContractAsync(7_000_000, new DateOnly(2025, 8, 1), approve: false);
        await office.ContractAsync(1_000_000, new DateOnly(2025, 8, 1), ContractKind.CommissionedResearch);
        await using var db = database.As(PortalRole.Liaison, office.Institution.Id);
        var right = new PatentRight(office.Institution.Id, new PatentTerms { Title = "発明", AppliedOn = new DateOnly(2025, 5, 1), ApplicationNumber = "特願2025-1", Status = PatentStatus.Applied });
        db.PatentRights.Add(right);
        db.Licences.Add(new LicenceOrAssignment(right, new LicenceTerms
        {
            AgreementNumber = "L-1",
            LicenseeId = office.Company.Id,
            Kind = LicenceKind.NonExclusive,
            StartsOn = new DateOnly(2025, 10, 1),
            Incomes = [new IncomeTerms(2025, IncomeKind.RunningRoyalty, 100_000)],
        }));
        db.Moves.Add(new ResearcherMove(office.Institution.Id, Year, kind == OrganisationKind.University ? Sector.Company : Sector.University, office.Institution, 3));
        db.Moves.Add(new ResearcherMove(office.Institution.Id, Year, Sector.University, office.Company, 2));
        Startup Firm(StartupTerms terms) => new(office.Institution.Id, terms with { NameJa = "架空" + Guid.NewGuid(), Types = [StartupType.Student] });
        db.Startups.Add(Firm(new StartupTerms { FoundedYear = 2025, FoundedMonth = 5 }));
        db.Startups.Add(Firm(new StartupTerms { FoundedYear = 2026, FoundedMonth = 11 }));
        db.Startups.Add(Firm(new StartupTerms { FoundedYear = 2020 }));
        db.Startups.Add(Firm(new StartupTerms { FoundedYear = 2015, Status = StartupStatus.Closed, StatusSince = new DateOnly(2025, 2, 1) }));
        var researcher = new Researcher(office.Institution.Id, "架空 花子", null, null, null);
        db.Researchers.Add(researcher);
        EffortShare[] shares = [new(office.Institution.Id, 60, true), new(office.Company.Id, 40, false)];
        db.CrossAppointments.Add(new CrossAppointment(office.Institution.Id, researcher, new DateOnly(2025, 4, 1), new DateOnly(2025, 9, 30), shares, null));
        db.CrossAppointments.Add(new CrossAppointment(office.Institution.Id, researcher, new DateOnly(2025, 10, 1), new DateOnly(2026, 3, 31), shares, null));
        await db.SaveChangesAsync();
        return office;
    }
}
