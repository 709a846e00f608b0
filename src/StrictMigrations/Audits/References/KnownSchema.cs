namespace StrictMigrations.Audits.References;

/// <summary>The tables and columns that exist after the files read so far, as their texts tell it.</summary>
internal sealed class KnownSchema(IEnumerable<string> given)
{
    /// <summary>The columns of each table; <see langword="null"/> where they are not known.</summary>
    private readonly Dictionary<string, HashSet<string>?> _tables = given.ToDictionary(name => name, _ => (HashSet<string>?)null, StringComparer.Ordinal);

    private readonly HashSet<string> _dynamic = new(StringComparer.Ordinal);

    public IEnumerable<string> Tables => _tables.Keys;

    public IEnumerable<string> ColumnsOf(string table) => _tables.GetValueOrDefault(table) ?? [];

    /// <summary>Whether nothing before can have made what the step uses.</summary>
    public bool Lacks(SchemaStep step) => step.Kind switch
    {
        SchemaStepKind.UseTable => !_tables.ContainsKey(step.Name) && !_dynamic.Contains(step.Name),
        SchemaStepKind.UseColumn => _tables.TryGetValue(step.Name, out var columns) && columns is not null && !columns.Contains(step.Column!) && !_dynamic.Contains(step.Column!),
        _ => false,
    };

    public void Apply(SchemaStep step)
    {
        switch (step.Kind)
        {
            // IF NOT EXISTS does nothing where the table is there, and without it the file fails.
            case SchemaStepKind.CreateTable:
                _tables.TryAdd(step.Name, step.Columns!.ToHashSet(StringComparer.Ordinal));
                break;
            case SchemaStepKind.CreateRelation:
                _tables.TryAdd(step.Name, null);
                break;
            case SchemaStepKind.DropTable:
                _tables.Remove(step.Name);
                break;
            case SchemaStepKind.RenameTable when step.Column is not null && _tables.Remove(step.Name, out var columns):
                _tables[step.Column] = columns;
                break;
            case SchemaStepKind.Dynamic:
                _dynamic.UnionWith(step.Columns!);
                break;
            default:
                ApplyToColumns(step);
                break;
        }
    }

    private void ApplyToColumns(SchemaStep step)
    {
        if (_tables.GetValueOrDefault(step.Name) is not { } columns)
            return;
        if (step.Kind is SchemaStepKind.AddColumn)
            columns.Add(step.Column!);
        if (step.Kind is SchemaStepKind.DropColumn or SchemaStepKind.RenameColumn)
            columns.Remove(step.Column!);
        if (step is { Kind: SchemaStepKind.RenameColumn, NewName: { } name })
            columns.Add(name);
    }
}
