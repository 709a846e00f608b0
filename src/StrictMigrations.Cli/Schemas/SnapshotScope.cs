using System.CommandLine;

namespace StrictMigrations.Cli.Schemas;

/// <summary>The options that say what of a database is read.</summary>
internal static class SnapshotScope
{
    private static readonly Option<bool> s_comments = new("--comments") { Description = "Comments, too." };
    private static readonly Option<bool> s_owners = new("--owners") { Description = "Owners, too." };
    private static readonly Option<bool> s_privileges = new("--privileges") { Description = "Privileges, too." };

    public static IReadOnlyList<Symbol> All { get; } =
        [SharedOptions.ManagedSchemas, SharedOptions.IgnoredObjects, SharedOptions.LedgerSchema, s_comments, s_owners, s_privileges];

    public static SnapshotOptions Of(ParseResult parsed)
    {
        var options = new SnapshotOptions
        {
            Schemas = [.. parsed.GetValue(SharedOptions.ManagedSchemas) ?? []],
            Exclude = [.. parsed.GetValue(SharedOptions.IgnoredObjects) ?? []],
            Comments = parsed.GetValue(s_comments),
            Owners = parsed.GetValue(s_owners),
            Privileges = parsed.GetValue(s_privileges),
        };
        return options with { LedgerSchema = parsed.GetValue(SharedOptions.LedgerSchema) ?? options.LedgerSchema };
    }
}
