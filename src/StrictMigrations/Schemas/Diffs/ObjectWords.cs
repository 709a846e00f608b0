namespace StrictMigrations.Schemas.Diffs;

/// <summary>What an object is, in a few words.</summary>
internal static class ObjectWords
{
    /// <summary>Kind and name as they stand below the heading of their table: <c>column users.email</c>.</summary>
    public static string Title(SchemaObject item) => $"{KindWords.Of(item.Kind)} {Short(item)}";

    /// <summary>The name without the schema of a table's parts: <c>users.email</c>; others in full.</summary>
    public static string Short(SchemaObject item) => item.Parent is null ? item.FullName : $"{Names.Quote(item.Parent)}.{Names.Quote(item.Name)}";

    /// <summary>The heading: the table with its schema, or what stands alone.</summary>
    public static string Group(SchemaObject item) =>
        item.Parent is null ? item.ToString() : $"{Names.Quote(item.Schema!)}.{Names.Quote(item.Parent)}";

    /// <summary>The definition on one line: <c>text, nullable, default now()</c>.</summary>
    public static string Describe(SchemaObject item)
    {
        if (item.Kind == SchemaObjectKind.Column)
            return Column(item);
        if (item["definition"] is { } definition)
            return OneLine(definition);
        return item.Properties.IsEmpty ? "no properties" : string.Join("; ", item.Properties.Select(property => $"{property.Name} {OneLine(property.Value)}"));
    }

    public static string OneLine(string text) => string.Join(' ', text.Split(['\n', ' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static string Column(SchemaObject column)
    {
        var rest = column.Properties.Where(property => property.Name is not ("type" or "not null")).Select(property => $"{property.Name} {OneLine(property.Value)}");
        return string.Join(", ", rest.Prepend(column["not null"] is null ? "nullable" : "not null").Prepend(column["type"] ?? "?"));
    }
}
