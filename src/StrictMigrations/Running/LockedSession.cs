using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>A session that holds the run lock and knows files, history and plan: what every act of the administration begins with.</summary>
internal sealed record LockedSession(NpgsqlConnection Connection, RunLock Lock, Catalog Catalog, History History, MigrationPlan Plan) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Lock.DisposeAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
    }
}
