using Npgsql;

namespace StrictMigrations;

/// <summary>What to do about an error of the server that is no script's fault.</summary>
internal static class ServerRemedy
{
    /// <param name="error">What the server said.</param>
    /// <param name="otherwise">What to do about everything that its code does not tell: mostly a right to grant.</param>
    public static string For(PostgresException error, string otherwise) => error.SqlState switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => "This session may only read. Connect to the primary (Target Session Attributes=primary), or take default_transaction_read_only back from role and database.",
        PostgresErrorCodes.DiskFull => "The server's disk is full: make room on it, and start again.",
        PostgresErrorCodes.OutOfMemory => "The server is out of memory: free some, and start again.",
        PostgresErrorCodes.TooManyConnections => "Every connection is taken, and a run needs two. Close some, raise max_connections or the limit of role or database, and start again.",
        PostgresErrorCodes.QueryCanceled => "A time limit ended it, or an administrator. Raise statement_timeout for the role that migrates (ALTER ROLE … SET statement_timeout), and start again.",
        PostgresErrorCodes.LockNotAvailable => "Another session holds a lock on it. Wait for that session, and start again.",
        PostgresErrorCodes.CannotConnectNow => "The server is starting or stopping. Start again when it is up.",
        _ when IsPoolExhausted(error) => "The pooler had no connection to the server left, and a run needs two: raise its pool size, or set DirectConnectionString to go past it.",
        _ => otherwise,
    };

    /// <summary>A pooler's answer in the server's place: no connection to the server became free in time.</summary>
    public static bool IsPoolExhausted(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.ProtocolViolation && error.MessageText.Contains("query_wait_timeout", StringComparison.Ordinal);
}
