using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>What comes into the index and goes out of it, and who sees a draft.</summary>
public sealed partial class SearchEngineTests
{
    [Fact]
    public async Task The_index_follows_the_fact_in_its_transaction()
    {
        var institution = await published.Database.OrganisationAsync(OrganisationKind.University, "索引大学");
        await using var db = published.Database.AsOwner();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var seed = Published.Seed(institution.Id, "超伝導ケーブルの敷設", "", SeedReadiness.Idea);
        db.Add(seed);
        await db.SaveChangesAsync();
        (await Published.CountAsync(db, seed.Id)).Should().Be(0, "a draft");
        seed.Publish(new DateOnly(2026, 4, 1));
        await db.SaveChangesAsync();
        (await Published.CountAsync(db, seed.Id)).Should().Be(1);
        (await published.SearchAsync("超伝導ケーブル", null)).Total.Should().Be(0, "not committed");
        await transaction.CommitAsync();
        (await published.SearchAsync("超伝導ケーブル", null)).Total.Should().Be(1);

        seed.Change(new SeedTerms { Title = "高温超電導の冷却", Problem = "p", Advantage = "a", Readiness = SeedReadiness.Idea, FieldCode = "B13" });
        await db.SaveChangesAsync();
        (await published.SearchAsync("敷設", null)).Total.Should().Be(0);
        (await published.SearchAsync("高温超電導", null)).Total.Should().Be(1);
        seed.TakeBack();
        await db.SaveChangesAsync();
        (await published.SearchAsync("高温超電導", null)).Total.Should().Be(0);
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from catalogue.search_posting p where not exists (select from catalogue.search_document d where d.id = p.document)").SingleAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Drafts_are_seen_by_their_institution_alone_and_published_seeds_by_everybody()
    {
        var own = await published.Database.OrganisationAsync(OrganisationKind.University, "下書大学");
        await using (var db = published.Database.AsOwner())
        {
            db.Add(Published.Seed(own.Id, "未公開の発明", "", SeedReadiness.Idea));
            await db.SaveChangesAsync();
        }

        await using var visitor = published.Database.AsVisitor();
        (await visitor.Seeds.CountAsync(s => s.InstitutionId == own.Id)).Should().Be(0);
        (await visitor.Seeds.CountAsync(s => s.Status == SeedStatus.Published)).Should().BeGreaterThan(3);
        await using var officer = published.Database.As(Domain.Accounts.PortalRole.Liaison, own.Id);
        (await officer.Seeds.CountAsync(s => s.InstitutionId == own.Id)).Should().Be(1);
        (await published.SearchAsync("未公開の発明", null)).Hits.Should().NotContain(h => h.Title.Ja == "未公開の発明");
    }
}
