using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>Sends a whole script inside the step's transaction: statements in batches, COPY data in between.</summary>
internal sealed class ScriptSender(StepContext context, StatementBatch batch)
{
    /// <summary>Sends all but the last batch, to which the caller adds its own commands.</summary>
    public async Task<int> SendAsync(ScriptText script, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            while (await script.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await SendAsync(script.Reader, cancellationToken).ConfigureAwait(false);
                count++;
                context.Progress?.Statement(count);
            }
        }
        catch (Exception)
        {
            // What is under way ends first. When it fails as well, it is the earlier error in the file, and the one to tell.
            await batch.SettleAsync().ConfigureAwait(false);
            throw;
        }

        return count;
    }

    private async Task SendAsync(ScriptReader reader, CancellationToken cancellationToken)
    {
        var text = Placeholders.Replace(reader.Current, context.Options);
        if (reader.Current.Kind.Copy == CopyDirection.FromStdin)
        {
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
            await CopyStep.ExecuteAsync(context.Connection, text, reader, cancellationToken).ConfigureAwait(false);
            return;
        }

        batch.Add(text, reader.Current);
        if (context.Progress is not null)
            await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        else if (batch.IsFull)
            await batch.SendAheadAsync(cancellationToken).ConfigureAwait(false);
    }
}
