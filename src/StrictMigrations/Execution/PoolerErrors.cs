using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Errors that a pooler raises in the server's place.</summary>
internal static class PoolerErrors
{
    /// <summary>The pooler gave up waiting for a server connection: for the run lock that means still waiting.</summary>
    public static bool IsStillWaiting(Exception exception) => exception is PostgresException refused && ServerRemedy.IsPoolExhausted(refused);
}
