using System.Collections.Immutable;

namespace StrictMigrations.Histories;

/// <summary>Ledger events in, history out. Pure.</summary>
internal static class HistoryFold
{
    public static History Fold(IReadOnlyList<LedgerEvent> events)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<MigrationId, HistoryEntry>();
        foreach (var e in events.Where(e => e.Name is not null))
            entries[e.MigrationId] = Next(entries.GetValueOrDefault(e.MigrationId), e);
        return new History
        {
            LedgerExists = true,
            Head = events.Count == 0 ? LedgerHead.Empty : new LedgerHead(events[^1].Id, events[^1].Hash),
            Entries = entries.ToImmutable(),
        };
    }

    public static HistoryEntry Next(HistoryEntry? before, LedgerEvent e)
    {
        var entry = (before ?? new HistoryEntry { Version = e.MigrationId.Version, Name = e.MigrationId.Name, Last = e }) with { Last = e };
        return e.Kind switch
        {
            EventKind.Started or EventKind.Advanced => Unfinished(entry, e, Outcome.Started),
            EventKind.Failed when e.Statement is not null => Unfinished(entry, e, Outcome.Started),
            EventKind.Failed => entry with { Outcome = Outcome.Failed },
            EventKind.Applied => Finished(entry, e, Outcome.Applied),
            EventKind.Baselined => Finished(entry, e, Outcome.Baselined),
            EventKind.Imported => Finished(entry, e, Outcome.Imported),
            EventKind.Resolved when e.Statement is null => Finished(entry, e, Outcome.Applied),
            EventKind.Resolved => Unfinished(entry, e, Outcome.Resolved),
            EventKind.Accepted => entry with { Outcome = Outcome.Accepted, Checksum = e.Checksum },
            EventKind.RolledBack => entry with { Outcome = Outcome.RolledBack, Checksum = null, AppliedBy = null },
            EventKind.Retired => entry with { IsRetired = true },
            _ => entry,
        };
    }

    private static HistoryEntry Finished(HistoryEntry entry, LedgerEvent e, Outcome outcome) =>
        entry with { Outcome = outcome, Checksum = e.Checksum, AppliedBy = e, StatementsDone = 0, StatementsHash = default };

    private static HistoryEntry Unfinished(HistoryEntry entry, LedgerEvent e, Outcome outcome) => entry with
    {
        Outcome = outcome,
        StatementsDone = e.Statement ?? 0,
        StatementsHash = e.StatementsHash ?? default,
    };
}
