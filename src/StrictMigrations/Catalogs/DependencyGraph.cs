using System.Collections.Immutable;

namespace StrictMigrations.Catalogs;

/// <summary>Which migration names which: resolves the names of DEPENDS lines, orders the repeatable ones, finds cycles. Pure.</summary>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Migration> _byName;
    private readonly ILookup<MigrationVersion, Migration> _byVersion;

    public DependencyGraph(IEnumerable<Migration> migrations)
    {
        var all = migrations.ToList();
        _byName = all.SelectMany(migration => NamesOf(migration).Select(name => new Named(name, migration))).ToLookup(named => named.Name, named => named.Migration, StringComparer.Ordinal);
        _byVersion = all.Where(migration => migration.Version is not null).ToLookup(migration => migration.Version!);
    }

    /// <summary>Every full name that a DEPENDS line can use, for suggestions.</summary>
    public IEnumerable<string> Names => _byName.Select(group => group.Key);

    /// <summary>Dependencies first, else by ordinal name. Within a cycle the name decides.</summary>
    public static ImmutableArray<Migration> OrderRepeatables(ImmutableArray<Migration> repeatables)
    {
        var byName = repeatables.Order(Comparer<Migration>.Create((x, y) => string.CompareOrdinal(x.Name, y.Name))).ToList();
        return [.. new DependencyOrder(byName, new DependencyGraph(byName)).InOrder()];
    }

    /// <summary>All migrations that a name means.</summary>
    public IEnumerable<Migration> Resolve(string target) =>
        MigrationVersion.TryParse(target, out var version) ? _byVersion[version] : _byName[target];

    /// <summary>The other migrations that one depends on.</summary>
    public IEnumerable<Migration> DependenciesOf(Migration migration) =>
        migration.Header.Dependencies.SelectMany(dependency => Resolve(dependency.Target)).Where(other => !ReferenceEquals(other, migration));

    /// <summary>Cycles of two or more, each from its first migration on. Where several cross, one is found; the others are found once it is broken.</summary>
    public IEnumerable<ImmutableArray<Migration>> FindCycles(IEnumerable<Migration> migrations)
    {
        var order = new DependencyOrder([.. migrations], this);
        while (order.TakeCycle() is { IsEmpty: false } cycle)
            yield return cycle;
    }

    private static IEnumerable<string> NamesOf(Migration migration) =>
        new[] { migration.FileName, migration.Id.ToString(), $"{migration.Id}.sql" }.Distinct(StringComparer.Ordinal);

    private sealed record Named(string Name, Migration Migration);
}
