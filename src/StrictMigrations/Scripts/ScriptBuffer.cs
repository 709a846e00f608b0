using System.Buffers;

namespace StrictMigrations.Scripts;

/// <summary>A window over a script's stream: holds what was read and not passed over yet, and knows the place of its start.</summary>
/// <remarks>It grows only while nothing is passed over, by doubling: so it holds the largest statement and little more.</remarks>
internal sealed class ScriptBuffer(Stream stream) : IDisposable
{
    private const int InitialSize = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;
    private int _checked;
    private ScriptException? _refusal;

    /// <summary>The place of the first unread byte.</summary>
    public Position Position { get; private set; } = Position.Start;

    /// <summary>Whether the script ends with the unread bytes.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>What was read, checked and not passed over.</summary>
    public ReadOnlyMemory<byte> Unread => _bytes.AsMemory(_start, _checked - _start);

    /// <summary>Reads the start of the script and drops a byte-order mark.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        while (!IsFinal && Unread.Length < 3)
            await FillAsync(cancellationToken).ConfigureAwait(false);
        if (Unread.Span.StartsWith("\uFEFF"u8))
            _start += 3;
    }

    /// <summary>Passes over the first unread bytes.</summary>
    public void Advance(int count)
    {
        Position = Position.Advance(_bytes.AsSpan(_start, count));
        _start += count;
    }

    /// <summary>Reads on; at the end of the stream <see cref="IsFinal"/> becomes true.</summary>
    /// <exception cref="ScriptException">What follows the unread bytes is not UTF-8 text.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_refusal is not null)
            throw _refusal;
        MakeRoom();
        // A long statement is looked at again from its start: small reads must not make that quadratic.
        var least = _end < InitialSize ? 1 : _bytes.Length - _end;
        var count = await stream.ReadAtLeastAsync(_bytes.AsMemory(_end), least, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        _end += count;
        (var valid, _refusal) = Utf8Check.Check(_bytes.AsSpan(_start, _end - _start), _checked - _start, isFinal: count < least, Position);
        _checked = _start + valid;
        IsFinal = count < least && _refusal is null;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _checked = _end = 0;
    }

    private void MakeRoom()
    {
        ObjectDisposedException.ThrowIf(_bytes.Length == 0, this);
        var unread = _end - _start;
        if (unread > _bytes.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(_start, unread).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        else
        {
            _bytes.AsSpan(_start, unread).CopyTo(_bytes);
        }

        _checked -= _start;
        _end = unread;
        _start = 0;
    }
}
