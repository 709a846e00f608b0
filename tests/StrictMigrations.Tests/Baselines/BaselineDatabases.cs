using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

/// <summary>The databases that baselines are generated from.</summary>
internal static class BaselineDatabases
{
    public const string EveryKindName = "every kind";

    public static IEnumerable<string> Names { get; } =
        [EveryKindName, .. Directory.GetFiles(Folder, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root, "tests/StrictMigrations.Tests/Baselines/Databases");

    /// <summary>The secret of the server among every kind is refused, which has a test of its own.</summary>
    public static string Sql(string name) => name == EveryKindName
        ? $"{EveryKind.Sql}; ALTER SERVER remote OPTIONS (DROP api_token)"
        : File.ReadAllText(Path.Combine(Folder, $"{name}.sql"));
}
