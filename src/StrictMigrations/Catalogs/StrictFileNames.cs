using System.Buffers;

namespace StrictMigrations.Catalogs;

/// <summary><c>NNNN_name.sql</c>, <c>NNNN_name.down.sql</c>, <c>R__name.sql</c>.</summary>
internal static class StrictFileNames
{
    public const int MinDigits = 4;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public static FileNameParts Read(string fileName)
    {
        var stem = fileName[..^".sql".Length];
        var role = FileRole.Versioned;
        if (stem.EndsWith(".down", StringComparison.Ordinal))
            (stem, role) = (stem[..^".down".Length], FileRole.Rollback);
        if (stem.StartsWith("R__", StringComparison.Ordinal) && role == FileRole.Versioned)
            return IsName(stem.AsSpan(3)) ? new FileNameParts(FileRole.Repeatable, null, stem[3..]) : BadName(fileName);
        if (!FileNames.TrySplit(stem, "_", out var digits, out var name) || !MigrationVersion.TryParse(digits, out var version))
            return FileNames.Misnamed(fileName, "it does not begin with a number and an underscore");
        if (digits.Length < MinDigits || digits.Contains('.', StringComparison.Ordinal))
            return FileNames.Misnamed(fileName, $"the number '{digits}' is not {MinDigits} or more digits");
        return IsName(name) ? new FileNameParts(role, version, name) : BadName(fileName);
    }

    private static bool IsName(ReadOnlySpan<char> name) => !name.IsEmpty && !name.ContainsAnyExcept(NameCharacters);

    private static FileNameParts BadName(string fileName) =>
        FileNames.Misnamed(fileName, "behind the number only lowercase letters, digits and underscores may stand");
}
