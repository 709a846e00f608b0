namespace StrictMigrations;

/// <summary>What recomputing the ledger's chain found.</summary>
public sealed record LedgerVerification
{
    /// <summary>Whether the database has a ledger.</summary>
    public bool LedgerExists { get; init; }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; init; }

    /// <summary>The last row, sound or not: the text to keep elsewhere when it is.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>The first row that was altered, removed or inserted, or where rows were cut off; <see langword="null"/> when the ledger is sound.</summary>
    public long? BrokenRow { get; init; }

    /// <summary>What is wrong, and what to do; <see langword="null"/> when the ledger is sound.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the rows are the ones that were written, as far as the chain and the expected head tell.</summary>
    public bool IsSound => Problem is null;
}
