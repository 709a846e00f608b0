using System.Collections.Immutable;
using StrictMigrations.Scripts;

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

    /// <summary>Those that run without; a script that cannot be split is a finding elsewhere, and no answer here.</summary>
    public static async Task<ImmutableArray<Migration>> UntransactedAsync(IEnumerable<Migration> migrations, StrictMigrationsOptions options, CancellationToken cancellationToken)
    {
        var untransacted = ImmutableArray.CreateBuilder<Migration>();
        foreach (var migration in migrations)
        {
            try
            {
                if (!await IsTransactionalAsync(migration, options, cancellationToken).ConfigureAwait(false))
                    untransacted.Add(migration);
            }
            catch (ScriptException)
            {
            }
        }

        return untransacted.ToImmutable();
    }
}
