using System.Collections.Immutable;
using System.Text;

namespace StrictMigrations.Testing.Servers;

/// <summary>The settings of a throwaway server.</summary>
internal static class ServerSettings
{
    private static readonly ImmutableDictionary<string, string> Fast = ImmutableDictionary.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        [
            KeyValuePair.Create("fsync", "off"),
            KeyValuePair.Create("synchronous_commit", "off"),
            KeyValuePair.Create("full_page_writes", "off"),
            // The log lives in memory where there is room: let it not grow to the gigabyte that is the default.
            KeyValuePair.Create("max_wal_size", "256MB"),
        ]);

    private static readonly ImmutableDictionary<string, string> Always = ImmutableDictionary.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        [
            KeyValuePair.Create("max_connections", "200"),
            KeyValuePair.Create("wal_level", "logical"),
            KeyValuePair.Create("timezone", "UTC"),
            KeyValuePair.Create("log_timezone", "UTC"),
        ]);

    public static ImmutableDictionary<string, string> Of(PostgresServerOptions options) =>
        (options.Durable ? Always : Always.AddRange(Fast)).SetItems(options.Settings);

    /// <summary>Lines for the end of postgresql.conf, where the last one wins.</summary>
    public static string ToConfiguration(this IEnumerable<KeyValuePair<string, string>> settings)
    {
        var text = new StringBuilder("\n");
        foreach (var (name, value) in settings)
            text.Append(name).Append(" = '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        return text.ToString();
    }
}
