using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Medians of cost stand on the contracts of the state that is told, not on those of the moment.</summary>
public sealed partial class PublicStateTests
{
    [Fact]
    public async Task Medians_of_cost_move_with_the_state_and_not_with_one_contract()
    {
        var university = await UniversityAsync();
        var fresh = await MediansAsync(university);
        fresh[("", "")].Should().Be((12, 1_500_000), "a year that was never told is read as the facts count");
        await Keeper.FoldAsync();
        var before = await MediansAsync(university);
        before.Should().BeEquivalentTo(fresh).And.ContainKey(("field", "D"));
        for (var n = 0; n < 2; n++)
        {
            await ContractsAsync(university, 1, 9_000_000, "D");
            (await MediansAsync(university)).Should().BeEquivalentTo(before, "not even before the figures are folded");
            await Keeper.FoldAsync();
            (await MediansAsync(university)).Should().BeEquivalentTo(before, $"{n + 1} new contracts are few");
        }

        await ExecuteAsync($"update register.research_contract set status = 'Draft' where id = (select contract_id from register.fiscal_year_receipt where institution_id = '{university}' and direct_yen = 1560000 limit 1)");
        await Keeper.FoldAsync();
        (await MediansAsync(university))[("", "")].Contracts.Should().Be(13, "two came and one went: three have changed");
    }

    [Fact]
    public async Task A_field_by_size_that_one_contract_changed_has_no_median_until_three_have()
    {
        var university = await UniversityAsync();
        await ContractsAsync(university, 12, 1_560_000, "C");
        await Keeper.FoldAsync();
        (await CrossedAsync()).Should().BeEquivalentTo("C", "D");
        await ContractsAsync(university, 3, 1_600_000, "E");
        await ContractsAsync(university, 1, 2_900_000, "C");
        await Keeper.FoldAsync();
        (await CrossedAsync()).Should().BeEquivalentTo(["D"], "of field C one contract has changed");
        await ContractsAsync(university, 3, 1_600_000, "C");
        await Keeper.FoldAsync();
        (await CrossedAsync()).Should().BeEquivalentTo("C", "D");

        async Task<IEnumerable<string>> CrossedAsync() => (await MediansAsync(university)).Keys.Where(k => k.Dim == "field-band").Select(k => k.Key[..1]).Distinct().Order();
    }

    private async Task<Dictionary<(string Dim, string Key), (int? Contracts, long Yen)>> MediansAsync(Guid university)
    {
        await using var db = database.AsVisitor();
        var rows = await db.Database.SqlQuery<Cost>($"select dim as \"Dim\", key as \"Key\", contracts as \"Contracts\", median_yen as \"Yen\" from catalogue.cost_medians({Year}, 10) where institution_id = {university}").ToListAsync();
        return rows.ToDictionary(r => (r.Dim, r.Key), r => (r.Contracts, r.Yen));
    }

    private sealed record Cost(string Dim, string Key, int? Contracts, long Yen);
}
