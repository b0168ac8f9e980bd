using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Donated chairs, joint laboratories and transfers of material are counted in no figure: they hold no state back and stop no fold.</summary>
public sealed class UncountedKindTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Year = 2025;

    [Fact]
    public async Task What_no_figure_counts_is_folded_again_and_again_and_the_first_that_counts_is_shown()
    {
        var (keeper, paid) = (new FigureKeeper(new OwnerContexts(database.Sources, database.Clock)), new PaidContracts(database));
        await paid.UniversityAsync("ほかの大学", Founder.National, 26, Year);
        var university = (await database.OrganisationAsync(OrganisationKind.University, "寄附講座の大学", founder: Founder.National, prefecture: 13)).Id;
        foreach (var kind in new[] { "DonatedChair", "DonatedChair", "JointLaboratory", "MaterialTransfer" })
        {
            await paid.AddAsync(university, 1, 5_000_000, Year, kind: kind);
            await keeper.Invoking(k => k.FoldAsync()).Should().NotThrowAsync(kind);
        }

        await paid.AddAsync(university, 12, 1_560_000, Year);
        await keeper.FoldAsync();
        using var cells = new PublicCellIndex();
        await using (var db = database.Contexts(new CurrentUser()).CreateDbContext())
            (await new PublicFieldIndex(cells, database.Clock).FiguresAsync(db, default))[university].JointResearch[^1].Figure.Contracts.Should().Be(12);
        await paid.AddAsync(university, 1, 5_000_000, Year, kind: "DonatedChair");
        await keeper.FoldAsync();
        await using var owner = database.AsOwner();
        (await owner.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from statistics.held_unit").SingleAsync()).Should().Be(0, "no figure has changed");
        (await keeper.CheckAsync()).Should().BeEmpty();
    }
}
