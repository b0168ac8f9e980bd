using System.Data.Common;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Surveys;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CollabPortal.Application.Data.Interceptors;

/// <summary>
/// Tells PostgreSQL on every open of a connection who is asking, so that row-level security decides what exists for them, and why figures of
/// a locked year may move, if somebody said so.
/// Npgsql resets the settings when the connection goes back to the pool; a connection without settings sees no rows.
/// </summary>
public sealed class SessionScope(string scope, Guid? institutionId, Guid? userId, RestatementReason? reason = null) : DbConnectionInterceptor
{
    // Estimates under policies are high, and compiling a plan or starting workers then takes longer than the answer that somebody waits for.
    // The portal's own long work ('system') keeps both.
    private const string Sql = """
        select set_config('portal.scope', $1, false), set_config('portal.institution', $2, false), set_config('portal.user', $3, false), set_config('portal.reason', $4, false),
          set_config(s.name, case when $1 = 'system' then current_setting(s.name) else s.value end, false)
        from (values ('jit', 'off'), ('max_parallel_workers_per_gather', '0')) s (name, value)
        """;

    private readonly Func<(string Scope, Guid? Institution, Guid? User)> who = () => (scope, institutionId, userId);

    /// <summary>Goes by the user of the request or circuit as it is at the moment of opening.</summary>
    public SessionScope(CurrentUser user, RestatementReason? reason = null) : this("public", null, null, reason) => who = () => (user.Scope, user.InstitutionId, user.UserId);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(DbConnection connection)
    {
        var (name, institution, user) = who();
        return new NpgsqlCommand(Sql, (NpgsqlConnection)connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = name },
                new NpgsqlParameter { Value = institution?.ToString() ?? "" },
                new NpgsqlParameter { Value = user?.ToString() ?? "" },
                new NpgsqlParameter { Value = reason?.Text ?? "" },
            },
        };
    }
}
