namespace StrictMigrations.Baselines.Statements;

internal static class OperatorStatements
{
    public static IEnumerable<string> Operator(SchemaObject item)
    {
        var sides = item.Signature[1..^1].Split(", ");
        var options = new List<string> { $"FUNCTION = {WithoutArguments(item["function"]!)}" };
        Add(options, "LEFTARG", sides[0] == "NONE" ? null : sides[0]);
        Add(options, "RIGHTARG", sides[1]);
        Add(options, "COMMUTATOR", Reference(item["commutator"]));
        Add(options, "NEGATOR", Reference(item["negator"]));
        Add(options, "RESTRICT", item["restrict"]);
        Add(options, "JOIN", item["join"]);
        options.AddRange(new[] { item["hashes"] is null ? "" : "HASHES", item["merges"] is null ? "" : "MERGES" }.Where(option => option.Length > 0));
        var name = $"{SqlText.Name(item.Schema!)}.{item.Name}";
        yield return Guard.Unless(
            // One that another named as its commutator is there already, without a function.
            $"SELECT FROM pg_operator WHERE oid = to_regoperator({SqlText.Literal($"{name}{item.Signature}")}) AND oprcode <> 0",
            $"CREATE OPERATOR {name} ({string.Join(", ", options)})");
    }

    public static IEnumerable<string> Family(SchemaObject item, BaselineSchema schema)
    {
        var ofClasses = schema.Snapshot.Objects
            .Where(other => other.Kind == SchemaObjectKind.OperatorClass && other["family"] == SqlName(item)).SelectMany(other => schema.Facts.ClassMembers[other.Key]);
        var loose = Members(item).Except(ofClasses).ToList();
        string[] statements = [$"CREATE OPERATOR FAMILY {SqlText.Name(item)}{item.Signature}"];
        if (loose.Count > 0)
            statements = [.. statements, $"ALTER OPERATOR FAMILY {SqlText.Name(item)}{item.Signature} ADD {string.Join(", ", loose)}"];
        yield return Guard.Unless(
            $"SELECT FROM pg_opfamily JOIN pg_am a ON a.oid = opfmethod WHERE opfnamespace = {SqlText.Namespace(item)} AND opfname = {SqlText.Literal(item.Name)} AND ' USING ' || amname = {SqlText.Literal(item.Signature)}",
            statements);
    }

    public static IEnumerable<string> Class(SchemaObject item, BaselineSchema schema)
    {
        var members = schema.Facts.ClassMembers[item.Key].ToList();
        if (item["storage"] is { } storage || members.Count == 0)
            members.Add($"STORAGE {item["storage"] ?? item["type"]}");
        yield return Guard.Unless(
            $"SELECT FROM pg_opclass JOIN pg_am a ON a.oid = opcmethod WHERE opcnamespace = {SqlText.Namespace(item)} AND opcname = {SqlText.Literal(item.Name)} AND ' USING ' || amname = {SqlText.Literal(item.Signature)}",
            $"CREATE OPERATOR CLASS {SqlText.Name(item)}{(item["by default"] is null ? "" : " DEFAULT")} FOR TYPE {item["type"]}{item.Signature} FAMILY {item["family"]} AS {string.Join(", ", members)}");
    }

    /// <summary>The name is <c>source AS target</c>.</summary>
    public static IEnumerable<string> Cast(SchemaObject item)
    {
        var context = item["context"] is { } value ? $" AS {value.ToUpperInvariant()}" : "";
        yield return Guard.Unless(
            $"SELECT FROM pg_cast WHERE format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL) = {SqlText.Literal(item.Name)}",
            $"CREATE CAST ({item.Name}) {item["method"]}{context}");
    }

    private static IEnumerable<string> Members(SchemaObject family) =>
        new[] { family["operators"], family["functions"] }.Where(list => list is not null).SelectMany(list => list!.Split('\n'));

    private static string SqlName(SchemaObject item) => $"{Schemas.Names.Quote(item.Schema!)}.{Schemas.Names.Quote(item.Name)}";

    private static void Add(List<string> options, string name, string? value)
    {
        if (value is not null)
            options.Add($"{name} = {value}");
    }

    private static string WithoutArguments(string routine) => routine[..routine.LastIndexOf('(')];

    /// <summary><c>app.===(integer,integer)</c> as <c>OPERATOR(app.===)</c>; what has no schema is PostgreSQL's.</summary>
    private static string? Reference(string? name)
    {
        if (name is null)
            return null;
        var bare = WithoutArguments(name);
        return $"OPERATOR({(SqlText.Split(bare, ".").Count() > 1 ? bare : $"pg_catalog.{bare}")})";
    }
}
