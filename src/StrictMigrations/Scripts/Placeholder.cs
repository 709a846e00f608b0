using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>One <c>${name}</c>, <c>${name:identifier}</c> or <c>${name:literal}</c> in a text.</summary>
/// <param name="Name">A letter or underscore, then letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</param>
/// <param name="Quoting">What stands behind the colon; empty without one.</param>
/// <param name="Length">In bytes, with the braces.</param>
internal sealed record Placeholder(string Name, string Quoting, int Length)
{
    /// <summary>The placeholder at the start of the text, or null when none stands there: <c>${}</c> is ordinary text.</summary>
    public static Placeholder? TryParse(ReadOnlySpan<byte> text)
    {
        var close = text.IndexOf((byte)'}');
        if (close < 3 || !text.StartsWith("${"u8))
            return null;
        var inner = text[2..close];
        var colon = inner.IndexOf((byte)':');
        var name = colon < 0 ? inner : inner[..colon];
        var quoting = colon < 0 ? default : inner[(colon + 1)..];
        return IsName(name, ".-") && (colon < 0 || IsName(quoting, ""))
            ? new Placeholder(Encoding.ASCII.GetString(name), Encoding.ASCII.GetString(quoting), close + 1)
            : null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Quoting.Length == 0 ? $"${{{Name}}}" : $"${{{Name}:{Quoting}}}";

    private static bool IsName(ReadOnlySpan<byte> text, string more)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter((char)text[0]) || text[0] == '_'))
            return false;
        foreach (var value in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && value != '_' && !more.Contains((char)value))
                return false;
        }

        return true;
    }
}
