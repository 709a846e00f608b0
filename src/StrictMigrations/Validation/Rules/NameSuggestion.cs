using System.Text.RegularExpressions;

namespace StrictMigrations.Validation.Rules;

/// <summary>A valid name that is close to a misnamed file's.</summary>
internal static partial class NameSuggestion
{
    private static readonly string[] Endings = [".sql", ".down", ".up"];

    public static string For(string fileName, MigrationNaming naming, string freeVersion)
    {
        var isRetired = fileName.EndsWith(".retired", StringComparison.OrdinalIgnoreCase);
        var stem = isRetired ? fileName[..^".retired".Length] : fileName;
        var isRollback = stem.EndsWith(".down.sql", StringComparison.OrdinalIgnoreCase);
        foreach (var ending in Endings.Where(ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            stem = stem[..^ending.Length];

        var parts = Parts().Match(stem);
        var version = parts.Groups["version"].Value is { Length: > 0 } written ? written : freeVersion;
        var name = ToName(parts.Groups["name"].Value);
        return Compose(naming, version, name, isRollback) + (isRetired ? ".retired" : "");
    }

    private static string Compose(MigrationNaming naming, string version, string name, bool isRollback) => naming switch
    {
        MigrationNaming.Flyway => $"{(isRollback ? 'U' : 'V')}{version}__{name}.sql",
        MigrationNaming.GolangMigrate => $"{version}_{name}.{(isRollback ? "down" : "up")}.sql",
        _ => $"{version.PadLeft(4, '0')}_{name}{(isRollback ? ".down" : "")}.sql",
    };

    private static string ToName(string text)
    {
        var name = NoNameCharacters().Replace(WordStart().Replace(text, "_").ToLowerInvariant(), "_").Trim('_');
        return name.Length > 0 ? name : "describe_the_change";
    }

    [GeneratedRegex(@"\A[vV]?(?<version>[0-9]{0,18})(?<name>.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoNameCharacters();
}
