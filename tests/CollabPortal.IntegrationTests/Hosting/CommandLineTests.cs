using System.Net;
using System.Net.Sockets;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Web.Hosting;
using Npgsql;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>The program as a script calls it: exit codes, one sentence on standard error, no stack trace.</summary>
public sealed class CommandLineTests(PortalCommand command) : IClassFixture<PortalCommand>
{
    [Fact]
    public async Task Help_lists_every_verb_with_one_line()
    {
        var (code, output, _) = await RunAsync(["help"]);

        code.Should().Be(ExitCodes.Done);
        output.Should().ContainAll("serve", "migrate", "reference-data", "demo", "create-admin EMAIL");
    }

    [Theory]
    [InlineData("frobnicate", ExitCodes.Usage)]
    [InlineData("create-admin", ExitCodes.Usage)]
    [InlineData("migrate now", ExitCodes.Usage)]
    public async Task A_wrong_call_is_one_sentence(string words, int code) => OneSentence(await RunAsync(words.Split(' ')), code);

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_its_name()
    {
        OneSentence(await RunAsync([], ("PORTAL_URL", "nowhere")), ExitCodes.Setting).Should().Contain("PORTAL_URL");
    }

    [Fact]
    public async Task Missing_culture_data_is_one_sentence()
    {
        OneSentence(await RunAsync(["migrate"], ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")), ExitCodes.Setting).Should().Contain("libicu");
    }

    [Fact]
    public async Task A_database_server_that_does_not_answer_is_one_sentence_without_the_password()
    {
        const string nowhere = "Host=127.0.0.1;Port=1;Database=portal;Password=secret-word;Username=";

        OneSentence(await RunAsync(["migrate"], ("ConnectionStrings__Portal", nowhere + "a"), ("ConnectionStrings__PortalOwner", nowhere + "b")), ExitCodes.Database)
            .Should().NotContain("secret-word");
    }

    [Fact]
    public async Task A_taken_address_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        OneSentence(await RunAsync([], ("PORTAL_URL", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}")), ExitCodes.Setting).Should().Contain("taken");
    }

    [Fact]
    public async Task An_administrator_is_made_by_standard_input_and_demo_is_refused_beside_it()
    {
        OneSentence(await RunAsync(["create-admin", "keeper@portal.example"], input: "short"), ExitCodes.Failed).Should().Contain("15");
        OneSentence(await RunAsync(["create-admin", "keeper"], input: "a sentence nobody guesses"), ExitCodes.Failed).Should().Contain("e-mail");
        (await RunAsync(["create-admin", "keeper@portal.example"], input: "a sentence nobody guesses")).Code.Should().Be(ExitCodes.Done);
        OneSentence(await RunAsync(["create-admin", "KEEPER@portal.example"], input: "a sentence nobody guesses"), ExitCodes.Failed).Should().Contain("already");

        await using (var cluster = await EmbeddedCluster.AttachOrStartAsync(new ClusterOptions(command.Folder)))
        await using (var source = NpgsqlDataSource.Create(cluster.PortalOwner))
        await using (var query = source.CreateCommand("select role || ' ' || is_demo from accounts.portal_user"))
            (await query.ExecuteScalarAsync()).Should().Be("Admin false");

        OneSentence(await RunAsync(["demo"], ("PORTAL_DEMO", "on")), ExitCodes.Setting).Should().Contain("PORTAL_DEMO");
        OneSentence(await RunAsync([], ("PORTAL_DEMO", "on")), ExitCodes.Setting).Should().Contain("PORTAL_DEMO");
    }

    [Fact]
    public async Task A_folder_in_use_is_one_sentence()
    {
        await using var other = await EmbeddedCluster.StartAsync(new ClusterOptions(command.Folder + "-other") { Throwaway = true });

        OneSentence(await RunAsync([], ("PORTAL_DATA", command.Folder + "-other")), ExitCodes.Database).Should().Contain("in use");
    }

    private static string OneSentence((int Code, string Output, string Error) run, int code) => PortalCommand.OneSentence(run, code);

    private Task<(int Code, string Output, string Error)> RunAsync(string[] words, params (string Name, string Value)[] settings) => command.RunAsync(words, null, settings);

    private Task<(int Code, string Output, string Error)> RunAsync(string[] words, string? input, params (string Name, string Value)[] settings) => command.RunAsync(words, input, settings);
}
