using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>
/// A database of its own for one test class, copied from the migrated template on the throwaway cluster. Use it as
/// IClassFixture, or create one in a test that needs a clean slate.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private PortalDataSources? sources;

    public TestClock Clock { get; } = new();

    /// <summary>Connection string of the runtime role.</summary>
    public string Portal { get; private set; } = "";

    /// <summary>Connection string of the owner role.</summary>
    public string Owner { get; private set; } = "";

    public PortalDataSources Sources => sources ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        (Portal, Owner) = await TestCluster.NewDatabaseAsync();
        sources = new PortalDataSources(Portal, Owner);
    }

    public async Task DisposeAsync()
    {
        if (sources is not null) await sources.DisposeAsync();
    }

    /// <summary>A context as the portal gives it to a signed-in user: runtime role, row-level security, audit.</summary>
    public PortalDb As(PortalRole role, Guid? institutionId = null, Guid? userId = null)
    {
        var user = new CurrentUser();
        user.Enter(userId ?? Guid.CreateVersion7(), "tester", role, institutionId, stamp: null);
        return As(user);
    }

    public PortalDb As(CurrentUser user) => new(new DbContextOptionsBuilder<PortalDb>()
        .UseNpgsql(Sources.Portal, npgsql => npgsql.MigrationsHistoryTable("migration_history"))
        .AddInterceptors(new SessionScope(user), new AuditTrail(user, Clock)).Options);

    /// <summary>A context of a visitor who is not signed in.</summary>
    public PortalDb AsVisitor() => As(new CurrentUser());

    /// <summary>A context of the owner with the scope "system", as loaders use it.</summary>
    public PortalDb AsOwner() => new OwnerContexts(Sources, Clock).Create();

    /// <summary>Stores an organisation for a test.</summary>
    public async Task<Organisation> OrganisationAsync(OrganisationKind kind, string name, string country = "JP", Founder? founder = null, int? prefecture = null, string? kana = null)
    {
        await using var db = AsOwner();
        if (prefecture is { } code && !await db.Prefectures.AnyAsync(p => p.Code == code))
        {
            if (!await db.Regions.AnyAsync(r => r.Id == 0)) db.Regions.Add(new Region(0, "地方", "Region"));
            db.Prefectures.Add(new Prefecture(code, "県" + code, "Prefecture " + code, 0));
        }

        var organisation = new Organisation(kind, name, OrganisationSource.Entered) { Country = country, Founder = founder, Prefecture = prefecture };
        organisation.IndexAs(kana is null ? SearchText.Normalise(name) : SearchText.Normalise(name) + SearchText.Separator + SearchText.Normalise(kana));
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }

    /// <summary>Stores an account that Access accepts, and enters as it.</summary>
    public async Task<CurrentUser> AccountAsync(PortalRole role, Guid? institutionId = null)
    {
        var account = new PortalUser
        {
            UserName = $"{Guid.NewGuid():N}@test.example",
            DisplayName = role.ToString(),
            Role = role,
            InstitutionId = institutionId,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        account.Email = account.UserName;
        account.NormalizedEmail = account.NormalizedUserName = account.UserName.ToUpperInvariant();
        await using var db = AsOwner();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        var user = new CurrentUser();
        user.Enter(account.Id, account.DisplayName, role, institutionId, account.SecurityStamp);
        return user;
    }

    /// <summary>The factory that a service asks for, bound to one user.</summary>
    public IDbContextFactory<PortalDb> Contexts(CurrentUser user) => new Factory(() => As(user));

    private sealed class Factory(Func<PortalDb> create) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => create();
    }
}
