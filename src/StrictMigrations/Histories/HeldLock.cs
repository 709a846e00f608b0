namespace StrictMigrations.Histories;

/// <summary>The advisory lock that a run holds, as the server sees it: the backend and the key.</summary>
internal readonly record struct HeldLock(int ProcessId, long Key)
{
    /// <summary>A query that has a row while the lock is held; the arguments are the SQL of the backend's pid and of the key.</summary>
    /// <remarks>pg_locks shows a 64-bit key as its two halves with objsubid 1, and the locks of all databases.</remarks>
    public static string Query(string processId, string key) =>
        $"""
        SELECT FROM pg_catalog.pg_locks
        WHERE locktype = 'advisory' AND granted AND pid = {processId} AND objsubid = 1
          AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
          AND (classid::bigint << 32 | objid::bigint) = {key}
        """;
}
