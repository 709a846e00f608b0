namespace StrictMigrations.Scripts;

/// <summary>Reads a script forward, statement by statement, in memory bounded by its largest statement.</summary>
/// <remarks>
/// Takes any line ends and a byte-order mark. COPY data that nobody opened is passed over. The caller owns the stream.
/// </remarks>
internal sealed class ScriptReader(Stream stream) : IAsyncDisposable
{
    private readonly ScriptBuffer _buffer = new(stream);
    private readonly StatementSplitter _splitter = new();
    private CopyDataStream? _copyData;
    private bool _started;
    private int _pending;
    private int _count;

    /// <summary>The statement read last.</summary>
    /// <exception cref="InvalidOperationException">Nothing was read yet, or the script is at its end.</exception>
    public Statement Current { get => field ?? throw new InvalidOperationException("No statement was read."); private set; }

    /// <summary>Goes on to the next statement; false at the end of the script.</summary>
    /// <exception cref="ScriptException">The script is refused.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_started)
            await _buffer.StartAsync(cancellationToken).ConfigureAwait(false);
        _started = true;
        await FinishCurrentAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var backslashEscapes = _splitter.BackslashEscapes;
            var split = _splitter.Next(_buffer.Unread.Span, _buffer.Position, _buffer.IsFinal);
            _buffer.Advance(split.Start);
            switch (split.Status)
            {
                case SplitStatus.Statement:
                    Take(split, backslashEscapes);
                    return true;
                case SplitStatus.End:
                    return false;
            }

            await _buffer.FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The line on which that data begins.</summary>
    public int CopyDataLine { get; private set; }

    /// <summary>The data behind the present COPY … FROM stdin, without the line that ends it. Not seekable; read it once, before the next statement.</summary>
    public Stream OpenCopyData() =>
        _copyData ?? throw new InvalidOperationException("The statement is no COPY … FROM stdin.");

    public async ValueTask DisposeAsync()
    {
        if (_copyData is not null)
            await _copyData.DisposeAsync().ConfigureAwait(false);
        _buffer.Dispose();
    }

    private void Take(Split split, bool backslashEscapes)
    {
        Current = new Statement
        {
            Index = _count++,
            Position = _buffer.Position,
            Kind = split.Kind,
            BackslashEscapes = backslashEscapes,
            Utf8 = _buffer.Unread[..(split.End - split.Start)],
        };
        _pending = split.Next - split.Start;
        if (split.Kind.Copy == CopyDirection.FromStdin)
            OpenData();
    }

    private void OpenData()
    {
        CopyDataLine = Current.Line + _buffer.Unread.Span[.._pending].Count((byte)'\n');
        _copyData = new CopyDataStream(_buffer, _pending, Current.Position);
    }

    private async ValueTask FinishCurrentAsync(CancellationToken cancellationToken)
    {
        if (_copyData is null)
            _buffer.Advance(_pending);
        else
            await _copyData.PassAsync(cancellationToken).ConfigureAwait(false);
        _copyData = null;
        _pending = 0;
    }
}
