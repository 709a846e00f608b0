namespace StrictMigrations.Scripts;

/// <summary>Turns CRLF and CR into LF, piece by piece.</summary>
internal struct LineEnds
{
    private bool _afterCarriageReturn;

    /// <summary>Normalises in place and gives the new length.</summary>
    public int Normalize(Span<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        var read = _afterCarriageReturn && text[0] == '\n' ? 1 : 0;
        _afterCarriageReturn = text[^1] == '\r';
        var written = 0;
        while (true)
        {
            var rest = text[read..];
            var length = rest.IndexOf((byte)'\r');
            var kept = length < 0 ? rest.Length : length;
            if (read != written)
                rest[..kept].CopyTo(text[written..]);
            written += kept;
            if (length < 0)
                return written;
            read += length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1);
            text[written++] = (byte)'\n';
        }
    }
}
