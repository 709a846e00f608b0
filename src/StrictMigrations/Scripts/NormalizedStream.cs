namespace StrictMigrations.Scripts;

/// <summary>A script without its byte-order mark and with LF line ends: the bytes that are hashed and executed.</summary>
/// <remarks>Disposes the stream it reads.</remarks>
internal sealed class NormalizedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _head = new byte[3];
    private ReadOnlyMemory<byte> _pending;
    private LineEnds _lineEnds;
    private bool _started;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_started)
            Start(await inner.ReadAtLeastAsync(_head, _head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
        while (!buffer.IsEmpty)
        {
            var count = TakePending(buffer.Span);
            if (count == 0)
                count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return 0;
            if (_lineEnds.Normalize(buffer.Span[..count]) is > 0 and var length)
                return length;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Start(int count)
    {
        _started = true;
        _pending = _head.AsSpan(0, count).SequenceEqual("\uFEFF"u8) ? default : _head.AsMemory(0, count);
    }

    private int TakePending(Span<byte> buffer)
    {
        var count = Math.Min(_pending.Length, buffer.Length);
        _pending.Span[..count].CopyTo(buffer);
        _pending = _pending[count..];
        return count;
    }
}
