using System.Globalization;

namespace StrictMigrations.Histories;

/// <summary>Checks that the rows are the ones that were written: ids without a gap, each hash right, each previous the hash before. Pure.</summary>
internal static class LedgerChain
{
    public static void Verify(IReadOnlyList<LedgerEvent> events, LedgerHead? expected)
    {
        var head = LedgerHead.Empty;
        var seen = expected is null || expected.Value.Id == 0;
        foreach (var e in events)
        {
            head = Follow(head, e);
            seen |= head.Equals(expected);
        }

        if (!seen)
            throw Broken($"The ledger ends at row {head.Id.ToString(CultureInfo.InvariantCulture)} and does not contain the expected head {expected}: rows were cut off, or this is another database.");
    }

    /// <summary>The hash alone, for the one row that a start with nothing to do reads.</summary>
    public static void VerifyHash(LedgerEvent e)
    {
        if (e.Format > EventEncoding.Format)
            throw new MigrationDatabaseException(Invariant($"Row {e.Id} of the ledger has format {e.Format}; this version of StrictMigrations reads up to {EventEncoding.Format}: a newer version wrote it. Update the StrictMigrations package of this application."));
        if (!EventEncoding.Hash(e).AsSpan().SequenceEqual(e.Hash.Span))
            throw Broken(Invariant($"Row {e.Id} of the ledger was altered: its content does not match its hash."));
    }

    private static LedgerHead Follow(LedgerHead head, LedgerEvent e)
    {
        if (e.Id != head.Id + 1)
            throw Broken(Invariant($"Row {head.Id + 1} of the ledger is missing: row {e.Id} follows on row {head.Id}."));
        VerifyHash(e);
        if (!e.Previous.Span.SequenceEqual(head.Hash.Span))
            throw Broken(Invariant($"Row {e.Id} of the ledger does not follow on row {head.Id}: a row was replaced or inserted there."));
        return new LedgerHead(e.Id, e.Hash);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static MigrationDatabaseException Broken(string what) => new(
        $"{what} Nothing was changed. Find out who wrote to the ledger, and restore it from a backup; it is written by StrictMigrations alone.");
}
