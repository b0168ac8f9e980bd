using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What is told of a word beside its hits is kept apart from its postings, and says the same.</summary>
public sealed class SearchCountTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private SearchCountKeeper Keeper => new(new OwnerContexts(database.Sources, database.Clock));

    [Fact]
    public async Task Counts_say_what_the_postings_say_whatever_came_changed_and_went()
    {
        var dice = new Random(20261122);
        var institutions = new List<Guid>();
        for (var i = 1; i <= 3; i++) institutions.Add((await database.OrganisationAsync(OrganisationKind.University, $"数え大学{i}", prefecture: i * 10)).Id);
        var seeds = new List<Guid>();
        for (var step = 0; step < 60; step++)
        {
            await using var db = database.AsOwner();
            if (seeds.Count < 5 || dice.Next(3) == 0)
            {
                var seed = SearchEngineTests.Published.Seed(institutions[dice.Next(3)], $"触媒の測定 第{dice.Next(9)}報", "反応を見る", (SeedReadiness)dice.Next(5));
                seed.Publish(new DateOnly(2026, 5, 1));
                db.Add(seed);
                seeds.Add(seed.Id);
            }
            else
            {
                var id = seeds[dice.Next(seeds.Count)];
                var seed = await db.Seeds.SingleAsync(s => s.Id == id);
                if (seed.Status != SeedStatus.Published) seed.Publish(new DateOnly(2026, 6, 1));
                else if (dice.Next(2) == 0) seed.TakeBack();
                else seed.Change(new SeedTerms { Title = $"触媒の改良 第{dice.Next(9)}報", Problem = "p", Advantage = "a", Readiness = (SeedReadiness)dice.Next(5), FieldCode = dice.Next(2) == 0 ? "B13" : "E36" });
            }

            await db.SaveChangesAsync();
            if (dice.Next(6) == 0) await Keeper.FoldAsync();
        }

        (await DifferencesAsync()).Should().Be(0);
        (await Keeper.FoldAsync()).Should().BePositive();
        (await DifferencesAsync()).Should().Be(0);
        (await NumberAsync("select count(*)::int as \"Value\" from catalogue.search_count where not folded")).Should().BeLessThan(await NumberAsync("select count(*)::int as \"Value\" from catalogue.search_count where folded"));
        var found = await new SearchEngine(database.Contexts(new Application.Accounts.CurrentUser())).SearchAsync(new SearchRequest { Text = "触媒", Prefecture = 20 });
        await using var reader = database.AsOwner();
        var second = institutions[1];
        found.Total.Should().Be(await reader.Seeds.CountAsync(s => s.Status == SeedStatus.Published && s.InstitutionId == second));
    }

    [Fact]
    public async Task A_writer_that_stays_open_makes_neither_another_writer_nor_the_folding_wait()
    {
        var institution = (await database.OrganisationAsync(OrganisationKind.University, "並び大学")).Id;
        await using var slow = database.AsOwner();
        await using var open = await slow.Database.BeginTransactionAsync();
        await PublishAsync(slow, institution);
        await using (var quick = database.AsOwner())
        {
            quick.Database.SetCommandTimeout(10);
            await PublishAsync(quick, institution);
        }

        await Keeper.FoldAsync();
        (await DifferencesAsync()).Should().Be(0, "what is not committed is neither posted nor counted");
        await open.CommitAsync();
        (await DifferencesAsync()).Should().Be(0);

        static async Task PublishAsync(PortalDb db, Guid institution)
        {
            var seed = SearchEngineTests.Published.Seed(institution, "並行して公開する", "", SeedReadiness.Idea);
            seed.Publish(new DateOnly(2026, 5, 1));
            db.Add(seed);
            await db.SaveChangesAsync();
        }
    }

    private Task<int> DifferencesAsync() => NumberAsync(
        """
        select count(*)::int as "Value"
        from (select gram, facet, sum(documents) as n from catalogue.search_count group by gram, facet having sum(documents) <> 0) c
        full join (select gram, facet, count(*) as n from catalogue.search_posting group by gram, facet) p using (gram, facet)
        where c.n is distinct from p.n
        """);

    private async Task<int> NumberAsync(string sql)
    {
        await using var db = database.AsOwner();
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync();
    }
}
