using System.Globalization;

namespace StrictMigrations.Histories;

/// <summary>Checks that the rows are the ones that were written: ids without a gap, each hash right, each previous the hash before. Pure.</summary>
internal static class LedgerChain
{
    public static void Verify(IReadOnlyList<LedgerEvent> events, LedgerHead? expected)
    {
        if (Find(events, expected) is { } broken)
            throw broken.ToException();
    }

    /// <summary>The hash alone, for the one row that a start with nothing to do reads.</summary>
    public static void VerifyHash(LedgerEvent e)
    {
        if (FindInRow(e) is { } broken)
            throw broken.ToException();
    }

    /// <summary>The first row at which the chain is broken; <see langword="null"/> when it is sound.</summary>
    public static LedgerBreak? Find(IReadOnlyList<LedgerEvent> events, LedgerHead? expected)
    {
        var head = LedgerHead.Empty;
        var seen = expected is null || expected.Value.Id == 0;
        foreach (var e in events)
        {
            if (FindAt(head, e) is { } broken)
                return broken;
            head = new LedgerHead(e.Id, e.Hash);
            seen |= head.Equals(expected);
        }

        return seen ? null : new LedgerBreak(
            head.Id + 1,
            $"The ledger ends at row {head.Id.ToString(CultureInfo.InvariantCulture)} and does not contain the expected head {expected}: rows were cut off, or this is another database.");
    }

    private static LedgerBreak? FindAt(LedgerHead head, LedgerEvent e)
    {
        if (e.Id != head.Id + 1)
            return new LedgerBreak(head.Id + 1, Invariant($"Row {head.Id + 1} of the ledger is missing: row {e.Id} follows on row {head.Id}."));
        if (FindInRow(e) is { } broken)
            return broken;
        return e.Previous.Span.SequenceEqual(head.Hash.Span) ? null
            : new LedgerBreak(e.Id, Invariant($"Row {e.Id} of the ledger does not follow on row {head.Id}: a row was replaced or inserted there."));
    }

    private static LedgerBreak? FindInRow(LedgerEvent e)
    {
        if (e.Format > EventEncoding.Format)
            return new LedgerBreak(e.Id, Invariant($"Row {e.Id} of the ledger has format {e.Format}; this version of StrictMigrations reads up to {EventEncoding.Format}: a newer version wrote it."), IsNewer: true);
        return EventEncoding.Hash(e).AsSpan().SequenceEqual(e.Hash.Span) ? null
            : new LedgerBreak(e.Id, Invariant($"Row {e.Id} of the ledger was altered: its content does not match its hash."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where the ledger is not what was written; <paramref name="IsNewer"/> when it may be, and this version cannot tell.</summary>
internal sealed record LedgerBreak(long Row, string What, bool IsNewer = false)
{
    public string Remedy => IsNewer
        ? "Update the StrictMigrations package of this application."
        : "Find out who wrote to the ledger, and restore it from a backup; it is written by StrictMigrations alone.";

    public MigrationDatabaseException ToException() => new(IsNewer ? $"{What} {Remedy}" : $"{What} Nothing was changed. {Remedy}");
}
