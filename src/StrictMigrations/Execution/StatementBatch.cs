using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>Collects statements and sends them in one round trip, in bounded memory; remembers where each stands in its file.</summary>
internal sealed class StatementBatch(NpgsqlConnection connection)
{
    private const int MaxStatements = 1_000;
    private const int MaxBytes = 512 * 1024;

    private readonly List<NpgsqlBatchCommand> _commands = [];
    private readonly Dictionary<NpgsqlBatchCommand, SentStatement> _sent = new(ReferenceEqualityComparer.Instance);
    private int _bytes;

    public bool IsFull => _commands.Count >= MaxStatements || _bytes >= MaxBytes;

    /// <summary>A command of ours around the script.</summary>
    public void Add(NpgsqlBatchCommand command) => _commands.Add(command);

    /// <summary>A statement of the script, already split: sent as it is.</summary>
    public void Add(string text, Statement statement)
    {
        var command = new NpgsqlBatchCommand(text);
        _commands.Add(command);
        _sent.Add(command, SentStatement.Of(text, statement));
        _bytes += statement.Length;
    }

    /// <summary>Sends what was collected.</summary>
    /// <exception cref="StatementException">A statement of the script failed.</exception>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_commands.Count == 0)
            return;
        var batch = Commands.Batch(connection, _commands);
        await using (batch.ConfigureAwait(false))
        {
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (FindFailed() is { } failed)
            {
                throw new StatementException(failed, exception);
            }
        }

        _commands.Clear();
        _sent.Clear();
        _bytes = 0;
    }

    /// <summary>The first command that the server did not answer, when it is one of the script.</summary>
    /// <remarks>PostgresException.BatchCommand says the same, but only on connections that were opened with that switched on.</remarks>
    private SentStatement? FindFailed() =>
        _commands.Find(command => command.StatementType == StatementType.Unknown) is { } failed ? _sent.GetValueOrDefault(failed) : null;
}

/// <summary>A statement as it was sent, and where it stands in its file.</summary>
/// <param name="Text">With the placeholders' values.</param>
/// <param name="Written">As it stands in the file: what messages may show.</param>
/// <param name="Position">Where it begins.</param>
internal sealed record SentStatement(string Text, string Written, Position Position)
{
    /// <summary>Where its rows begin, when it is a COPY … FROM stdin.</summary>
    public int? DataLine { get; init; }

    public static SentStatement Of(string text, Statement statement)
    {
        var isAsWritten = statement.Utf8.Span.IndexOf("${"u8) < 0;
        return new SentStatement(text, isAsWritten ? text : statement.Text, statement.Position);
    }
}

/// <summary>The server refused a statement of a script.</summary>
internal sealed class StatementException(SentStatement statement, PostgresException error) : Exception(error.MessageText, error)
{
    public SentStatement Statement { get; } = statement;

    public PostgresException Error { get; } = error;
}
