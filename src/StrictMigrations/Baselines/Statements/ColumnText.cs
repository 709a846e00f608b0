namespace StrictMigrations.Baselines.Statements;

/// <summary>A column as CREATE TABLE lists it.</summary>
internal static class ColumnText
{
    public static string Of(SchemaObject column, ScriptItem step, bool isTyped)
    {
        var text = SqlText.Name(column.Name) + (isTyped ? " WITH OPTIONS" : $" {column["type"]}");
        if (!isTyped)
            text += ServerOptions(column) + Compression(column) + Collation(column);
        text += Value(column, step);
        if (column["not null"] is not null && !IsNotValid(column))
            text += NotNull(column);
        return text;
    }

    /// <summary>Whether CREATE TABLE … OF has anything to say of the column.</summary>
    public static bool HasOptions(SchemaObject column, ScriptItem step) => Value(column, step).Length > 0 || column["not null"] is not null;

    /// <summary>18: NOT NULL that existing rows were not checked for.</summary>
    public static bool IsNotValid(SchemaObject column) => column["not null state"]?.Contains("not valid", StringComparison.Ordinal) == true;

    private static string NotNull(SchemaObject column) =>
        column["not null state"]?.Contains("no inherit", StringComparison.Ordinal) == true ? " NOT NULL NO INHERIT" : " NOT NULL";

    private static string ServerOptions(SchemaObject column) => SqlText.ServerOptions(column["server options"]);

    private static string Compression(SchemaObject column) => column["compression"] is { } method ? $" COMPRESSION {method}" : "";

    private static string Collation(SchemaObject column) => column["collation"] is { } collation ? $" COLLATE {collation}" : "";

    private static string Value(SchemaObject column, ScriptItem step)
    {
        if (column["expression"] is { } expression)
            return $" GENERATED ALWAYS AS ({expression}) {column["generated"]!.ToUpperInvariant()}";
        // Partitions show their parent's identity, which has no sequence of theirs.
        if (column["identity"] is { } identity && column["identity sequence"] is { } sequence)
            return $" GENERATED {identity.ToUpperInvariant()} AS IDENTITY ({SequenceStatements.Identity(sequence)})";
        return column["default"] is { } value && step.Inline.Contains(column.Key) ? $" DEFAULT {value}" : "";
    }
}
