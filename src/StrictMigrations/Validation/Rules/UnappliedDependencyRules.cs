using StrictMigrations.Catalogs;

namespace StrictMigrations.Validation.Rules;

/// <summary>A plan that would run a migration although what it depends on is neither applied nor about to be.</summary>
internal sealed class UnappliedDependencyRules : IMigrationValidator
{
    public static readonly Rule Unapplied = new("dependency/unapplied", Severity.Error, "What a migration depends on is applied, or runs before it.");

    public ValidationStage Stage => ValidationStage.History;

    public IReadOnlyList<Rule> Rules { get; } = [Unapplied];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var dependents = context.Plan!.Steps.Where(step => !step.Header.Dependencies.IsEmpty).ToList();
        return ValueTask.FromResult<IReadOnlyList<Finding>>(dependents.Count == 0 ? [] : [.. Find(dependents, context)]);
    }

    private static IEnumerable<Finding> Find(List<Migration> dependents, ValidationContext context)
    {
        var graph = new DependencyGraph(context.Catalog.Active);
        var steps = context.Plan!.Steps.Select(step => step.Id).ToHashSet();
        return
            from migration in dependents
            from dependency in migration.Header.Dependencies
            let others = graph.Resolve(dependency.Target).ToList()
            where others.Count == 1 && !steps.Contains(others[0].Id) && context.History!.Find(others[0].Id) is not { IsApplied: true }
            select Find(migration, dependency, others[0]);
    }

    private static Finding Find(Migration migration, Dependency dependency, Migration other) => Unapplied.Finds(
        migration.FileName,
        $"{migration.FileName} depends on {other.FileName}, which is not applied in this database and is not among the migrations to run.",
        $"Apply {other.FileName} first: see its state in strict-migrations status.",
        migration.Code is null ? Place.InFile(migration.Location, dependency.Line, dependency.Column) : Place.InFile(migration.Location));
}
