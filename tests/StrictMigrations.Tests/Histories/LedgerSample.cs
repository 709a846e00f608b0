using StrictMigrations.Histories;

namespace StrictMigrations.Tests.Histories;

/// <summary>A ledger in memory, chained as the writer chains it.</summary>
internal sealed class LedgerSample
{
    private readonly List<LedgerEvent> _events = [];

    public IReadOnlyList<LedgerEvent> Events => _events;

    public History History => HistoryFold.Fold(_events);

    public static LedgerEvent Draft(EventKind kind, string? version, string? name, string? checksum = null, int? statement = null) => new()
    {
        Id = 1,
        Previous = new byte[32],
        Kind = kind,
        Version = version,
        Name = name,
        Checksum = checksum,
        Statement = statement,
        DatabaseUser = "app",
        OsUser = "root",
        Host = "box",
        Process = 42,
        Application = "Shop",
        ApplicationVersion = "1.2.3",
        LibraryVersion = "0.1.0",
        StateDigest = new byte[32],
        At = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero),
    };

    public LedgerSample Add(EventKind kind, string? version, string? name, string? checksum = null, int? statement = null) =>
        Add(Draft(kind, version, name, checksum, statement));

    public LedgerSample Add(LedgerEvent draft)
    {
        var chained = draft with { Id = _events.Count + 1, Previous = _events.Count == 0 ? new byte[32] : _events[^1].Hash };
        _events.Add(chained with { Hash = EventEncoding.Hash(chained) });
        return this;
    }
}
