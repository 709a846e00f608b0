using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>
/// Random DDL in random transactions. Before each ends, what a refresh makes of the snapshot from before is compared with all of
/// it read anew.
/// </summary>
internal sealed class RefreshProperty(NpgsqlConnection common, NpgsqlConnection rare, int seed, Func<string, string>? distort = null) : IDisposable
{
    /// <summary>A transaction that makes the schema larger than this is rolled back after it was compared: all that is read and picked from stays small.</summary>
    private const int MostObjects = 250;

    private static readonly SnapshotOptions Options = new() { LedgerSchema = DdlSetup.Schema };
    private static readonly int[] Sizes = [1, 1, 2, 3, 5, 8, 60, 100, 150];

    private readonly Random _random = new(seed);
    private readonly SnapshotRefresh _commonRefresh = new(Options, distort);
    private readonly SnapshotRefresh _rareRefresh = new(Options, distort);
    private RootedSnapshot _current = null!;

    public DdlCounts Counts { get; } = new();

    /// <summary>Transactions of which only a part was read, among those of common statements.</summary>
    public int Refreshed { get; private set; }

    public int Transactions { get; private set; }

    /// <summary>The first difference, or <see langword="null"/>.</summary>
    public async Task<string?> FindDifferenceAsync(int each, int atMost)
    {
        _current = await SnapshotReader.ReadRootedAsync(common, Options, CancellationToken.None);
        DdlKind[] kinds = [.. DdlKinds.Common.Where(kind => kind.Since <= common.PostgreSqlVersion.Major)];
        DdlKind[] rares = [.. DdlKinds.Rare];
        while (Counts.Statements < atMost)
        {
            var (missing, missingRare) = (Counts.Missing(kinds, each), Counts.Missing(rares, each));
            if (missing.Count + missingRare.Count == 0)
                return null;
            var isRare = missing.Count == 0 || (missingRare.Count > 0 && _random.Next(4) == 0);
            var difference = isRare
                ? await TryAsync(rare, _rareRefresh, [.. kinds, .. rares, .. rares], missingRare)
                : await TryAsync(common, _commonRefresh, kinds, missing);
            if (difference is not null)
                return difference;
        }

        return null;
    }

    public void Dispose()
    {
        common.Dispose();
        rare.Dispose();
    }

    private async Task<string?> TryAsync(NpgsqlConnection connection, SnapshotRefresh refresh, DdlKind[] kinds, List<DdlKind> missing)
    {
        await connection.ScalarAsync("BEGIN");
        var transaction = new DdlTransaction(connection, connection == rare, _random, Counts);
        if (!await transaction.RunAsync(kinds, missing, Sizes[_random.Next(Sizes.Length)]))
            return null;
        await connection.ScalarAsync(SnapshotRefresh.Begin);
        var refreshed = await refresh.ReadAsync(_current, connection, asksFirst: _random.Next(4) == 0, CancellationToken.None);
        var whole = await SnapshotReader.ReadRootedAsync(connection, Options, CancellationToken.None);
        var after = refreshed is null ? whole : _current.Refresh(refreshed.Roots, refreshed.Objects).After;
        var isKept = _random.Next(8) > 0 && (SizeOf(after) <= MostObjects || SizeOf(after) <= SizeOf(_current));
        await connection.ScalarAsync(isKept ? "COMMIT" : "ROLLBACK");
        if (Difference(after, whole) is { } difference)
            return $"{difference}\n{await JudgeAsync(isKept, after, whole)} after\n{string.Join(";\n", transaction.Executed)}";
        _current = isKept ? after : _current;
        if (connection == common)
            await CountAsync(refreshed is not null);
        return null;
    }

    /// <summary>A session counts what it wrote for up to a second longer than its transaction takes, and would read everything meanwhile: a new one goes on.</summary>
    private async Task CountAsync(bool isRefreshed)
    {
        Transactions++;
        Refreshed += isRefreshed ? 1 : 0;
        if (isRefreshed)
            return;
        await common.CloseAsync();
        await common.OpenAsync();
    }

    private static int SizeOf(RootedSnapshot schema) => schema.Roots.Count;

    /// <summary>Which of the two a new session reads, that has seen nothing of all this.</summary>
    private async Task<string> JudgeAsync(bool isKept, RootedSnapshot refreshed, RootedSnapshot whole)
    {
        if (!isKept)
            return "rolled back";
        await using var fresh = rare.CloneWith(rare.ConnectionString);
        await fresh.OpenAsync();
        var anew = await SnapshotReader.ReadRootedAsync(fresh, Options, CancellationToken.None);
        return $"a new session reads what was {(Difference(anew, whole) is null ? "expected" : Difference(anew, refreshed) is null ? "found" : "neither")}";
    }

    /// <summary>The text of all objects, not only fingerprints: what is not hashed counts too.</summary>
    private static string? Difference(RootedSnapshot refreshed, RootedSnapshot whole)
    {
        if (refreshed.Snapshot.Fingerprint != whole.Snapshot.Fingerprint)
            return $"the fingerprints differ:\n{SchemaDiff.Between(whole.Snapshot, refreshed.Snapshot).ToText(SchemaDiffWording.Comparison)}";
        return refreshed.Snapshot.ToJson() == whole.Snapshot.ToJson() ? null : "the snapshots differ in what is not hashed";
    }
}
