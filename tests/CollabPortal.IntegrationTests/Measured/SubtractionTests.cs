using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.IntegrationTests.Demo;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>No cell that is withheld comes out of public cells by subtraction: the same sum has the same verdict under each of its names.</summary>
public class SubtractionTests
{
    [Fact]
    public async Task No_withheld_cell_of_the_demo_register_follows_from_what_is_told()
    {
        var demo = new DemoDatabase();
        await demo.InitializeAsync();
        try
        {
            await AttackAsync(demo.Database);
        }
        finally
        {
            await demo.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(41, 12)]
    [InlineData(42, 40)]
    [InlineData(43, 90)]
    [InlineData(44, 300)]
    public async Task No_withheld_cell_of_a_random_register_follows_from_what_is_told(int seed, int contracts)
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        try
        {
            await RandomRegister.MakeAsync(database, new Random(seed), contracts);
            await AttackAsync(database);
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task AttackAsync(TestDatabase database)
    {
        await new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)).FoldAsync();
        var (determined, withheld, told) = await SubtractionAttack.RunAsync(database);
        withheld.Should().BePositive("small cells are withheld");
        told.Should().BePositive();
        if (Environment.GetEnvironmentVariable("ATTACK_LOG") is { Length: > 0 } log) await File.AppendAllTextAsync(log, $"told {told}, withheld {withheld}, determined {determined.Count}\n{string.Join('\n', determined)}\n\n");
        determined.Should().BeEmpty();
    }
}
