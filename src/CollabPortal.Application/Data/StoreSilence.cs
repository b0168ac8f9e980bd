using System.Data.Common;

namespace CollabPortal.Application.Data;

/// <summary>Whether the store did not answer, as in a fail-over: what was asked of it can be asked again.</summary>
public static class StoreSilence
{
    /// <summary>As the provider says it, or as EF wraps it where it has given up trying.</summary>
    public static bool Is(Exception e) => e is DbException or TimeoutException or InvalidOperationException { InnerException: DbException };
}
