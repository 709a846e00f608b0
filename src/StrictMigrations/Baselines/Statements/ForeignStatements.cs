namespace StrictMigrations.Baselines.Statements;

internal static class ForeignStatements
{
    public static IEnumerable<string> Wrapper(SchemaObject item)
    {
        var functions = (item["handler"] is { } handler ? $" HANDLER {handler}" : "") + (item["validator"] is { } validator ? $" VALIDATOR {validator}" : "");
        yield return Guard.Unless(
            $"SELECT FROM pg_foreign_data_wrapper WHERE fdwname = {SqlText.Literal(item.Name)}",
            $"CREATE FOREIGN DATA WRAPPER {SqlText.Name(item.Name)}{functions}{SqlText.ServerOptions(item["server options"])}");
    }

    public static IEnumerable<string> Server(SchemaObject item)
    {
        var type = item["type"] is { } named ? $" TYPE {SqlText.Literal(named)}" : "";
        var version = item["server version"] is { } number ? $" VERSION {SqlText.Literal(number)}" : "";
        yield return $"CREATE SERVER IF NOT EXISTS {SqlText.Name(item.Name)}{type}{version} FOREIGN DATA WRAPPER {SqlText.Name(item["wrapper"]!)}{SqlText.ServerOptions(item["server options"])}";
    }
}
