namespace StrictMigrations.Baselines.Statements;

internal static class SequenceStatements
{
    private const int UnloggedSince = 15;

    public static IEnumerable<string> Create(SchemaObject item, BaselineSchema schema)
    {
        var unlogged = item["unlogged"] is not null || IsOwnedByUnlogged(item, schema) ? "UNLOGGED " : "";
        yield return $"CREATE {unlogged}SEQUENCE IF NOT EXISTS {SqlText.Name(item)} AS {item["type"]} START WITH {item["start"]} INCREMENT BY {item["increment"]} "
            + $"MINVALUE {item["minimum"]} MAXVALUE {item["maximum"]} CACHE {item["cache"]}{(item["cycle"] is null ? "" : " CYCLE")}";
    }

    /// <summary>Written with the table, which comes later.</summary>
    public static IEnumerable<string> OwnedBy(SchemaObject table, BaselineSchema schema) =>
        from sequence in schema.Snapshot.Objects
        where sequence.Kind == SchemaObjectKind.Sequence && IsOwnedBy(sequence, table)
        let column = SqlText.Unquote(SqlText.Split(sequence["owned by"]!, ".").Last())
        select Guard.Unless(
            $"SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = {SqlText.Class(SqlText.Name(sequence))} AND refobjid = {SqlText.Class(SqlText.Name(table))} AND deptype = 'a'",
            $"ALTER SEQUENCE {SqlText.Name(sequence)} OWNED BY {SqlText.Name(table)}.{SqlText.Name(column)}");

    /// <summary><c>app.orders_id_seq start 1 increment 1 minimum 1 maximum 9 cache 1 cycle</c> as the options of an identity column.</summary>
    public static string Identity(string sequence)
    {
        var parts = SqlText.Split(sequence, " ").ToArray();
        return $"SEQUENCE NAME {parts[0]} START WITH {parts[2]} INCREMENT BY {parts[4]} MINVALUE {parts[6]} MAXVALUE {parts[8]} CACHE {parts[10]}{(parts.Length > 11 ? " CYCLE" : "")}";
    }

    private static bool IsOwnedBy(SchemaObject sequence, SchemaObject table) =>
        sequence["owned by"] is { } owner && SqlText.Split(owner, ".").Take(2).Select(SqlText.Unquote).SequenceEqual([table.Schema!, table.Name]);

    private static bool IsOwnedByUnlogged(SchemaObject sequence, BaselineSchema schema) =>
        schema.Snapshot.ServerMajor >= UnloggedSince && sequence["owned by"] is not null
        && schema.Snapshot.Objects.Any(item => item.Kind == SchemaObjectKind.Table && item["unlogged"] is not null && IsOwnedBy(sequence, item));
}
