using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Cli.Settings;

/// <summary>The bytes of a settings file, and the places in it that messages name.</summary>
internal sealed class SettingsText(string path, byte[] bytes)
{
    private readonly int _start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;

    public string Path { get; } = path;

    /// <summary>Without the byte-order mark.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(_start);

    public string PlaceOf(long offset)
    {
        var position = Position.Start.Advance(Bytes[..(int)Math.Min(offset, Bytes.Length)]);
        return Place.InFile(Path, position.Line, position.Column).ToString();
    }

    public UsageException Refusal(long offset, string message) => new($"{PlaceOf(offset)}: {message}");

    /// <summary>The offset of a line's byte; both count from 0.</summary>
    public long OffsetOf(long line, long byteInLine)
    {
        var offset = 0;
        for (; line > 0; line--)
            offset += Bytes[offset..].IndexOf((byte)'\n') + 1;
        return offset + byteInLine;
    }

    public bool IsAt(long offset, byte value) => offset < Bytes.Length && Bytes[(int)offset] == value;

    /// <summary>Where in a value something stands, or the value itself when it is spelled with escapes.</summary>
    public long Within(long valueOffset, string part)
    {
        var index = Bytes[(int)valueOffset..].IndexOf(Encoding.UTF8.GetBytes(part));
        return valueOffset + Math.Max(0, index);
    }
}
