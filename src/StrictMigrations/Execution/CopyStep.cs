using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>COPY … FROM stdin: the rows behind the statement go to the server as they stand, in bounded memory.</summary>
internal static class CopyStep
{
    public static async Task ExecuteAsync(NpgsqlConnection connection, string text, ScriptReader reader, CancellationToken cancellationToken)
    {
        var statement = SentStatement.Of(text, reader.Current) with { DataLine = reader.CopyDataLine };
        try
        {
            var cancellation = await ServerCancellation.StartAsync(connection, cancellationToken).ConfigureAwait(false);
            await using var _ = cancellation.ConfigureAwait(false);
            var writer = await connection.BeginTextImportAsync(text, cancellationToken).ConfigureAwait(false);
            writer.Timeout = 0;
            await SendAsync(writer, reader, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // However it ended: that is why.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new StatementException(statement, exception);
        }
    }

    private static async Task SendAsync(NpgsqlCopyTextWriter writer, ScriptReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var rows = reader.OpenCopyData();
            await using (rows.ConfigureAwait(false))
                await rows.CopyToAsync(writer.BaseStream, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Closing the writer would commit the rows sent so far; and after this, it says that it is closed.
            await writer.CancelAsync().ConfigureAwait(false);
            throw;
        }

        await writer.DisposeAsync().ConfigureAwait(false);
    }
}
