namespace StrictMigrations.Audits;

/// <summary>Statements whose effect is not in one database: in a shadow database on the same server they would be real.</summary>
internal static class ClusterWide
{
    private static readonly string[] Ends = [" ROLE", " DATABASE", " TABLESPACE", " SYSTEM", " SUBSCRIPTION"];

    public static bool IsTag(string tag) => Ends.Any(end => tag.EndsWith(end, StringComparison.Ordinal));
}
