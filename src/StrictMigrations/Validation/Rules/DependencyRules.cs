using System.Collections.Immutable;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Validation.Rules;

/// <summary>The DEPENDS lines of migrations that never ran. Those of the others can no longer be edited, and held when they ran.</summary>
internal sealed class DependencyRules : IMigrationValidator
{
    public static readonly Rule Missing = new("dependency/missing", Severity.Error, "A migration that another depends on exists.");
    public static readonly Rule Self = new("dependency/self", Severity.Error, "A migration does not depend on itself.");
    public static readonly Rule Cycle = new("dependency/cycle", Severity.Error, "Migrations do not depend on each other in a circle.");
    public static readonly Rule Forward = new("dependency/forward", Severity.Error, "A versioned migration depends on lower versions only.");
    public static readonly Rule Retired = new("dependency/retired", Severity.Error, "A migration does not depend on a retired one.");
    public static readonly Rule Ambiguous = new("dependency/ambiguous", Severity.Error, "The name of a dependency means one migration.");

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Missing, Self, Cycle, Forward, Retired, Ambiguous];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var judged = context.Unapplied.Where(migration => !migration.Header.Dependencies.IsEmpty).ToList();
        return ValueTask.FromResult<IReadOnlyList<Finding>>(judged.Count == 0 ? [] : [.. new Search(context.Catalog).Find(judged)]);
    }

    private sealed class Search(Catalog catalog)
    {
        private readonly DependencyGraph _graph = new(catalog.Active.Concat(catalog.Retired));
        private readonly HashSet<Migration> _retired = catalog.Retired.ToHashSet<Migration>(ReferenceEqualityComparer.Instance);

        public IEnumerable<Finding> Find(List<Migration> judged)
        {
            var cycles = _graph.FindCycles(judged).ToList();
            var circular = cycles.SelectMany(cycle => cycle.Zip(Next(cycle), (from, to) => (from.Location, to.Location))).ToHashSet();
            var lines = judged.SelectMany(migration => migration.Header.Dependencies.Select(dependency => Find(migration, dependency, circular)));
            return cycles.Select(FindCycle).Concat(lines.OfType<Finding>());
        }

        private Finding? Find(Migration migration, Dependency dependency, HashSet<(string, string)> circular)
        {
            var named = _graph.Resolve(dependency.Target).ToList();
            var active = named.Where(other => !_retired.Contains(other)).ToList();
            return (named, active) switch
            {
                ([], _) when catalog.IsSuperseded(dependency.Target) => null,
                ([], _) => FindMissing(migration, dependency),
                (_, []) => FindRetired(migration, dependency, named[0]),
                (_, [_, _, ..]) => FindAmbiguous(migration, dependency, active),
                (_, [var other]) when ReferenceEquals(other, migration) => FindSelf(migration, dependency),
                (_, [var other]) when IsForward(migration, other) && !circular.Contains((migration.Location, other.Location)) => FindForward(migration, dependency, other),
                _ => null,
            };
        }

        private static bool IsForward(Migration migration, Migration other) =>
            migration.Version is not null && (other.Version is null || other.Version > migration.Version);

        private Finding FindMissing(Migration migration, Dependency dependency) => Missing.Finds(
            migration.FileName,
            $"{migration.FileName} depends on {dependency.Target}, which does not exist.{NearestName.Hint(dependency.Target, _graph.Names)}",
            "Correct the DEPENDS line, or add the migration.",
            PlaceOf(migration, dependency));

        private static Finding FindRetired(Migration migration, Dependency dependency, Migration retired) => Retired.Finds(
            migration.FileName,
            $"{migration.FileName} depends on {dependency.Target}, which is retired ({retired.FileName}).",
            retired.Header.Retirement?.ReplacedBy is { } replacement ? $"Depend on {replacement}, which replaces it." : "Depend on the migration that does its work now, or delete the line.",
            PlaceOf(migration, dependency));

        private static Finding FindAmbiguous(Migration migration, Dependency dependency, List<Migration> active) => Ambiguous.Finds(
            migration.FileName,
            $"{migration.FileName} depends on {dependency.Target}, which means {active.Count} migrations: {string.Join(", ", active.Select(other => other.FileName))}.",
            "Write the full file name of the one that is meant.",
            PlaceOf(migration, dependency));

        private static Finding FindSelf(Migration migration, Dependency dependency) => Self.Finds(
            migration.FileName, $"{migration.FileName} depends on itself.", "Correct the DEPENDS line, or delete it.", PlaceOf(migration, dependency));

        private static Finding FindForward(Migration migration, Dependency dependency, Migration other) => Forward.Finds(
            migration.FileName,
            other.Version is null
                ? $"{migration.FileName} depends on the repeatable migration {other.FileName}, which runs after all versioned ones."
                : $"{migration.FileName} depends on {other.FileName}, which has a higher version and runs after it.",
            other.Version is null ? "Move what it needs into a versioned migration." : $"Renumber {migration.FileName} above {other.Version}, or correct the DEPENDS line.",
            PlaceOf(migration, dependency));

        private Finding FindCycle(ImmutableArray<Migration> cycle)
        {
            var line = cycle[0].Header.Dependencies.First(dependency => _graph.Resolve(dependency.Target).Contains(cycle[1]));
            var circle = string.Join(" -> ", cycle.Append(cycle[0]).Select(migration => migration.FileName));
            return Cycle.Finds(
                cycle[0].FileName,
                $"Migrations depend on each other in a circle: {circle}.",
                "Delete one of these DEPENDS lines; none of the migrations could run first.",
                PlaceOf(cycle[0], line));
        }

        private static IEnumerable<Migration> Next(ImmutableArray<Migration> cycle) => cycle.Skip(1).Append(cycle[0]);

        private static Place PlaceOf(Migration migration, Dependency dependency) =>
            migration.Code is null ? Place.InFile(migration.Location, dependency.Line, dependency.Column) : Place.InFile(migration.Location);
    }
}
