namespace StrictMigrations.Baselines.Statements;

internal static class TableStatements
{
    public static IEnumerable<string> Create(ScriptItem step, BaselineSchema schema)
    {
        var table = step.Item;
        var layout = new TableLayout(table, schema);
        yield return CreateTable(step, layout, schema);
        foreach (var statement in Hierarchy(table, layout, schema).Concat(Details(step, layout, schema)))
            yield return statement;
    }

    /// <summary>Written with the policies: FORCE would hide the reference data from who inserts it.</summary>
    public static IEnumerable<string> RowSecurity(SchemaObject table)
    {
        var name = SqlText.Name(table);
        if (table["row security"] is not null)
            yield return Guard.Unless(Is(table, "relrowsecurity"), $"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY");
        if (table["force row security"] is not null)
            yield return Guard.Unless(Is(table, "relforcerowsecurity"), $"ALTER TABLE ONLY {name} FORCE ROW LEVEL SECURITY");
    }

    private static string CreateTable(ScriptItem step, TableLayout layout, BaselineSchema schema)
    {
        var table = step.Item;
        var kind = table.Kind == SchemaObjectKind.ForeignTable ? "FOREIGN TABLE" : table["unlogged"] is null ? "TABLE" : "UNLOGGED TABLE";
        var lines = Columns(step, layout).Concat(Constraints(step, layout, schema)).ToList();
        var list = lines.Count > 0 ? $" (\n    {string.Join(",\n    ", lines)}\n)" : layout.IsTyped ? "" : " ()";
        return $"CREATE {kind} IF NOT EXISTS {SqlText.Name(table)}{(layout.IsTyped ? $" OF {table["of type"]}" : "")}{list}{Tail(table, layout)}";
    }

    private static IEnumerable<string> Columns(ScriptItem step, TableLayout layout) =>
        layout.Listed.Where(column => !layout.IsTyped || ColumnText.HasOptions(column, step)).Select(column => ColumnText.Of(column, step, layout.IsTyped));

    private static IEnumerable<string> Constraints(ScriptItem step, TableLayout layout, BaselineSchema schema) =>
        schema.Parts(step.Item, SchemaObjectKind.Constraint)
            .Where(part => step.Inline.Contains(part.Key) && (layout.ListsAll || !schema.IsInherited(part)))
            .Select(ConstraintStatements.Text);

    private static string Tail(SchemaObject table, TableLayout layout)
    {
        var tail = layout.UsesInherits ? $"\nINHERITS ({table["inherits"]})" : "";
        if (table["partition by"] is { } key)
            tail += $"\nPARTITION BY {key}";
        if (table["server"] is { } server)
            tail += $"\nSERVER {SqlText.Name(server)}{SqlText.ServerOptions(table["server options"])}";
        if (table["access method"] is { } method)
            tail += $"\nUSING {SqlText.Name(method)}";
        var options = new[] { (table["options"], ""), (table["toast options"], "toast.") }.Where(item => item.Item1 is not null).Select(item => SqlText.StorageOptions(item.Item1!, item.Item2)).ToList();
        return options.Count == 0 ? tail : $"{tail}\nWITH ({string.Join(", ", options)})";
    }

    private static IEnumerable<string> Hierarchy(SchemaObject table, TableLayout layout, BaselineSchema schema)
    {
        var name = SqlText.Name(table);
        if (table["partition of"] is { } parent)
            yield return Guard.Unless(IsChild(name, parent), $"ALTER TABLE ONLY {parent} ATTACH PARTITION {name} {table["bound"]}");
        if (table["inherits"] is not { } parents || layout.UsesInherits)
            yield break;
        foreach (var ancestor in SqlText.Split(parents, ", "))
            yield return Guard.Unless(IsChild(name, ancestor), $"ALTER TABLE {name} INHERIT {ancestor}");
    }

    private static IEnumerable<string> Details(ScriptItem step, TableLayout layout, BaselineSchema schema)
    {
        var table = step.Item;
        foreach (var statement in SequenceStatements.OwnedBy(table, schema))
            yield return statement;
        foreach (var column in schema.Columns(table))
        {
            var overrides = layout.Listed.Contains(column) ? [] : ColumnStatements.Overrides(column, layout.Inherited(column), step);
            foreach (var statement in overrides.Concat(ColumnStatements.Details(column)))
                yield return statement;
        }

        foreach (var constraint in schema.Parts(table, SchemaObjectKind.Constraint).Where(part => step.Inline.Contains(part.Key)))
        {
            foreach (var statement in ConstraintStatements.Details(constraint))
                yield return statement;
        }

        if (table["replica identity"] is "full" or "nothing")
            yield return Guard.Unless(Is(table, $"relreplident = '{table["replica identity"]![0]}'"), $"ALTER TABLE ONLY {SqlText.Name(table)} REPLICA IDENTITY {table["replica identity"]!.ToUpperInvariant()}");
    }

    private static string IsChild(string child, string parent) => $"SELECT FROM pg_inherits WHERE inhrelid = {SqlText.Class(child)} AND inhparent = {SqlText.Class(parent)}";

    private static string Is(SchemaObject table, string condition) => $"SELECT FROM pg_class WHERE oid = {SqlText.Class(SqlText.Name(table))} AND {condition}";
}
