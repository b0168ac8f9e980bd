using CollabPortal.Application.People;
using CollabPortal.Application.Startups;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Registers;

public class MoveAndStartupServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Moves = "researcher-moves", MovesOut = "researcher-moves-out-of-universities";

    // A vector of domain.md §5.
    private const string CorporateNumber = "4011001098993";

    [Fact]
    public async Task The_measured_series_follows_a_move_when_it_is_added_changed_and_deleted()
    {
        var desk = await Desk.OfAsync(database);
        var id = (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.Company, desk.InstitutionId, 5))).Value;
        (await desk.MeasuredAsync(Moves, 2024)).Should().Be(5);
        (await desk.Moves.ChangeAsync(id, 1, new MoveTerms(2025, Sector.Company, desk.InstitutionId, 6))).Ok.Should().BeTrue();
        (await desk.MeasuredAsync(Moves, 2024)).Should().BeNull();
        (await desk.MeasuredAsync(Moves, 2025)).Should().Be(6);
        (await desk.MeasuredAsync(MovesOut, 2025)).Should().BeNull();
        (await desk.Moves.DeleteAsync(id, 1)).Problems.Should().ContainSingle().Which.Code.Should().Be("stale-version");
        (await desk.Moves.DeleteAsync(id, 2)).Ok.Should().BeTrue();
        (await desk.MeasuredAsync(Moves, 2025)).Should().BeNull();
    }

    [Fact]
    public async Task A_senders_row_counts_only_where_the_receiver_keeps_no_register_here()
    {
        var desk = await Desk.OfAsync(database);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "受入社");
        var institute = await database.OrganisationAsync(OrganisationKind.RdCorporation, "受入研究所");
        var counted = (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.University, company.Id, 2))).Value;
        var uncounted = (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.University, institute.Id, 7))).Value;
        (await desk.MeasuredAsync(Moves, 2024)).Should().Be(2);
        (await desk.MeasuredAsync(MovesOut, 2024)).Should().Be(2);
        (await desk.Moves.FindAsync(counted))!.Counts.Should().BeTrue();
        (await desk.Moves.FindAsync(uncounted))!.Counts.Should().BeFalse();
    }

    [Fact]
    public async Task Moves_of_others_and_the_same_move_twice_are_refused()
    {
        var desk = await Desk.OfAsync(database);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "受入社");
        (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.PublicOrNonprofit, company.Id, 1))).Problems.Should().ContainSingle().Which.Code.Should().Be("move-unrelated");
        (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.University, company.Id, 1))).Ok.Should().BeTrue();
        (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.University, company.Id, 3))).Problems.Should().ContainSingle().Which.Code.Should().Be("move-recorded");
        (await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.University, Guid.CreateVersion7(), 3))).Problems.Should().ContainSingle().Which.Code.Should().Be("not-found");
        (await desk.MeasuredAsync(Moves, 2024)).Should().Be(1);
    }

    [Fact]
    public async Task A_year_that_has_not_begun_is_refused_with_everything_else_that_is_wrong()
    {
        var desk = await Desk.OfAsync(database);
        var refused = await desk.Moves.CreateAsync(new MoveTerms(2027, Sector.University, desk.InstitutionId, -1));
        refused.Problems.Select(p => (p.Code, p.Field)).Should().Equal(("fiscal-year-future", "FiscalYear"), ("move-same-sector", "FromSector"), ("persons-range", "Persons"));
        refused.Problems[0].Args.Should().Equal(2026);
        (await desk.Moves.FaultsAsync(new MoveTerms(0, Sector.Company, Guid.Empty, 0), null)).Select(p => p.Field).Should().Equal("FiscalYear", "ReceivingOrganisationId");
        var id = (await desk.Moves.CreateAsync(new MoveTerms(2026, Sector.Company, desk.InstitutionId, 2))).Value;
        (await desk.Moves.ChangeAsync(id, 1, new MoveTerms(2030, Sector.Company, desk.InstitutionId, 2))).Problems.Should().ContainSingle().Which.Code.Should().Be("fiscal-year-future");
        (await desk.Moves.FaultsAsync(new MoveTerms(2026, Sector.Company, desk.InstitutionId, 3), id)).Should().BeEmpty("its own row is no other one");
    }

    [Fact]
    public async Task A_startup_says_everything_at_once()
    {
        var desk = await Desk.OfAsync(database);
        var wrong = Terms with { NameJa = " ", CorporateNumber = "123", FoundedYear = 2027, StatusSince = new(2026, 11, 22), Parents = [Guid.CreateVersion7()] };
        (await desk.Startups.CreateAsync(wrong)).Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("required", "NameJa"), ("date-future", "FoundedYear"), ("date-future", "StatusSince"), ("corporate-number-invalid", "CorporateNumber"), ("not-found", "Parents"));
    }

    [Fact]
    public async Task Moves_filter_by_year_sector_and_body()
    {
        var desk = await Desk.OfAsync(database);
        await desk.Moves.CreateAsync(new MoveTerms(2023, Sector.Company, desk.InstitutionId, 1));
        await desk.Moves.CreateAsync(new MoveTerms(2024, Sector.PublicOrNonprofit, desk.InstitutionId, 0));
        (await desk.Moves.ListAsync(new MoveFilter { FiscalYear = 2023 })).Items.Should().ContainSingle().Which.From.Should().Be(Sector.Company);
        (await desk.Moves.ListAsync(new MoveFilter { From = Sector.PublicOrNonprofit })).Items.Should().ContainSingle().Which.Persons.Should().Be(0);
        (await desk.Moves.ListAsync(new MoveFilter { To = Sector.Company })).Total.Should().Be(0);
        (await desk.Moves.ListAsync(new MoveFilter { Text = "試験機関" })).Items.Select(m => m.FiscalYear.Year).Should().Equal(2024, 2023);
    }

    [Fact]
    public async Task A_parent_institution_reads_a_startup_and_does_not_change_it()
    {
        var (desk, parent) = (await Desk.OfAsync(database), await Desk.OfAsync(database));
        var terms = Terms with { Parents = [parent.InstitutionId] };
        var id = (await desk.Startups.CreateAsync(terms)).Value;
        var seen = (await parent.Startups.FindAsync(id))!;
        seen.Own.Should().BeFalse();
        seen.Parents.Select(p => p.Id).Should().Equal(desk.InstitutionId, parent.InstitutionId);
        (await parent.Startups.ChangeAsync(id, 1, terms)).Problems.Should().ContainSingle().Which.Code.Should().Be("not-allowed");
        (await desk.Startups.ChangeAsync(id, 1, Terms)).Ok.Should().BeTrue();
        (await parent.Startups.FindAsync(id)).Should().BeNull("it is no parent any more");
    }

    [Fact]
    public async Task A_corporate_number_is_checked_and_stands_once()
    {
        var desk = await Desk.OfAsync(database);
        (await desk.Startups.CreateAsync(Terms with { CorporateNumber = "５０１１-００１０９８９９３" })).Problems.Should().ContainSingle()
            .Which.Should().Match<Application.Problem>(p => p.Code == "corporate-number-invalid" && p.Field == "CorporateNumber");
        (await desk.Startups.CreateAsync(Terms with { CorporateNumber = "T4011001098993" })).Ok.Should().BeTrue();
        (await desk.Startups.CreateAsync(Terms with { CorporateNumber = CorporateNumber })).Problems.Should().ContainSingle().Which.Code.Should().Be("number-taken");
    }

    [Fact]
    public async Task Parents_are_institutions()
    {
        var desk = await Desk.OfAsync(database);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "親会社");
        (await desk.Startups.CreateAsync(Terms with { Parents = [company.Id] })).Problems.Should().ContainSingle().Which.Code.Should().Be("startup-parent-institution");
        (await desk.Startups.CreateAsync(Terms with { Parents = [Guid.CreateVersion7()] })).Problems.Should().ContainSingle().Which.Code.Should().Be("not-found");
    }

    [Fact]
    public async Task Startups_filter_by_type_and_status()
    {
        var desk = await Desk.OfAsync(database);
        await desk.Startups.CreateAsync(Terms with { NameJa = "第一", Types = [StartupType.Student, StartupType.Related] });
        await desk.Startups.CreateAsync(Terms with { NameJa = "第二", Status = StartupStatus.Closed, FoundedMonth = 3 });
        (await desk.Startups.ListAsync(new StartupFilter { Type = StartupType.Related })).Items.Should().ContainSingle().Which.Terms.NameJa.Should().Be("第一");
        var closed = (await desk.Startups.ListAsync(new StartupFilter { Status = StartupStatus.Closed })).Items.Should().ContainSingle().Which;
        closed.FoundedIn.Year.Should().Be(2023);
        (await desk.Startups.ListAsync(new StartupFilter())).Items.Select(s => s.Terms.NameJa).Should().Equal("第一", "第二");
    }

    [Fact]
    public async Task Startups_are_found_by_name_as_organisations_are()
    {
        var desk = await Desk.OfAsync(database);
        await desk.Startups.CreateAsync(Terms with { NameJa = "株式会社ソラバイオ", NameEn = "Nagisadai Bio" });
        async Task<int> Found(string text) => (await desk.Startups.ListAsync(new StartupFilter { Text = text })).Total;
        (await Found("そら")).Should().Be(1);
        (await Found("ｿﾗ")).Should().Be(1);
        (await Found("bio")).Should().Be(1);
        (await Found("AI")).Should().Be(0, "two Latin letters are asked for at the beginning of a word");
        (await Found("%")).Should().Be(0);
    }

    private static StartupTerms Terms => new() { NameJa = "株式会社架空", Types = [StartupType.ResearchResult], FoundedYear = 2024 };
}
