using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Data;

public class ModelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void The_model_and_the_migrations_agree()
    {
        using var db = database.AsOwner();
        db.Database.HasPendingModelChanges().Should().BeFalse("a change of the model needs its migration: eng/migration.sh");
    }

    [Fact]
    public async Task Money_is_bigint_enums_are_text_and_ids_come_from_the_entity()
    {
        await using var command = database.Sources.Owner.CreateCommand("""
            select table_schema || '.' || table_name || '.' || column_name || ': ' || data_type from information_schema.columns
            where table_schema in ('register', 'catalogue', 'statistics')
              and ((column_name like '%\_yen' and data_type <> 'bigint')
                or (column_name in ('status', 'kind', 'state', 'role', 'sector') and data_type not in ('character varying', 'text'))
                or (column_name = 'id' and column_default is not null))
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var wrong = new List<string>();
        while (await reader.ReadAsync()) wrong.Add(reader.GetString(0));
        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_stores_nothing()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "版大学");
        var contract = ResearchContract.Draft(university.Id, new ContractTerms { Title = "初版" }, Guid.NewGuid(), database.Clock.Now);
        await using (var db = database.As(PortalRole.Liaison, university.Id))
        {
            db.Contracts.Add(contract);
            await db.SaveChangesAsync();
        }

        await using var first = database.As(PortalRole.Liaison, university.Id);
        await using var second = database.As(PortalRole.Liaison, university.Id);
        var mine = await first.Contracts.SingleAsync(c => c.Id == contract.Id);
        var theirs = await second.Contracts.SingleAsync(c => c.Id == contract.Id);
        theirs.Change(new ContractTerms { Title = "先に保存" }, database.Clock.Now);
        await second.SaveChangesAsync();
        mine.Change(new ContractTerms { Title = "後から保存" }, database.Clock.Now);
        var save = () => first.SaveChangesAsync();
        await save.Should().ThrowAsync<DbUpdateConcurrencyException>();

        await using var after = database.As(PortalRole.Liaison, university.Id);
        var stored = await after.Contracts.SingleAsync(c => c.Id == contract.Id);
        stored.Title.Should().Be("先に保存");
        stored.Version.Should().Be(2);
        (await after.AuditEntries.CountAsync(e => e.EntityId == contract.Id)).Should().Be(2, "the refused save leaves no audit row either");
    }
}
