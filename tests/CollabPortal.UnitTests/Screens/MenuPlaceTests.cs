using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Components.Layout;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The menu shows what the role may do and nothing else.</summary>
public sealed class MenuPlaceTests
{
    private static readonly string[] RegisterPlaces = ["/contracts", "/cross-appointments", "/patents", "/startups", "/moves"];

    [Theory]
    [InlineData(PortalRole.Liaison)]
    [InlineData(PortalRole.Approver)]
    public void An_officer_finds_every_register(PortalRole role) => Addresses(role).Should().Contain(RegisterPlaces);

    [Fact]
    public void A_visitor_finds_public_pages_only() => Addresses(null).Should().Equal("/search", "/events", "/institutions", "/indicators");

    [Fact]
    public void A_company_finds_no_register() => Addresses(PortalRole.Company).Should().NotContain(RegisterPlaces);

    [Fact]
    public void The_ministry_finds_contracts_but_no_form_of_an_office() =>
        Addresses(PortalRole.Ministry).Should().Contain(["/dashboard", "/contracts"]).And.NotContain("/cross-appointments");

    [Theory]
    [InlineData("/contracts", true)]
    [InlineData("/contracts/new", true)]
    [InlineData("/contractsx", false)]
    [InlineData("/", false)]
    public void A_place_holds_the_pages_below_it(string path, bool held) => new MenuPlace("/contracts", "Nav.Contracts").Holds(path).Should().Be(held);

    [Fact]
    public void The_front_page_holds_itself_only() => new MenuPlace("/", "Nav.Work").Holds("/contracts").Should().BeFalse();

    private static IEnumerable<string> Addresses(PortalRole? role) => MenuPlace.For(role).Select(place => place.Address);
}
