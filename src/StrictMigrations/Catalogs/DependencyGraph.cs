using System.Collections.Immutable;

namespace StrictMigrations.Catalogs;

/// <summary>Which migration names which: resolves names, finds cycles, orders the repeatable ones. Pure.</summary>
internal sealed class DependencyGraph
{
    private readonly ILookup<string, Migration> _byName;
    private readonly ILookup<MigrationVersion, Migration> _byVersion;

    public DependencyGraph(IEnumerable<Migration> migrations)
    {
        var all = migrations.ToList();
        _byName = all.SelectMany(migration => NamesOf(migration).Select(name => (name, migration))).ToLookup(pair => pair.name, pair => pair.migration, StringComparer.Ordinal);
        _byVersion = all.Where(migration => migration.Version is not null).ToLookup(migration => migration.Version!);
    }

    /// <summary>Every name that a DEPENDS line can use, for suggestions.</summary>
    public IEnumerable<string> Names => _byName.Select(group => group.Key);

    /// <summary>The header's DEPENDS lines, or what a code migration declares; those have no line.</summary>
    public static IEnumerable<Dependency> Of(Migration migration) =>
        migration.Code?.DependsOn.Select(target => new Dependency(target, null, 0, 0)) ?? migration.Header.Dependencies;

    /// <summary>All migrations that a name means.</summary>
    public IEnumerable<Migration> Resolve(string target) =>
        MigrationVersion.TryParse(target, out var version) ? _byVersion[version] : _byName[target];

    /// <summary>Dependencies first, else by ordinal name. The members of a cycle keep the order of their names.</summary>
    public static ImmutableArray<Migration> OrderRepeatables(ImmutableArray<Migration> repeatables)
    {
        var graph = new DependencyGraph(repeatables);
        var remaining = new SortedDictionary<string, Migration>(StringComparer.Ordinal);
        foreach (var migration in repeatables)
            remaining[migration.Name + '\0' + remaining.Count] = migration;
        return [.. graph.Order(remaining)];
    }

    /// <summary>Cycles of two and more, each from its first migration on. Every one that remains after the others are broken is found.</summary>
    public ImmutableArray<ImmutableArray<Migration>> FindCycles(IEnumerable<Migration> migrations)
    {
        var remaining = migrations.ToHashSet<Migration>(ReferenceEqualityComparer.Instance);
        var cycles = ImmutableArray.CreateBuilder<ImmutableArray<Migration>>();
        while (true)
        {
            Peel(remaining);
            if (remaining.Count == 0)
                return cycles.ToImmutable();
            var cycle = Walk(remaining);
            cycles.Add(cycle);
            remaining.ExceptWith(cycle);
        }
    }

    private static IEnumerable<string> NamesOf(Migration migration) =>
        new[] { migration.FileName, migration.Id.ToString(), $"{migration.Id}.sql" }.Distinct(StringComparer.Ordinal);

    private IEnumerable<Migration> DependenciesOf(Migration migration) =>
        Of(migration).SelectMany(dependency => Resolve(dependency.Target)).Where(other => !ReferenceEquals(other, migration));
}
