namespace StrictMigrations.Validation.Rules;

/// <summary>A database that has a schema and no history: nobody can say which migrations it has had.</summary>
internal sealed class UnmanagedRules : IMigrationValidator
{
    public static readonly Rule Unmanaged = new("history/unmanaged", Severity.Error, "A database without history is empty.");

    private const int Shown = 3;

    public ValidationStage Stage => ValidationStage.Live;

    public IReadOnlyList<Rule> Rules { get; } = [Unmanaged];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var isFirstRun = context is { History.Head.Id: 0, Schema: not null, Plan.Steps.IsEmpty: false };
        var objects = isFirstRun && context.Plan!.Steps[0].Header.Schema is null ? context.Schema!.Live.Objects.Where(IsSomething).ToList() : [];
        return ValueTask.FromResult<IReadOnlyList<Finding>>(objects.Count == 0 ? [] : [Find(objects)]);
    }

    public static bool IsEmpty(SchemaSnapshot schema) => !schema.Objects.Any(IsSomething);

    /// <summary>An empty schema and an extension are what an administrator prepares.</summary>
    private static bool IsSomething(SchemaObject item) => item.Kind is not (SchemaObjectKind.Schema or SchemaObjectKind.Extension);

    private static Finding Find(List<SchemaObject> objects) => Unmanaged.Finds(
        "the database",
        $"The database is not empty ({string.Join(", ", objects.Take(Shown))}{(objects.Count > Shown ? $" and {objects.Count - Shown} more objects" : "")}), and there is no history that says how it came to be.",
        """
        If another tool migrated it, take its history over: strict-migrations adopt --history <table>
        If there is none worth keeping, make its schema the starting point: strict-migrations baseline
        If those objects belong to somebody else, name your own schemas (ManagedSchemas) or leave theirs out (IgnoredObjects).
        """);
}
