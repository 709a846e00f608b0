using System.Text;
using System.Text.RegularExpressions;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Checks the options as a whole: all wrong values in one message.</summary>
internal static partial class OptionsCheck
{
    private const int MaxIdentifierBytes = 63;
    private const string Identifier = """(?:"(?:[^"\0]|"")*"|[^\s,"\0]+)""";
    private static readonly TimeSpan MaxServerTimeout = TimeSpan.FromMilliseconds(int.MaxValue);

    public static void Require(StrictMigrationsOptions options)
    {
        var problems = Problems(options).ToList();
        if (problems.Count > 0)
            throw new MigrationConfigurationException($"The options of StrictMigrations are wrong. Nothing was changed.\n  {string.Join("\n  ", problems)}");
    }

    private static IEnumerable<string> Problems(StrictMigrationsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.LedgerSchema) || Encoding.UTF8.GetByteCount(options.LedgerSchema) > MaxIdentifierBytes)
            yield return $"LedgerSchema is '{options.LedgerSchema}': give a name of 1 to {MaxIdentifierBytes} bytes.";
        if (options.LedgerSchema is { } schema && (schema == "information_schema" || schema.StartsWith("pg_", StringComparison.Ordinal)))
            yield return $"LedgerSchema is '{schema}': PostgreSQL keeps information_schema and names that begin with pg_ to itself.";
        if (options.LedgerSchema == "public" || options.ManagedSchemas.Contains(options.LedgerSchema))
            yield return $"LedgerSchema is '{options.LedgerSchema}', which holds objects of migrations: give the ledger a schema of its own, since what stands beside it is not checked.";
        if (!Enum.IsDefined(options.Naming))
            yield return $"Naming is {options.Naming}: choose one of {string.Join(", ", Enum.GetNames<MigrationNaming>())}.";
        if (!Enum.IsDefined(options.NonTransactional))
            yield return $"NonTransactional is {options.NonTransactional}: choose one of {string.Join(", ", Enum.GetNames<NonTransactionalStatements>())}.";
        if (!Enum.IsDefined(options.Drift))
            yield return $"Drift is {options.Drift}: choose one of {string.Join(", ", Enum.GetNames<DriftMode>())}.";
        if (options.RunLockTimeout < TimeSpan.Zero && options.RunLockTimeout != Timeout.InfiniteTimeSpan)
            yield return $"RunLockTimeout is {options.RunLockTimeout}: give 0 or more, or Timeout.InfiniteTimeSpan.";
        if (options.RunLockPollInterval < TimeSpan.FromMilliseconds(10) || options.RunLockPollInterval > TimeSpan.FromMinutes(1))
            yield return $"RunLockPollInterval is {options.RunLockPollInterval}: give 10 ms to 1 minute.";
        foreach (var (name, value) in new[] { (nameof(options.LockTimeout), options.LockTimeout), (nameof(options.StatementTimeout), options.StatementTimeout) })
        {
            if (value < TimeSpan.Zero || value > MaxServerTimeout)
                yield return $"{name} is {value}: give 0 (none) to {MaxServerTimeout}.";
        }

        foreach (var (name, value) in new[] { (nameof(options.DirectConnectionString), options.DirectConnectionString), (nameof(options.AdminConnectionString), options.AdminConnectionString) })
        {
            if (value is not null && ConnectionStrings.FindProblem(value, name) is { } problem)
                yield return problem;
        }

        foreach (var (id, severity) in options.Rules.Where(pair => !Enum.IsDefined(pair.Value)))
            yield return $"Rules sets '{id}' to {severity}: choose one of {string.Join(", ", Enum.GetNames<Severity>())}.";
        if (options.SearchPath is { } path && !SearchPath().IsMatch(path))
            yield return $"SearchPath is '{path}': give names of schemas with commas between them, those with special characters in double quotes.";
        if (options.ExpectedLedgerHead is { } head && LedgerHead.Parse(head) is null)
            yield return $"ExpectedLedgerHead is '{head}': give id:hash as status prints it.";
        foreach (var name in options.Placeholders.Keys.Where(name => name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')))
            yield return $"The placeholder name '{name}' is not made of letters, digits, '_', '.' and '-'.";
    }

    /// <summary>The list that PostgreSQL's SplitIdentifierString reads.</summary>
    [GeneratedRegex($"""\A\s*(?:{Identifier}(?:\s*,\s*{Identifier})*)?\s*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex SearchPath();
}
