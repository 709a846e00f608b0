
namespace StrictMigrations.Execution;

/// <summary>Whether a migration runs in a transaction: its header says so, or, where the host asks for it, its statements.</summary>
internal static class TransactionMode
{
    public static async Task<bool> IsTransactionalAsync(Migration migration, StrictMigrationsOptions options, CancellationToken cancellationToken)
    {
        if (!migration.Header.Transactional)
            return false;
        if (options.NonTransactional == NonTransactionalStatements.Declared || migration.OpenScript is null)
            return true;
        var script = ScriptText.Open(migration);
        await using (script.ConfigureAwait(false))
        {
            while (await script.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!script.Reader.Current.Kind.Transactional)
                    return false;
            }
        }

        return true;
    }
}
