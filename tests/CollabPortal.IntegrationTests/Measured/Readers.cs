using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Who reads figures, and the services that answer.</summary>
internal static class Readers
{
    /// <param name="role">Null: nobody has signed in.</param>
    internal static CurrentUser Of(PortalRole? role)
    {
        var user = new CurrentUser();
        if (role is { } of) user.Enter(Guid.CreateVersion7(), "reader", of, null, null);
        return user;
    }

    internal static IndicatorService Indicators(this TestDatabase database, CurrentUser user, PublicCellIndex index) =>
        new(database.Contexts(user), index, user, new DemoMode(false), database.Clock);

    internal static SeriesQueries Series(this TestDatabase database, CurrentUser user, PublicCellIndex index) =>
        new(database.Contexts(user), database.Indicators(user, index), index, user, database.Clock);

    /// <summary>A series as everybody reads it.</summary>
    internal static async Task<SeriesReport> AskAsync(this TestDatabase database, PublicCellIndex index, SeriesRequest request) =>
        (await database.Series(Of(null), index).FindAsync(request)).Value;
}
