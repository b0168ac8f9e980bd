using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Startups;

public class StartupTests
{
    private static readonly Guid Own = Guid.CreateVersion7(), Other = Guid.CreateVersion7();
    private static readonly StartupTerms Terms = new() { NameJa = "株式会社架空バイオ", Types = [StartupType.ResearchResult], FoundedYear = 2024 };

    [Theory]
    [InlineData(null, 2024)]
    [InlineData(1, 2023)]
    [InlineData(3, 2023)]
    [InlineData(4, 2024)]
    [InlineData(12, 2024)]
    public void The_fiscal_year_of_founding_takes_an_unknown_month_for_april_or_later(int? month, int expected) =>
        new Startup(Own, Terms with { FoundedMonth = month }).FoundedIn.Should().Be(new FiscalYear(expected));

    [Fact]
    public void What_it_does_is_optional_and_bounded()
    {
        new Startup(Own, Terms with { Business = "  細胞の評価サービス " }).Business.Should().Be("細胞の評価サービス");
        new Startup(Own, Terms with { Business = " " }).Business.Should().BeNull();
        Startup.Faults(Terms with { Business = new string('字', Startup.LongestBusiness + 1) }).Select(f => (f.Code, f.Field)).Should().Equal(("too-long", "Business"));
    }

    [Fact]
    public void The_last_day_of_march_still_belongs_to_the_year_before() =>
        new Startup(Own, Terms with { FoundedMonth = 3, FoundedDay = 31 }).FoundedIn.Should().Be(new FiscalYear(2023));

    [Theory]
    [InlineData(null, 1, "FoundedDay")]
    [InlineData(2, 30, "FoundedDay")]
    [InlineData(13, null, "FoundedMonth")]
    public void A_date_that_no_calendar_has_is_refused(int? month, int? day, string field) =>
        FluentActions.Invoking(() => new Startup(Own, Terms with { FoundedMonth = month, FoundedDay = day }))
            .Should().Throw<RuleViolation>().Which.Field.Should().Be(field);

    [Theory]
    [InlineData(2027, null, null, "FoundedYear")]
    [InlineData(2026, 12, null, "FoundedMonth")]
    [InlineData(2026, 11, 22, "FoundedDay")]
    [InlineData(2026, 11, 21, null)]
    [InlineData(2026, null, null, null)]
    public void Nothing_is_founded_ahead(int year, int? month, int? day, string? field) =>
        Startup.Faults(Terms with { FoundedYear = year, FoundedMonth = month, FoundedDay = day }, new DateOnly(2026, 11, 21)).Select(f => f.Field).Should().Equal(field is null ? [] : [field]);

    [Fact]
    public void A_state_does_not_begin_before_the_founding()
    {
        Startup.Faults(Terms with { FoundedMonth = 5, StatusSince = new(2024, 4, 30) }).Select(f => (f.Code, f.Field)).Should().Equal(("status-before-founding", "StatusSince"));
        Startup.Faults(Terms with { FoundedMonth = 5, StatusSince = new(2024, 5, 1) }).Should().BeEmpty();
        Startup.Faults(Terms with { StatusSince = new(2024, 1, 1) }).Should().BeEmpty("the month is not known");
    }

    [Fact]
    public void A_year_ahead_and_a_state_before_the_founding_are_said_beside_a_month_or_day_that_cannot_be() =>
        Startup.Faults(Terms with { FoundedYear = 2030, FoundedDay = 5, StatusSince = new(2024, 4, 1) }, new DateOnly(2026, 11, 21)).Select(f => (f.Code, f.Field)).Should().Equal(
            ("date-future", "FoundedYear"), ("date-invalid", "FoundedDay"), ("status-before-founding", "StatusSince"));

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Startup.Faults(Terms with { NameJa = "", Types = [], FoundedYear = 0, FoundedMonth = 13, StatusSince = new(2030, 1, 1) }, new DateOnly(2026, 11, 21)).Select(f => (f.Code, f.Field)).Should().Equal(
            ("required", "NameJa"), ("startup-type-missing", "Types"), ("year-range", "FoundedYear"), ("date-invalid", "FoundedMonth"), ("date-future", "StatusSince"));

    [Fact]
    public void Without_a_type_it_is_no_university_startup() =>
        FluentActions.Invoking(() => new Startup(Own, Terms with { Types = [] })).Should().Throw<RuleViolation>().Which.Code.Should().Be("startup-type-missing");

    [Fact]
    public void The_own_institution_is_a_parent_by_itself_and_the_others_may_read()
    {
        var startup = new Startup(Own, Terms with { Parents = [Other, Own, Other] });
        startup.Parents.Should().Equal(Own, Other);
        startup.SharedWith.Should().Equal(Other);
    }
}
