using System.Collections.Immutable;

namespace StrictMigrations.Catalogs;

/// <summary>Takes migrations one after the other, each only when all it depends on is taken; what is left in the end are cycles and what hangs on them.</summary>
internal sealed class DependencyOrder
{
    private readonly List<Migration> _migrations;
    private readonly List<HashSet<int>> _open = [];
    private readonly List<List<int>> _dependents;
    private readonly SortedSet<int> _waiting = [];
    private readonly SortedSet<int> _ready = [];

    /// <summary>Where several could be taken, the one that comes first in <paramref name="migrations"/> is.</summary>
    public DependencyOrder(List<Migration> migrations, DependencyGraph graph)
    {
        _migrations = migrations;
        _dependents = [.. migrations.Select(_ => new List<int>())];
        var indexes = new Dictionary<Migration, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < migrations.Count; i++)
            indexes[migrations[i]] = i;
        for (var i = 0; i < migrations.Count; i++)
            Add(i, [.. graph.DependenciesOf(migrations[i]).Where(indexes.ContainsKey).Select(other => indexes[other])]);
    }

    public IEnumerable<Migration> InOrder()
    {
        while (_waiting.Count > 0)
            yield return _migrations[Take(_ready.Count > 0 ? _ready.Min : _waiting.Min)];
    }

    /// <summary>Takes what can be taken, then the members of one cycle; empty when nothing is left.</summary>
    public ImmutableArray<Migration> TakeCycle()
    {
        while (_ready.Count > 0)
            Take(_ready.Min);
        if (_waiting.Count == 0)
            return [];

        var cycle = Walk();
        foreach (var index in cycle)
            Take(index);
        return [.. cycle.Select(index => _migrations[index])];
    }

    /// <summary>Everything left depends on something left: following that must come back to where it was.</summary>
    private List<int> Walk()
    {
        var path = new List<int>();
        var at = _waiting.Min;
        while (!path.Contains(at))
        {
            path.Add(at);
            at = _open[at].Min();
        }

        var cycle = path[path.IndexOf(at)..];
        var first = cycle.IndexOf(cycle.Min());
        return [.. cycle[first..], .. cycle[..first]];
    }

    private void Add(int index, HashSet<int> dependencies)
    {
        _open.Add(dependencies);
        _waiting.Add(index);
        if (dependencies.Count == 0)
            _ready.Add(index);
        foreach (var dependency in dependencies)
            _dependents[dependency].Add(index);
    }

    private int Take(int index)
    {
        _waiting.Remove(index);
        _ready.Remove(index);
        foreach (var dependent in _dependents[index])
        {
            if (_open[dependent].Remove(index) && _open[dependent].Count == 0 && _waiting.Contains(dependent))
                _ready.Add(dependent);
        }

        return index;
    }
}
