namespace StrictMigrations.Baselines.Statements;

/// <summary>Triggers, rules and event triggers; what is switched otherwise than at creation is said afterwards.</summary>
internal static class TriggerStatements
{
    /// <summary>A partition's clone comes with its parent's trigger; only its state is said.</summary>
    public static IEnumerable<string> Trigger(SchemaObject item, BaselineSchema schema)
    {
        var named = $"SELECT FROM pg_trigger WHERE tgrelid = {SqlText.Class(SqlText.ParentName(item))} AND tgname = {SqlText.Literal(item.Name)}";
        var isClone = schema.Facts.Dependencies[item.Key].Any(key => key.Kind == SchemaObjectKind.Trigger);
        if (!isClone)
            yield return Guard.Unless(named, item["definition"]!);
        if ((item["enabled"] ?? (isClone ? "" : null)) is { } state)
            yield return Guard.When($"{named} AND tgenabled <> '{Letter(state)}'", $"ALTER TABLE {SqlText.ParentName(item)} {Verb(state)} TRIGGER {SqlText.Name(item.Name)}");
    }

    public static IEnumerable<string> Rule(SchemaObject item)
    {
        yield return $"CREATE OR REPLACE{item["definition"]!["CREATE".Length..].TrimEnd().TrimEnd(';')}";
        if (item["enabled"] is { } state)
        {
            yield return Guard.When(
                $"SELECT FROM pg_rewrite WHERE ev_class = {SqlText.Class(SqlText.ParentName(item))} AND rulename = {SqlText.Literal(item.Name)} AND ev_enabled <> '{Letter(state)}'",
                $"ALTER TABLE {SqlText.ParentName(item)} {Verb(state)} RULE {SqlText.Name(item.Name)}");
        }
    }

    public static IEnumerable<string> EventTrigger(SchemaObject item)
    {
        var named = $"SELECT FROM pg_event_trigger WHERE evtname = {SqlText.Literal(item.Name)}";
        var tags = item["tags"] is { } list ? $" WHEN TAG IN ({string.Join(", ", list.Split(", ").Select(SqlText.Literal))})" : "";
        yield return Guard.Unless(named, $"CREATE EVENT TRIGGER {SqlText.Name(item.Name)} ON {item["event"]}{tags} EXECUTE FUNCTION {item["executes"]}");
        if (item["enabled"] is { } state)
            yield return Guard.When($"{named} AND evtenabled <> '{Letter(state)}'", $"ALTER EVENT TRIGGER {SqlText.Name(item.Name)} {Verb(state)}");
    }

    private static string Verb(string state) => state switch
    {
        "no" => "DISABLE",
        "" => "ENABLE",
        _ => $"ENABLE {state.ToUpperInvariant()}",
    };

    private static char Letter(string state) => state switch
    {
        "no" => 'D',
        "replica" => 'R',
        "" => 'O',
        _ => 'A',
    };
}
