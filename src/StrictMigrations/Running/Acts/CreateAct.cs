using System.Buffers;
using StrictMigrations.Catalogs;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running.Acts;

/// <summary>Begins a migration: the next number, and a header that depends on the last one. Needs no database.</summary>
internal sealed class CreateAct(CatalogBuilder catalogs, StrictMigrationsOptions options, TimeProvider time)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public async Task<CreatedMigration> ExecuteAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        RequireName(request.Name);
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var folder = request.Folder is { } path ? Path.GetFullPath(path) : FolderOf(catalog);
        var version = NextVersion.Of(catalog, options.Naming, time);
        var last = catalog.Versioned.LastOrDefault();
        var fileName = FileNames.Compose(version, request.Name, options.Naming);
        List<NewFile> files = [new(Path.Combine(folder, fileName), last is null ? "" : $"-- DEPENDS: {NameOf(last)}\n\n")];
        if (request.Rollback)
            files.Add(new(Path.Combine(folder, FileNames.Compose(version, request.Name, options.Naming, isRollback: true)), $"-- Undoes {fileName}.\n\n"));
        await NewFile.WriteAllAsync(files, cancellationToken).ConfigureAwait(false);
        return new CreatedMigration
        {
            Version = MigrationVersion.Parse(version.Replace('_', '.')),
            Files = [.. files.Select(file => file.Path)],
            DependsOn = last is null ? null : NameOf(last),
        };
    }

    /// <summary>One rule for every convention: what is plain in one is plain in all.</summary>
    private static void RequireName(string name)
    {
        if (name.Length == 0)
            throw new MigrationConfigurationException("A migration needs a name that says what it does, such as add_users_email. Nothing was written.");
        if (name.AsSpan().ContainsAnyExcept(NameCharacters) || name.Trim('_').Length == 0)
            throw new MigrationConfigurationException($"'{name}' is no name of a migration: it has lowercase letters, digits and underscores, without number and ending. Nothing was written. Did you mean '{NameSuggestion.NameFor(name)}'?");
    }

    private static string FolderOf(Catalog catalog) =>
        catalog.Numbered.Where(migration => Path.IsPathFullyQualified(migration.Location)).MaxBy(migration => migration.Version) is { } highest
            ? Path.GetDirectoryName(highest.Location)!
            : throw new MigrationConfigurationException("No migration is a file of a folder, so that nothing tells where a new one belongs. Nothing was written. Name the folder.");

    /// <summary>A name that the header's grammar could not take is told by its version.</summary>
    private static string NameOf(Migration migration) =>
        migration.Code is null && migration.FileName.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? migration.FileName : migration.Version!.ToString();
}
