namespace StrictMigrations.Scripts;

/// <summary>The rows behind a COPY statement, straight from the script's buffer.</summary>
internal sealed class CopyDataStream(ScriptBuffer buffer, int skip, Position statement) : ReadOnlyStream
{
    private int _skip = skip;
    private bool _atLineStart = true;
    private bool _atEnd;

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        if (destination.IsEmpty)
            return 0;
        var data = await NextAsync(cancellationToken).ConfigureAwait(false);
        var count = Math.Min(data.Length, destination.Length);
        data[..count].CopyTo(destination);
        Pass(count);
        return count;
    }

    /// <summary>Goes to the end of the data without giving it to anyone.</summary>
    public async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } data)
            Pass(data.Length);
    }

    /// <summary>What can be given out now; empty only at the end of the data.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        buffer.Advance(_skip);
        _skip = 0;
        while (!_atEnd)
        {
            var unread = buffer.Unread;
            var (data, terminator) = CopyData.Measure(unread.Span, _atLineStart, buffer.IsFinal);
            if (data > 0)
                return unread[..data];
            _atEnd = terminator > 0;
            if (_atEnd)
                buffer.Advance(terminator);
            else if (buffer.IsFinal)
                throw CopyData.Unterminated(statement);
            else
                await buffer.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return default;
    }

    private void Pass(int count)
    {
        if (count == 0)
            return;
        _atLineStart = buffer.Unread.Span[count - 1] is (byte)'\n' or (byte)'\r';
        buffer.Advance(count);
    }
}
