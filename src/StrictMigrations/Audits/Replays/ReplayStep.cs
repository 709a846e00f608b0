using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.Replays;

/// <summary>Executes one file in a throwaway database: in its own transaction, or statement by statement where the file says so.</summary>
internal sealed class ReplayStep(NpgsqlConnection connection, StrictMigrationsOptions options)
{
    /// <summary>Why it failed; <see langword="null"/> when it did not.</summary>
    public async Task<ReplayFailure?> TryAsync(Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await (migration.Header.Transactional ? InTransactionAsync(migration, cancellationToken) : OneByOneAsync(migration, cancellationToken)).ConfigureAwait(false);
            return null;
        }
        catch (StatementException failure)
        {
            return new ReplayFailure(migration.FileName, StepProblem.Of(failure, migration).Place.Line, failure.Error.MessageText);
        }
        catch (PostgresException failure) when (failure.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            return new ReplayFailure(migration.FileName, null, failure.MessageText);
        }
        catch (ScriptException refusal)
        {
            return new ReplayFailure(migration.FileName, refusal.Line, refusal.Message);
        }
        finally
        {
            await Commands.RollBackAsync(connection).ConfigureAwait(false);
            await ResetAsync().ConfigureAwait(false);
        }
    }

    private async Task InTransactionAsync(Migration migration, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(connection, [new NpgsqlBatchCommand("BEGIN"), SessionSettings.Set(connection, migration, options, local: true)], cancellationToken).ConfigureAwait(false);
        var batch = new StatementBatch(connection);
        var script = ScriptText.Open(migration);
        await using (script.ConfigureAwait(false))
        {
            while (await script.ReadAsync(cancellationToken).ConfigureAwait(false))
                await SendAsync(batch, script.Reader, cancellationToken).ConfigureAwait(false);
        }

        batch.Add(new NpgsqlBatchCommand("SET CONSTRAINTS ALL IMMEDIATE"));
        batch.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(StatementBatch batch, ScriptReader reader, CancellationToken cancellationToken)
    {
        var text = Placeholders.Replace(reader.Current, options);
        if (reader.Current.Kind.Copy == CopyDirection.FromStdin)
        {
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
            await CopyStep.ExecuteAsync(connection, text, reader, cancellationToken).ConfigureAwait(false);
            return;
        }

        batch.Add(text, reader.Current);
        if (batch.IsFull)
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task OneByOneAsync(Migration migration, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(connection, [SessionSettings.Set(connection, migration, options, local: false)], cancellationToken).ConfigureAwait(false);
        var script = ScriptText.Open(migration);
        await using var _ = script.ConfigureAwait(false);
        while (await script.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var batch = new StatementBatch(connection);
            await SendAsync(batch, script.Reader, cancellationToken).ConfigureAwait(false);
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whatever a file did to its session ends with it.</summary>
    private Task ResetAsync() => Commands.ExecuteAsync(connection, "DISCARD ALL", CancellationToken.None);
}
