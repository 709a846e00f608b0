namespace StrictMigrations.Schemas;

/// <summary>Names as a person writes them: quoted only where they must be.</summary>
internal static class Names
{
    public static string Full(SchemaObject item)
    {
        // The names of casts and transforms are made of types, which are quoted already.
        if (item.Kind is SchemaObjectKind.Cast or SchemaObjectKind.Transform)
            return item.Name;
        var name = (item.Kind is SchemaObjectKind.Operator ? item.Name : Quote(item.Name)) + item.Signature;
        if (item.Parent is not null)
            name = $"{Quote(item.Parent)}.{name}";
        return item.Schema is null ? name : $"{Quote(item.Schema)}.{name}";
    }

    public static string Quote(string name) => IsPlain(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name[0] == '$')
            return false;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter is not ('_' or '$'))
                return false;
        }

        return true;
    }
}
