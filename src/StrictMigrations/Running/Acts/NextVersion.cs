using System.Globalization;
using StrictMigrations.Catalogs;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running.Acts;

/// <summary>The number of a new migration, as its file name writes it. Pure but for the clock.</summary>
internal static class NextVersion
{
    private const int TimestampDigits = 14;

    public static string Of(Catalog catalog, MigrationNaming naming, TimeProvider time) =>
        catalog.Numbered.MaxBy(migration => migration.Version) is { } highest ? Written(After(highest.Version!, time), highest, naming) : First(naming);

    private static string After(MigrationVersion highest, TimeProvider time) =>
        IsTimestamp(highest) && Now(time) is var now && MigrationVersion.Parse(now) > highest ? now : FreeVersion.After(highest);

    /// <summary>As the highest one is written: a class may have a shorter number than files, and Flyway parts numbers in two ways.</summary>
    private static string Written(string version, Migration highest, MigrationNaming naming) => naming switch
    {
        MigrationNaming.Strict => version.PadLeft(StrictFileNames.MinDigits, '0'),
        MigrationNaming.Flyway when !highest.FileName.StartsWith($"V{highest.Version}__", StringComparison.Ordinal) => version.Replace('.', '_'),
        _ => version,
    };

    private static bool IsTimestamp(MigrationVersion version) => version.Parts.Length == 1 && version.ToString().Length == TimestampDigits;

    private static string Now(TimeProvider time) => time.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>As wide as each tool begins.</summary>
    private static string First(MigrationNaming naming) => naming switch
    {
        MigrationNaming.Flyway => "1",
        MigrationNaming.GolangMigrate => "000001",
        _ => FreeVersion.After(highest: null),
    };
}
