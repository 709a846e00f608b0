namespace StrictMigrations.Testing.Conformance;

/// <summary>Collects what is wrong with one plug-in.</summary>
internal sealed class ConformanceReport(string subject)
{
    private readonly List<string> _problems = [];

    public void Add(string problem)
    {
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    /// <summary>Adds the problem unless the demand is met.</summary>
    public void Demand(bool isMet, string problem)
    {
        if (!isMet)
            Add(problem);
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new ConformanceException(subject, [.. _problems]);
    }
}
