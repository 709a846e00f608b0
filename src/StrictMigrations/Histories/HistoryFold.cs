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
            Schema = events.Aggregate(default(RecordedSchema), Next),
            Events = [.. events],
        };
    }

    /// <summary>What ran without recording the schema leaves it unknown; decisions about files leave it as it was.</summary>
    public static RecordedSchema? Next(RecordedSchema? before, LedgerEvent e) => e.Kind switch
    {
        _ when e.SchemaFingerprint is { } fingerprint => new RecordedSchema(fingerprint, e.ServerMajor, e.CatalogDigest, e.At, Describe(e)),
        EventKind.Applied or EventKind.RolledBack or EventKind.Baselined => null,
        EventKind.Resolved when e.Statement is null => null,
        EventKind.Resolved or EventKind.Started or EventKind.Advanced or EventKind.Failed or EventKind.Imported or EventKind.Retired or EventKind.Accepted or EventKind.SchemaAccepted => before,
        _ => before,
    };

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

    private static string Describe(LedgerEvent e) => e.Name is null ? EventKinds.NameOf(e.Kind) : $"{EventKinds.NameOf(e.Kind)} {e.MigrationId}";

    private static HistoryEntry Finished(HistoryEntry entry, LedgerEvent e, Outcome outcome) =>
        entry with { Outcome = outcome, Checksum = e.Checksum, AppliedBy = e, IsRetired = false, StatementsDone = 0, StatementsHash = default };

    private static HistoryEntry Unfinished(HistoryEntry entry, LedgerEvent e, Outcome outcome) => entry with
    {
        Outcome = outcome,
        StatementsDone = e.Statement ?? 0,
        StatementsHash = e.StatementsHash ?? default,
    };
}
