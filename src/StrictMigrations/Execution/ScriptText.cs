using StrictMigrations.Catalogs;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>A migration's script, opened to be executed: the bytes that run are the bytes that were hashed.</summary>
internal sealed class ScriptText : IAsyncDisposable
{
    private readonly Migration _migration;
    private readonly ChecksumStream _stream;

    private ScriptText(Migration migration, Stream stream)
    {
        _migration = migration;
        _stream = new ChecksumStream(new NormalizedStream(stream));
        Reader = new ScriptReader(_stream);
    }

    public ScriptReader Reader { get; }

    /// <summary>Streams the script; that it is the one that was checked shows at its end, before COMMIT.</summary>
    public static ScriptText Open(Migration migration) => new(migration, OpenFile(migration));

    /// <summary>Holds the script in memory: without a transaction it must be known before the first statement that it is the one that was checked.</summary>
    public static async Task<ScriptText> BufferAsync(Migration migration, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var stream = OpenFile(migration);
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return ScriptChecksum.Compute(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) == migration.Checksum
            ? new ScriptText(migration, new MemoryStream(buffer.GetBuffer(), 0, (int)buffer.Length))
            : throw Changed(migration);
    }

    /// <summary>Goes on to the next statement that is the script's own: an outermost BEGIN … COMMIT is left to the runner.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return AtEnd();
        return Reader.Current switch
        {
            { Kind.Control: TransactionControl.None } => true,
            { Index: 0, Kind.Control: TransactionControl.Begin } => await ReadAsync(cancellationToken).ConfigureAwait(false),
            { Kind.Control: TransactionControl.Commit } commit => await EndAsync(commit.Position, cancellationToken).ConfigureAwait(false),
            var control => throw Refused(control.Position),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> EndAsync(Position commit, CancellationToken cancellationToken) =>
        await Reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? throw Refused(commit) : AtEnd();

    private static ScriptException Refused(Position position) => new(
        "This statement would end or begin the transaction that belongs to the runner.",
        "Remove it: the runner supplies the transaction.",
        position);

    private bool AtEnd() => _stream.Checksum == _migration.Checksum ? false : throw Changed(_migration);

    private static Stream OpenFile(Migration migration) => ScriptOpening.Open(migration, "It was not applied.");

    private static MigrationConfigurationException Changed(Migration migration) => new(
        $"{migration.FileName} was changed while the run was going on: its text is not the one that was checked ({migration.Checksum}). It was not applied. Leave {migration.Location} alone during a run, and start again.");
}
