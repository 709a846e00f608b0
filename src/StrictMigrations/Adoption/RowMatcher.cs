using System.Collections.Immutable;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Adoption;

/// <summary>Which migration a row is about: by file name, else by version. Pure.</summary>
internal sealed class RowMatcher(Catalog catalog, MigrationNaming naming)
{
    private readonly ImmutableArray<Migration> _migrations = [.. catalog.Active, .. catalog.Retired, .. catalog.Superseded];

    public RowMatch Match(ForeignRow row)
    {
        var id = IdOf(row);
        var byName = row.BaseName is { } name ? _migrations.Where(migration => IsFile(migration, name)).ToImmutableArray() : [];
        if (!byName.IsEmpty)
            return new RowMatch(row, byName[0].Id, [byName[0]], IsNamed: true);
        var byVersion = id?.Version is { } version ? _migrations.Where(migration => migration.Version == version).ToImmutableArray() : [];
        var alike = byVersion.Where(migration => row.FileName is not null && IsAlike(migration.Name, id!.Name)).ToImmutableArray();
        if (alike.Length == 1)
            return new RowMatch(row, alike[0].Id, alike, IsNamed: true);
        var needsName = row.FileName is not null && row.Meaning != RowMeaning.Undone;
        return byVersion is [var only] && !needsName
            ? new RowMatch(row, only.Id, byVersion, IsNamed: true)
            : new RowMatch(row, id, byVersion, IsNamed: false);
    }

    /// <summary>An embedded resource's name has its namespace before the file's.</summary>
    private static bool IsFile(Migration migration, string name) =>
        FormsOf(migration).Any(file => string.Equals(file, name, StringComparison.Ordinal) || name.EndsWith($".{file}", StringComparison.Ordinal));

    private static IEnumerable<string> FormsOf(Migration migration)
    {
        const string Retired = ".retired";
        var file = migration.FileName.EndsWith(Retired, StringComparison.OrdinalIgnoreCase) ? migration.FileName[..^Retired.Length] : migration.FileName;
        return [migration.FileName, file, Path.GetFileNameWithoutExtension(file), migration.Id.ToString()];
    }

    /// <summary>The same name in another style, such as AddUsers and add_users.</summary>
    private static bool IsAlike(string left, string right) => string.Equals(Plain(left), Plain(right), StringComparison.Ordinal);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private MigrationId? IdOf(ForeignRow row)
    {
        var stem = Stem(row.BaseName);
        if (stem is not null && FileNames.Read($"{stem}.sql", naming) is { Role: FileRole.Versioned or FileRole.Repeatable or FileRole.Rollback } file)
            return new MigrationId(file.Version, file.Name);
        if (MigrationVersion.TryParse(row.Version, out var version))
            return new MigrationId(version, row.Name ?? stem ?? "unnamed");
        return stem is not null && FileNames.TrySplit(stem, "_", out var digits, out var name) && MigrationVersion.TryParse(digits, out version)
            ? new MigrationId(version, name)
            : null;
    }

    private static string? Stem(string? name) =>
        name is not null && name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? name[..^".sql".Length] : name;
}

/// <summary>A row and what it may be about: one migration when <paramref name="IsNamed"/>, otherwise those with its version.</summary>
internal sealed record RowMatch(ForeignRow Row, MigrationId? Id, ImmutableArray<Migration> Candidates, bool IsNamed)
{
    public Migration? Migration => IsNamed ? Candidates[0] : null;
}
