using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>One statement of a script, without the semicolon and the blanks and comments around it.</summary>
internal sealed record Statement
{
    /// <summary>From 0; empty statements do not count.</summary>
    public required int Index { get; init; }

    /// <summary>Where its first character stands.</summary>
    public required Position Position { get; init; }

    public required StatementKind Kind { get; init; }

    /// <summary>The statement as it stands in the script. Valid until the reader goes on.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>Whether a backslash escapes in its plain strings: <c>standard_conforming_strings</c> was switched off before.</summary>
    public bool BackslashEscapes { get; init; }

    public int Line => Position.Line;

    /// <summary>In UTF-16 units, from 1.</summary>
    public int Column => Position.Column;

    /// <summary>Bytes from the start of the script, after the byte-order mark.</summary>
    public long Offset => Position.ByteOffset;

    /// <summary>In bytes.</summary>
    public int Length => Utf8.Length;

    /// <summary>In UTF-16 units.</summary>
    public int CharLength => Position.CountChars(Utf8.Span);

    /// <summary>Makes the text anew at each call: nothing keeps it.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);
}
