using StrictMigrations.Baselines;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Baselines;

internal static class BaselineScripts
{
    /// <summary>Statement by statement, as the runner does: Npgsql's own splitting does not know BEGIN ATOMIC.</summary>
    public static async Task<SchemaSnapshot> RunAsync(this TestDatabase database, string script)
    {
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await ScriptRun.ExecuteAsync(connection, script, CancellationToken.None);
        return await SnapshotReader.ReadAsync(connection);
    }
}
