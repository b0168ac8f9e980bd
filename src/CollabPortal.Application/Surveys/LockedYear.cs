using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Surveys;

/// <summary>The database's refusal to move a figure of a locked fiscal year without a reason, as a problem for the page.</summary>
public static class LockedYear
{
    /// <summary>SQLSTATE that Data/Sql/surveys.sql raises.</summary>
    public const string State = "CP001";

    /// <summary>"year-locked" with the fiscal year, or null where the failure is another. It comes with the commit, so it may be wrapped or not.</summary>
    public static Problem? Of(Exception failure) => failure switch
    {
        PostgresException { SqlState: State } refused => new Problem("year-locked", null, refused.MessageText.Split(' ')[^1]),
        DbUpdateException { InnerException: PostgresException inner } => Of(inner),
        InvalidOperationException { InnerException: { } inner } => Of(inner),
        _ => null,
    };
}
