using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>Collects statements and sends them many in one round trip, in bounded memory; remembers where each stands in its file.</summary>
internal sealed class StatementBatch(NpgsqlConnection connection)
{
    private const int MaxStatements = 500;
    private const int MaxBytes = 256 * 1024;

    private SentBatch _collected = new();
    private SentBatch _sent = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Whether the server answered all statements of the script so far as it answers those about rows. CREATE TABLE AS and SELECT INTO answer <c>SELECT n</c> too, and a function may do more.</summary>
    public bool LooksLikeRowsOnly { get; private set; } = true;

    public bool IsFull => _collected.Commands.Count >= MaxStatements || _collected.Bytes >= MaxBytes;

    /// <summary>A command of ours around the script.</summary>
    public void Add(NpgsqlBatchCommand command) => _collected.Commands.Add(command);

    /// <summary>A statement of the script, already split: sent as it is.</summary>
    public void Add(string text, Statement statement) => _collected.Add(text, statement);

    /// <summary>Sends what was collected and waits only for what was sent before: the script is read on while the server works.</summary>
    /// <exception cref="StatementException">A statement of the script failed.</exception>
    public async Task SendAheadAsync(CancellationToken cancellationToken)
    {
        await SettleAsync().ConfigureAwait(false);
        if (_collected.Commands.Count == 0)
            return;
        (_sent, _collected) = (_collected, new());
        _sending = _sent.SendAsync(connection, cancellationToken);
    }

    /// <summary>Sends what was collected and waits for all of it.</summary>
    /// <exception cref="StatementException">A statement of the script failed.</exception>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await SendAheadAsync(cancellationToken).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for what was sent; the connection does nothing else before.</summary>
    /// <exception cref="StatementException">A statement of the script failed.</exception>
    public async Task SettleAsync()
    {
        var sending = _sending;
        _sending = Task.CompletedTask;
        await sending.ConfigureAwait(false);
        LooksLikeRowsOnly &= _sent.LooksLikeRowsOnly;
    }
}

/// <summary>The commands of one round trip.</summary>
internal sealed class SentBatch
{
    private readonly Dictionary<NpgsqlBatchCommand, SentStatement> _statements = new(ReferenceEqualityComparer.Instance);

    public List<NpgsqlBatchCommand> Commands { get; } = [];

    public int Bytes { get; private set; }

    public bool LooksLikeRowsOnly => _statements.Keys.All(command =>
        command.StatementType is StatementType.Select or StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Merge);

    public void Add(string text, Statement statement)
    {
        var command = new NpgsqlBatchCommand(text);
        Commands.Add(command);
        _statements.Add(command, SentStatement.Of(text, statement));
        Bytes += statement.Length;
    }

    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await Execution.Commands.ExecuteAsync(connection, Commands, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (FindFailed() is { } failed)
        {
            throw new StatementException(failed, exception);
        }
    }

    /// <summary>The first command that the server did not answer, when it is one of the script.</summary>
    /// <remarks>PostgresException.BatchCommand says the same, but only on connections that were opened with that switched on.</remarks>
    private SentStatement? FindFailed() =>
        Commands.Find(command => command.StatementType == StatementType.Unknown) is { } failed ? _statements.GetValueOrDefault(failed) : null;
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
