using System.Text;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Scripts;

namespace StrictMigrations.Baselines;

/// <summary>Runs a generated script inside the caller's transaction, statement by statement, so that a failure is located.</summary>
internal static class ScriptRun
{
    public static async Task ExecuteAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
        var batch = new StatementBatch(connection);
        var reader = new ScriptReader(new MemoryStream(Encoding.UTF8.GetBytes(script)));
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(reader.Current.Text, reader.Current);
                if (batch.IsFull)
                    await batch.SendAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
    }
}
