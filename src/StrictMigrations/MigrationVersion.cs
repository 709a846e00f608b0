using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StrictMigrations;

/// <summary>
/// The version of a migration: one or more whole numbers, <c>0030</c>, <c>20261122093000</c> or <c>1.10</c>.
/// </summary>
/// <remarks>
/// Compared number by number, so <c>1.10</c> comes after <c>1.9</c>; leading zeros and trailing <c>.0</c> parts carry no
/// meaning (<c>0007</c> equals <c>7</c>, <c>1.0</c> equals <c>1</c>). <see cref="ToString"/> gives the text as it was written.
/// Each part has at most 18 digits. Immutable and thread-safe.
/// </remarks>
public sealed class MigrationVersion : IComparable<MigrationVersion>, IEquatable<MigrationVersion>
{
    private const int MaxDigits = 18;

    private readonly string _text;

    private MigrationVersion(string text, ImmutableArray<long> parts) => (_text, Parts) = (text, parts);

    /// <summary>The numbers, without trailing zeros; at least one.</summary>
    public ImmutableArray<long> Parts { get; }

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not digits, or groups of digits separated by dots.</exception>
    public static MigrationVersion Parse(string text) =>
        TryParse(text, out var version)
            ? version
            : throw new FormatException($"'{text}' is not a migration version. Write digits, or groups of at most {MaxDigits} digits separated by dots, such as 0030 or 1.10.");

    /// <summary>Reads a version, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MigrationVersion? version)
    {
        version = null;
        if (string.IsNullOrEmpty(text))
            return false;

        var parts = ImmutableArray.CreateBuilder<long>(1);
        foreach (var range in text.AsSpan().Split('.'))
        {
            if (!TryParsePart(text.AsSpan(range), out var part))
                return false;
            parts.Add(part);
        }

        while (parts.Count > 1 && parts[^1] == 0)
            parts.RemoveAt(parts.Count - 1);
        version = new MigrationVersion(text, parts.ToImmutable());
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(MigrationVersion? other)
    {
        if (other is null)
            return 1;
        return Parts.AsSpan().SequenceCompareTo(other.Parts.AsSpan());
    }

    /// <inheritdoc/>
    public bool Equals(MigrationVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MigrationVersion);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Parts)
            hash.Add(part);
        return hash.ToHashCode();
    }

    /// <summary>The version as it was written, leading zeros included.</summary>
    public override string ToString() => _text;

    /// <summary>Equal numbers.</summary>
    public static bool operator ==(MigrationVersion? left, MigrationVersion? right) => Equals(left, right);

    /// <summary>Different numbers.</summary>
    public static bool operator !=(MigrationVersion? left, MigrationVersion? right) => !Equals(left, right);

    /// <summary>Comes before.</summary>
    public static bool operator <(MigrationVersion left, MigrationVersion right) => Comparer<MigrationVersion>.Default.Compare(left, right) < 0;

    /// <summary>Comes before or is equal.</summary>
    public static bool operator <=(MigrationVersion left, MigrationVersion right) => Comparer<MigrationVersion>.Default.Compare(left, right) <= 0;

    /// <summary>Comes after.</summary>
    public static bool operator >(MigrationVersion left, MigrationVersion right) => Comparer<MigrationVersion>.Default.Compare(left, right) > 0;

    /// <summary>Comes after or is equal.</summary>
    public static bool operator >=(MigrationVersion left, MigrationVersion right) => Comparer<MigrationVersion>.Default.Compare(left, right) >= 0;

    private static bool TryParsePart(ReadOnlySpan<char> text, out long part)
    {
        part = 0;
        return text.Length is > 0 and <= MaxDigits
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part);
    }
}
