using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CollabPortal.UnitTests.Hosting;

/// <summary>A wrong or missing setting stops the start with one sentence that names it.</summary>
public class PortalSettingsTests
{
    private const string Runtime = "Host=db;Database=portal;Username=portal_runtime;Password=a", Owner = "Host=db;Database=portal;Username=portal_owner;Password=secret-word";

    [Fact]
    public void Without_any_setting_the_private_cluster_serves_demo_on_the_local_address()
    {
        var settings = Read(("PORTAL_HOME", "/srv/clone"));

        settings.IsEmbedded.Should().BeTrue();
        settings.DemoWanted.Should().BeTrue();
        settings.Url.Should().Be(new Uri("http://127.0.0.1:5080"));
        settings.IsBehindProxy.Should().BeFalse();
        settings.DataFolder.Should().Match(folder => folder == "/srv/clone/.data" || folder.StartsWith("/var/lib/collabportal/", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_foreign_server_demo_is_off_unless_asked_for()
    {
        Read(("ConnectionStrings:Portal", Runtime), ("ConnectionStrings:PortalOwner", Owner)).DemoWanted.Should().BeFalse();
        Read(("ConnectionStrings:Portal", Runtime), ("ConnectionStrings:PortalOwner", Owner), ("PORTAL_DEMO", "on")).DemoWanted.Should().BeTrue();
    }

    [Theory]
    [InlineData("ConnectionStrings:Portal", Runtime, "ConnectionStrings__PortalOwner")]
    [InlineData("ConnectionStrings:PortalOwner", Owner, "ConnectionStrings__Portal ")]
    [InlineData("PORTAL_URL", "5080", "PORTAL_URL")]
    [InlineData("PORTAL_URL", "https://0.0.0.0:443", "PORTAL_URL")]
    [InlineData("PORTAL_DEMO", "maybe", "PORTAL_DEMO")]
    [InlineData("PORTAL_PROXIES", "10.0.0.1,proxy", "PORTAL_PROXIES")]
    [InlineData("PORTAL_LOG_LEVEL", "loud", "PORTAL_LOG_LEVEL")]
    [InlineData("PORTAL_ATTACHMENTS", "files", "PORTAL_ATTACHMENTS")]
    [InlineData("PORTAL_ATTACHMENT_MB", "0", "PORTAL_ATTACHMENT_MB")]
    public void A_wrong_setting_is_named(string name, string value, string named)
    {
        var read = () => Read((name, value));

        var failure = read.Should().Throw<StartException>().Which;
        failure.ExitCode.Should().Be(ExitCodes.Setting);
        failure.Message.Should().Contain(named).And.EndWith(".").And.NotContain("\n");
    }

    [Fact]
    public void A_broken_connection_string_is_named_without_its_password()
    {
        var read = () => Read(("ConnectionStrings:Portal", Runtime), ("ConnectionStrings:PortalOwner", Owner + ";Colour=red"));

        read.Should().Throw<StartException>().Which.Message.Should().Contain("ConnectionStrings__PortalOwner").And.NotContain("secret-word");
    }

    [Fact]
    public void One_role_for_both_is_refused()
    {
        var read = () => Read(("ConnectionStrings:Portal", Owner), ("ConnectionStrings:PortalOwner", Owner));

        read.Should().Throw<StartException>().Which.Message.Should().Contain("ConnectionStrings__Portal");
    }

    [Fact]
    public void Proxies_are_addresses_or_networks()
    {
        Read(("PORTAL_PROXIES", "10.0.0.5, 192.168.0.0/24,::1")).Proxies.Select(p => p.ToString()).Should().Equal("10.0.0.5/32", "192.168.0.0/24", "::1/128");
    }

    [Fact]
    public void Attachments_lie_in_the_database_unless_a_folder_is_named()
    {
        Read().Attachments.Should().Be(new AttachmentSettings(null, 20));
        Read(("PORTAL_ATTACHMENTS", "database")).Attachments.Directory.Should().BeNull();
        Read(("PORTAL_ATTACHMENTS", "/srv/files/"), ("PORTAL_ATTACHMENT_MB", "50")).Attachments.Should().Be(new AttachmentSettings("/srv/files", 50));
    }

    private static PortalSettings Read(params (string Name, string Value)[] settings) =>
        PortalSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
