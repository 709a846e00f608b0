using System.Globalization;
using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>The settings that a step begins with, and what undoes whatever a script did to its session.</summary>
internal static class SessionSettings
{
    private const int TransactionTimeoutSince = 17;

    public static IReadOnlyList<string> Resets { get; } =
    [
        "SET CONSTRAINTS ALL IMMEDIATE",
        "CLOSE ALL",
        "RESET SESSION AUTHORIZATION",
        "RESET ROLE",
        "RESET ALL",
        "DISCARD TEMP",
        "UNLISTEN *",
        "SELECT pg_catalog.pg_advisory_unlock_all()",
    ];

    /// <summary>Whether the server may end a transaction that takes long as a whole.</summary>
    public static bool HasTransactionTimeout(int serverMajor) => serverMajor >= TransactionTimeoutSince;

    /// <summary>Settings of one step; local to its transaction, or to the session when it has none.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="migration">The step.</param>
    /// <param name="options">The host's.</param>
    /// <param name="local">Whether they end with the transaction.</param>
    /// <param name="waitsForDisk">Whether its COMMIT does; those of a run's other steps go to the disk with the last one's.</param>
    public static NpgsqlBatchCommand Set(NpgsqlConnection connection, Migration migration, StrictMigrationsOptions options, bool local, bool waitsForDisk = true)
    {
        var settings = Of(migration, options, connection.PostgreSqlVersion.Major, local, waitsForDisk);
        var calls = settings.Select((setting, index) => string.Create(CultureInfo.InvariantCulture, $"pg_catalog.set_config('{setting.Name}', ${index + 1}, {(local ? "true" : "false")})"));
        var command = new NpgsqlBatchCommand($"SELECT {string.Join(", ", calls)}");
        foreach (var (_, value) in settings)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return command;
    }

    public static IReadOnlyList<(string Name, string Value)> Of(Migration migration, StrictMigrationsOptions options, int serverMajor, bool local, bool waitsForDisk = true)
    {
        var settings = new List<(string Name, string Value)>
        {
            // Without transaction the statements are the CONCURRENTLY kind: they block nobody, and one that gives up leaves an invalid index.
            ("lock_timeout", Milliseconds(migration.Header.LockTimeout ?? (local ? options.LockTimeout : TimeSpan.Zero))),
            ("statement_timeout", Milliseconds(migration.Header.StatementTimeout ?? options.StatementTimeout)),
            ("idle_in_transaction_session_timeout", "0"),
            ("standard_conforming_strings", "on"),
        };
        if (!waitsForDisk)
            settings.Add(("synchronous_commit", "off"));
        if (options.SearchPath is { } searchPath)
            settings.Add(("search_path", searchPath));
        // Like the other limits that role or database set for the application: a step is limited by options and header alone.
        if (HasTransactionTimeout(serverMajor))
            settings.Add(("transaction_timeout", "0"));
        return settings;
    }

    /// <summary>Inside a transaction: deferred constraints are checked now, and settings, role, temporary objects and session locks of the script end here. Its prepared statements are the caller's business.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Reset() => Resets.Select(sql => new NpgsqlBatchCommand(sql));

    private static string Milliseconds(TimeSpan time) => ((long)Math.Ceiling(time.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
}
