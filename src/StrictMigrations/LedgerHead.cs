using System.Globalization;

namespace StrictMigrations;

/// <summary>The last row of the ledger: what every later row rests on.</summary>
/// <param name="Id">The row's id; 0 when the ledger is empty.</param>
/// <param name="Hash">The row's hash; 32 zero bytes when the ledger is empty.</param>
public readonly record struct LedgerHead(long Id, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The head of an empty ledger.</summary>
    public static LedgerHead Empty { get; } = new(0, new byte[32]);

    /// <summary><c>id:hash</c>, the form of <see cref="StrictMigrationsOptions.ExpectedLedgerHead"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Convert.ToHexStringLower(Hash.Span)}");

    /// <summary>Same row and same hash.</summary>
    public bool Equals(LedgerHead other) => Id == other.Id && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    internal static LedgerHead? Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new LedgerHead(id, Convert.FromHexString(parts[1]))
            : null;
    }
}
