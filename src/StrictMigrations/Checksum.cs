using System.Diagnostics.CodeAnalysis;

namespace StrictMigrations;

/// <summary>
/// A checksum with the algorithm that made it, <c>sha256:v1:</c> and 64 hexadecimal digits.
/// </summary>
/// <remarks>
/// <c>sha256:v1</c> is SHA-256 over the UTF-8 text with the byte-order mark removed and CRLF and CR turned into LF; nothing
/// else is normalised. The tag travels with the value, so that a later version can recompute with the old algorithm.
/// </remarks>
public sealed record Checksum
{
    /// <summary>The tag of the present algorithm, with its colon.</summary>
    public const string CurrentTag = "sha256:v1:";

    private Checksum(string value) => Value = value;

    /// <summary>Tag and digits, lowercase.</summary>
    public string Value { get; }

    /// <summary>Reads a checksum.</summary>
    /// <exception cref="FormatException">The text is no <c>sha256:v1:</c> checksum.</exception>
    public static Checksum Parse(string text) =>
        TryParse(text, out var checksum)
            ? checksum
            : throw new FormatException($"'{text}' is not a checksum. Write {CurrentTag} and 64 hexadecimal digits.");

    /// <summary>Reads a checksum, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Checksum? checksum)
    {
        checksum = null;
        if (text is null || text.Length != CurrentTag.Length + 64 || !text.StartsWith(CurrentTag, StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var digit in text.AsSpan(CurrentTag.Length))
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
        }

        checksum = new Checksum(text.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal static Checksum FromHash(ReadOnlySpan<byte> sha256) => new(CurrentTag + Convert.ToHexStringLower(sha256));
}
