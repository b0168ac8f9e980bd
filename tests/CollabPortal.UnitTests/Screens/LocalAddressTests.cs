using CollabPortal.Web.Hosting;

namespace CollabPortal.UnitTests.Screens;

/// <summary>Nobody is led away from the portal by a return address.</summary>
public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/contracts?status=Draft&page=2")]
    [InlineData("/institutions/01900000?q=%E5%A4%A7#top")]
    public void A_path_of_the_portal_is_followed(string address) => LocalAddress.Of(address).Should().Be(address);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contracts")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\..\\evil")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("~/contracts")]
    [InlineData(" /contracts")]
    public void Anything_else_leads_to_the_front_page(string? address) => LocalAddress.Of(address).Should().Be("/");

    [Fact]
    public void A_query_key_can_be_left_out() =>
        LocalAddress.Of("/contracts?lang=en&page=2", without: "lang").Should().Be("/contracts?page=2");
}
