using System.Globalization;

namespace StrictMigrations.Testing.Conformance;

/// <summary>Checks of the migrations in C# that a source returns.</summary>
internal static class SourceCode
{
    /// <summary>What its checksum covers, as text.</summary>
    public static string Describe(CodeMigration migration, ConformanceReport report)
    {
        var type = migration.GetType();
        report.Demand(MigrationVersion.TryParse(migration.Version, out _), $"{type} has the version '{migration.Version}'. Write digits, such as 0042.");
        report.Demand(IsName(migration.Name), $"{type} has the name '{migration.Name}'. Write lowercase letters, digits and underscores.");
        report.Demand(migration.Revision >= 1, $"{type} has a Revision below 1. Count from 1.");
        report.Demand(migration.DependsOn is not null, $"{type} has null for DependsOn. Return an empty list.");
        return string.Create(CultureInfo.InvariantCulture, $"{migration.Version} {migration.Name} {migration.Revision}");
    }

    private static bool IsName(string? name) => name is { Length: > 0 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
