namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>How often each kind of statement took effect, and why it did not.</summary>
internal sealed class DdlCounts
{
    public const string SavepointRollback = "SAVEPOINT ROLLED BACK";

    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, string Last)> _problems = new(StringComparer.Ordinal);

    public int Statements => _done.Values.Sum();

    public IReadOnlyDictionary<string, int> Done => _done;

    public void Add(string kind, string? problem)
    {
        if (problem is null)
            _done[kind] = _done.GetValueOrDefault(kind) + 1;
        else
            _problems[kind] = (_problems.GetValueOrDefault(kind).Count + 1, problem);
    }

    public void Add(DdlCounts others)
    {
        foreach (var (kind, count) in others._done)
            _done[kind] = _done.GetValueOrDefault(kind) + count;
        foreach (var (kind, problem) in others._problems)
            _problems[kind] = (_problems.GetValueOrDefault(kind).Count + problem.Count, problem.Last);
    }

    public List<DdlKind> Missing(IEnumerable<DdlKind> kinds, int each) => [.. kinds.Where(kind => _done.GetValueOrDefault(kind.Name) < each)];

    public override string ToString() => string.Join('\n', _done.Keys.Union(_problems.Keys).Order(StringComparer.Ordinal).Select(Line));

    private string Line(string kind) => _problems.TryGetValue(kind, out var problem)
        ? $"{_done.GetValueOrDefault(kind),6} {kind} ({problem.Count} refused, the last: {problem.Last})"
        : $"{_done.GetValueOrDefault(kind),6} {kind}";
}
