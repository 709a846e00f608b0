using System.Collections.Immutable;
using System.Globalization;

namespace StrictMigrations.Testing;

/// <summary>A source or a validator breaks its contract; every problem that was found is in it.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(string subject, ImmutableArray<string> problems)
        : base($"{subject} breaks its contract:\n{string.Join('\n', problems.Select((problem, index) => string.Create(CultureInfo.InvariantCulture, $"  {index + 1}. {problem}")))}") =>
        Problems = problems;

    /// <summary>What is wrong, a sentence each; never empty.</summary>
    public ImmutableArray<string> Problems { get; }
}
