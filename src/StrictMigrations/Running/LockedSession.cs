using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Histories;

namespace StrictMigrations.Running;

/// <summary>A session that holds the run lock and knows history and plan: what every act of the administration begins with.</summary>
internal sealed record LockedSession(NpgsqlConnection Connection, RunLock Lock, History History, MigrationPlan Plan, LedgerWriter Ledger) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Lock.DisposeAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
    }
}
