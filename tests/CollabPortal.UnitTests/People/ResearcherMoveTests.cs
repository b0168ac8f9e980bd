using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.People;

public class ResearcherMoveTests
{
    [Theory]
    [InlineData(OrganisationKind.Kosen, Sector.University)]
    [InlineData(OrganisationKind.RdCorporation, Sector.PublicOrNonprofit)]
    [InlineData(OrganisationKind.Startup, Sector.Company)]
    public void A_move_inside_one_sector_is_no_move(OrganisationKind receiver, Sector from) =>
        FluentActions.Invoking(() => Move(from, receiver, 1)).Should().Throw<RuleViolation>().Which.Code.Should().Be("move-same-sector");

    [Fact]
    public void The_sector_it_leads_to_follows_from_the_receiving_body() =>
        Move(Sector.Company, OrganisationKind.JuniorCollege, 3).ToSector.Should().Be(Sector.University);

    [Fact]
    public void A_body_abroad_belongs_to_no_sector() =>
        FluentActions.Invoking(() => Move(Sector.University, OrganisationKind.ForeignBody, 1)).Should().Throw<RuleViolation>().Which.Code.Should().Be("move-abroad");

    [Fact]
    public void Zero_persons_is_a_fact() => Move(Sector.Company, OrganisationKind.University, 0).Persons.Should().Be(0);

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Persons_have_a_range(int persons) =>
        FluentActions.Invoking(() => Move(Sector.Company, OrganisationKind.University, persons)).Should().Throw<RuleViolation>().Which.Code.Should().Be("persons-range");

    [Fact]
    public void Nobody_has_moved_in_a_year_that_has_not_begun_and_everything_wrong_is_said_at_once()
    {
        var own = new Organisation(OrganisationKind.University, "架空大学", OrganisationSource.Entered);
        ResearcherMove.Faults(new FiscalYear(2026), Sector.Company, own, 1, new FiscalYear(2026)).Should().BeEmpty("the present year is running");
        ResearcherMove.Faults(new FiscalYear(2027), Sector.University, own, -1, new FiscalYear(2026)).Select(f => (f.Code, f.Field)).Should().Equal(
            ("fiscal-year-future", "FiscalYear"), ("move-same-sector", "FromSector"), ("persons-range", "Persons"));
    }

    private static ResearcherMove Move(Sector from, OrganisationKind receiver, int persons) =>
        new(Guid.CreateVersion7(), new FiscalYear(2024), from, new Organisation(receiver, "架空機関", OrganisationSource.Entered), persons);
}
