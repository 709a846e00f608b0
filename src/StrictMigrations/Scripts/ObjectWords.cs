using System.Collections.Frozen;

namespace StrictMigrations.Scripts;

/// <summary>The kinds of object that CREATE, ALTER and DROP name, and the command tags that differ from the words.</summary>
internal static class ObjectWords
{
    private static readonly string[] s_objects =
    [
        "ACCESS METHOD", "AGGREGATE", "CAST", "COLLATION", "CONVERSION", "DATABASE", "DOMAIN", "EVENT TRIGGER", "EXTENSION",
        "FOREIGN DATA WRAPPER", "FOREIGN TABLE", "FUNCTION", "INDEX", "LANGUAGE", "LARGE OBJECT", "MATERIALIZED VIEW", "OPERATOR",
        "OPERATOR CLASS", "OPERATOR FAMILY", "OWNED", "POLICY", "PROCEDURE", "PUBLICATION", "ROLE", "ROUTINE", "RULE", "SCHEMA",
        "SEQUENCE", "SERVER", "STATISTICS", "SUBSCRIPTION", "SYSTEM", "TABLE", "TABLESPACE", "TEXT SEARCH CONFIGURATION",
        "TEXT SEARCH DICTIONARY", "TEXT SEARCH PARSER", "TEXT SEARCH TEMPLATE", "TRANSFORM", "TRIGGER", "TYPE", "USER MAPPING", "VIEW",
    ];

    /// <summary>From <c>CREATE USER</c> and the like to the tag.</summary>
    public static FrozenDictionary<string, string> DefinitionTags()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var verb in new[] { "CREATE", "ALTER", "DROP" })
        {
            foreach (var name in s_objects)
                tags[$"{verb} {name}"] = $"{verb} {name}";
            tags[$"{verb} USER"] = $"{verb} ROLE";
            tags[$"{verb} GROUP"] = $"{verb} ROLE";
        }

        return tags.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
