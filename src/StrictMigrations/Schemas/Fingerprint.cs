using System.Diagnostics.CodeAnalysis;

namespace StrictMigrations;

/// <summary>
/// The SHA-256 of a snapshot's objects in their canonical text, with the text's format: <c>sha256:v1:</c> and 64 hexadecimal digits. Independent
/// of OIDs, of the order of creation, of column positions, of search_path and, as far as PostgreSQL allows, of its major version.
/// </summary>
public sealed record Fingerprint
{
    /// <summary>The format of the canonical text that this version writes.</summary>
    public const int CurrentFormat = 1;

    private const string Prefix = "sha256:v";

    private Fingerprint(string value, int format) => (Value, Format) = (value, format);

    /// <summary>Tag and digits, lowercase.</summary>
    public string Value { get; }

    /// <summary>The format in the tag. Fingerprints of different formats say nothing about each other.</summary>
    public int Format { get; }

    /// <summary>Reads a fingerprint of any format.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Fingerprint Parse(string text) =>
        TryParse(text, out var fingerprint)
            ? fingerprint
            : throw new FormatException($"'{text}' is not a fingerprint. Write {Prefix}{CurrentFormat}: and 64 hexadecimal digits, as the command 'snapshot' prints it.");

    /// <summary>Reads a fingerprint, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Fingerprint? fingerprint)
    {
        fingerprint = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = text.AsSpan(Prefix.Length);
        var colon = rest.IndexOf(':');
        if (colon < 1 || !int.TryParse(rest[..colon], System.Globalization.NumberStyles.None, null, out var format) || rest.Length != colon + 65)
            return false;
        foreach (var digit in rest[(colon + 1)..])
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
        }

        fingerprint = new Fingerprint(text.ToLowerInvariant(), format);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal static Fingerprint Of(ReadOnlySpan<byte> hash) => new($"{Prefix}{CurrentFormat}:{Convert.ToHexStringLower(hash)}", CurrentFormat);
}
