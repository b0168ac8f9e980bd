using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Registers;

public class IntellectualPropertyServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Series = "patent-licences";

    [Fact]
    public async Task A_licence_across_31_March_counts_in_both_years_and_leaves_them_when_changed_or_deleted()
    {
        var (desk, right, terms) = await ReadyAsync();
        var id = (await desk.Licences.CreateAsync(right, terms with { StartsOn = new(2024, 3, 31), EndsOn = new(2024, 4, 1) })).Value;
        (await FiguresAsync(desk)).Should().Equal(1, 1, null);
        (await desk.Licences.ChangeAsync(id, 1, terms with { StartsOn = new(2024, 4, 1), EndsOn = new(2025, 4, 1) })).Ok.Should().BeTrue();
        (await FiguresAsync(desk)).Should().Equal(null, 1, 1);
        (await desk.Licences.ChangeAsync(id, 2, terms with { Kind = LicenceKind.Assignment, StartsOn = new(2024, 4, 1), EndsOn = new(2025, 4, 1) })).Ok.Should().BeTrue();
        (await FiguresAsync(desk)).Should().Equal((long?[])[null, 1, null], "an assignment counts in the year in which it was made");
        (await desk.Licences.ChangeAsync(id, 3, terms with { Kind = LicenceKind.Option, StartsOn = new(2024, 4, 1) })).Ok.Should().BeTrue();
        (await FiguresAsync(desk)).Should().Equal((long?[])[null, null, null], "an option counts nothing");
        (await desk.Licences.ChangeAsync(id, 4, terms with { StartsOn = new(2024, 4, 1), EndsOn = null })).Ok.Should().BeTrue();
        (await FiguresAsync(desk)).Should().Equal(null, 1, 1);
        (await desk.Licences.DeleteAsync(id, 5)).Ok.Should().BeTrue();
        (await FiguresAsync(desk)).Should().Equal((long?)null, null, null);
    }

    [Fact]
    public async Task A_pair_of_right_and_agreement_stands_once_and_one_agreement_may_hold_several_rights()
    {
        var (desk, right, terms) = await ReadyAsync();
        var second = (await desk.Patents.CreateAsync(new PatentTerms { Title = "第二の発明" })).Value;
        (await desk.Licences.CreateAsync(right, terms)).Ok.Should().BeTrue();
        (await desk.Licences.CreateAsync(right, terms)).Problems.Should().ContainSingle()
            .Which.Should().Match<Application.Problem>(p => p.Code == "number-taken" && p.Field == "AgreementNumber");
        (await desk.Licences.CreateAsync(second, terms)).Ok.Should().BeTrue();
        (await desk.MeasuredAsync(Series, 2024)).Should().Be(2);
    }

    [Fact]
    public async Task Income_is_kept_by_year_and_kind_in_whole_yen_and_its_change_raises_the_version()
    {
        var (desk, right, terms) = await ReadyAsync();
        var id = (await desk.Licences.CreateAsync(right, terms with { Incomes = [new(2024, IncomeKind.LumpSum, 0), new(2025, IncomeKind.RunningRoyalty, 123_456_789_012)] })).Value;
        var found = (await desk.Licences.FindAsync(id))!;
        found.IncomeYen.Should().Be(123_456_789_012);
        (await desk.Licences.ChangeAsync(id, 1, found.Terms with { Incomes = [found.Terms.Incomes[0], new(2025, IncomeKind.RunningRoyalty, 5), new(2026, IncomeKind.Equity, 7)] })).Ok.Should().BeTrue();
        found = (await desk.Licences.FindAsync(id))!;
        found.Version.Should().Be(2);
        found.Terms.Incomes.Should().Equal(new(2024, IncomeKind.LumpSum, 0), new IncomeTerms(2025, IncomeKind.RunningRoyalty, 5), new IncomeTerms(2026, IncomeKind.Equity, 7));
        (await desk.Licences.ChangeAsync(id, 1, found.Terms with { Incomes = [] })).Problems.Should().ContainSingle().Which.Code.Should().Be("stale-version");
        (await desk.Licences.ChangeAsync(id, 2, found.Terms with { Incomes = [] })).Ok.Should().BeTrue();
        (await desk.Licences.FindAsync(id))!.IncomeYen.Should().BeNull("no income entered is not zero");
        await using var db = database.As(desk.User);
        (await db.AuditEntries.CountAsync(e => e.SubjectId == id && e.Entity == nameof(LicenceIncome))).Should().Be(8, "two came, then two came and one went and one stayed, then three went");
    }

    [Fact]
    public async Task A_right_with_licences_is_not_deleted_from_under_them()
    {
        var (desk, right, terms) = await ReadyAsync();
        var licence = (await desk.Licences.CreateAsync(right, terms)).Value;
        (await desk.Patents.DeleteAsync(right, 1)).Problems.Should().ContainSingle().Which.Code.Should().Be("patent-in-use");
        (await desk.Licences.DeleteAsync(licence, 1)).Ok.Should().BeTrue();
        (await desk.Patents.DeleteAsync(right, 1)).Ok.Should().BeTrue();
        (await desk.Patents.FindAsync(right)).Should().BeNull();
    }

    [Fact]
    public async Task A_number_is_taken_once_in_a_country_and_an_institution()
    {
        var (desk, other) = (await Desk.OfAsync(database), await Desk.OfAsync(database));
        var terms = new PatentTerms { Title = "発明", Status = PatentStatus.Applied, ApplicationNumber = "特願2024-123456" };
        var id = (await desk.Patents.CreateAsync(terms)).Value;
        (await desk.Patents.CreateAsync(terms)).Problems.Should().ContainSingle().Which.Should().Match<Application.Problem>(p => p.Code == "number-taken" && p.Field == "ApplicationNumber");
        (await desk.Patents.CreateAsync(terms with { Country = "US" })).Ok.Should().BeTrue();
        (await other.Patents.CreateAsync(terms)).Ok.Should().BeTrue("another institution's register is not looked into");
        (await desk.Patents.ChangeAsync(id, 1, terms with { Title = "発明（改）" })).Ok.Should().BeTrue("its own number is no obstacle");
    }

    [Fact]
    public async Task Days_ahead_and_taken_numbers_are_said_together()
    {
        var (desk, right, terms) = await ReadyAsync();
        await desk.Patents.CreateAsync(new PatentTerms { Title = "先の発明", Status = PatentStatus.Applied, ApplicationNumber = "特願2025-1" });
        var patent = new PatentTerms { Title = "発明", Status = PatentStatus.Applied, ApplicationNumber = " 特願2025-1", AppliedOn = new(2026, 11, 22) };
        (await desk.Patents.CreateAsync(patent)).Problems.Select(p => (p.Code, p.Field)).Should().Equal(("date-future", "AppliedOn"), ("number-taken", "ApplicationNumber"));
        await desk.Licences.CreateAsync(right, terms);
        var licence = terms with { Kind = LicenceKind.Assignment, StartsOn = new(2026, 11, 22), EndsOn = null, LicenseeId = Guid.CreateVersion7(), Incomes = [new(2027, IncomeKind.LumpSum, 5)] };
        (await desk.Licences.CreateAsync(right, licence)).Problems.Select(p => (p.Code, p.Field)).Should().Equal(
            ("date-future", "StartsOn"), ("fiscal-year-future", "Incomes-0-Year"), ("not-found", "LicenseeId"), ("number-taken", "AgreementNumber"));
    }

    [Fact]
    public async Task Another_institution_sees_no_right_and_licenses_none_of_it()
    {
        var (desk, right, terms) = await ReadyAsync();
        var other = await Desk.OfAsync(database);
        (await other.Patents.FindAsync(right)).Should().BeNull();
        (await other.Licences.CreateAsync(right, terms)).Problems.Should().ContainSingle().Which.Code.Should().Be("not-found");
        (await desk.Licences.CreateAsync(right, terms with { LicenseeId = Guid.CreateVersion7() })).Problems.Should().ContainSingle()
            .Which.Should().Match<Application.Problem>(p => p.Code == "not-found" && p.Field == "LicenseeId");
    }

    [Fact]
    public async Task Lists_filter_page_and_count()
    {
        var (desk, right, terms) = await ReadyAsync();
        for (var i = 1; i <= 21; i++) await desk.Licences.CreateAsync(right, terms with { AgreementNumber = $"L-{i:00}" });
        await desk.Licences.CreateAsync(right, terms with { AgreementNumber = "O-1", Kind = LicenceKind.Option });
        var last = await desk.Licences.ListAsync(new LicenceFilter { Sort = "number", CountedIn = 2024, Page = 9 });
        last.Should().Match<Application.ListPage<LicenceView>>(p => p.Total == 21 && p.Number == 2 && p.Pages == 2);
        last.Items.Should().ContainSingle().Which.Terms.AgreementNumber.Should().Be("L-21");
        (await desk.Licences.ListAsync(new LicenceFilter { Text = "ライセンシー" })).Total.Should().Be(22);
        (await desk.Patents.ListAsync(new PatentFilter { Text = "発明" })).Items.Should().ContainSingle().Which.Licences.Should().Be(22);
        (await desk.Patents.ListAsync(new PatentFilter { OpenOnly = true })).Total.Should().Be(0);
    }

    private async Task<(Desk Desk, Guid Right, LicenceTerms Terms)> ReadyAsync()
    {
        var desk = await Desk.OfAsync(database);
        var company = await database.OrganisationAsync(OrganisationKind.Company, "ライセンシー株式会社");
        var right = (await desk.Patents.CreateAsync(new PatentTerms { Title = "発明" })).Value;
        return (desk, right, new LicenceTerms { AgreementNumber = "L-1", LicenseeId = company.Id, Kind = LicenceKind.NonExclusive, StartsOn = new(2024, 4, 1), EndsOn = new(2025, 3, 31) });
    }

    private static async Task<List<long?>> FiguresAsync(Desk desk) =>
        [await desk.MeasuredAsync(Series, 2023), await desk.MeasuredAsync(Series, 2024), await desk.MeasuredAsync(Series, 2025)];
}
