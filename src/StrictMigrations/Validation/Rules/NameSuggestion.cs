using System.Text.RegularExpressions;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Validation.Rules;

/// <summary>A valid name that is close to a misnamed file's.</summary>
internal static partial class NameSuggestion
{
    private static readonly string[] Endings = [".sql", ".down", ".up"];

    /// <param name="fileName">The name that will not do.</param>
    /// <param name="naming">The host's convention.</param>
    /// <param name="freeVersion">For a name without number, or with one that is taken.</param>
    /// <param name="isTaken">Whether a migration has a version already.</param>
    public static string For(string fileName, MigrationNaming naming, string freeVersion, Predicate<string> isTaken)
    {
        var isRetired = fileName.EndsWith(".retired", StringComparison.OrdinalIgnoreCase);
        var stem = isRetired ? fileName[..^".retired".Length] : fileName;
        var isRollback = stem.EndsWith(".down.sql", StringComparison.OrdinalIgnoreCase);
        stem = WithoutEndings(stem);
        if (naming != MigrationNaming.GolangMigrate && Repeatable().Match(stem) is { Success: true } repeatable)
            return $"R__{ToName(repeatable.Groups["name"].Value)}.sql";

        var parts = Parts().Match(Date().Replace(stem, "${year}${month}${day}"));
        var version = parts.Groups["version"].Value;
        var isUsable = version.Length > 0 && (isRollback || isRetired || !isTaken(version));
        return Compose(naming, isUsable ? version : freeVersion, ToName(parts.Groups["name"].Value), isRollback) + (isRetired ? ".retired" : "");
    }

    /// <summary>The name of the rollback that belongs to a migration.</summary>
    public static string ForRollbackOf(Migration migration, MigrationNaming naming) => naming switch
    {
        MigrationNaming.Flyway => $"U{migration.FileName[1..]}",
        MigrationNaming.GolangMigrate => $"{migration.FileName[..^".up.sql".Length]}.down.sql",
        _ => $"{migration.FileName[..^".sql".Length]}.down.sql",
    };

    /// <summary>The descriptive part that is close to what somebody wrote, a whole file name perhaps.</summary>
    public static string NameFor(string text) => ToName(Parts().Match(WithoutEndings(text)).Groups["name"].Value);

    private static string WithoutEndings(string stem)
    {
        foreach (var ending in Endings.Where(ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            stem = stem[..^ending.Length];
        return stem;
    }

    private static string Compose(MigrationNaming naming, string version, string name, bool isRollback) =>
        FileNames.Compose(naming == MigrationNaming.Strict ? version.PadLeft(StrictFileNames.MinDigits, '0') : version, name, naming, isRollback);

    private static string ToName(string text)
    {
        var name = NoNameCharacters().Replace(WordStart().Replace(text, "_").ToLowerInvariant(), "_").Trim('_');
        return name.Length > 0 ? name : "describe_the_change";
    }

    [GeneratedRegex(@"\A(?<year>(19|20)[0-9]{2})[-. ](?<month>[0-9]{2})[-. ](?<day>[0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A[rR]([-_. ]+|epeatable[-_. ]+)(?<name>.+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Repeatable();

    [GeneratedRegex(@"\A[vV]?(?<version>[0-9]{0,18})(?<name>.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoNameCharacters();
}
