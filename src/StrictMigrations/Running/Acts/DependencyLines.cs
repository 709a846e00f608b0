using StrictMigrations.Catalogs;
using StrictMigrations.Scripts;

namespace StrictMigrations.Running.Acts;

/// <summary>The DEPENDS lines that name a migration which gets another version.</summary>
internal sealed class DependencyLines(Catalog catalog, Migration migration)
{
    private readonly DependencyGraph _graph = new(catalog.Active);

    /// <summary>The migrations whose lines mean this one and no other.</summary>
    public IEnumerable<Migration> Dependents() => catalog.Active.Where(other => Meant(other).Any());

    /// <summary>Lines that mean this one or another: nobody but their author knows which.</summary>
    public IEnumerable<string> Ambiguous() =>
        from other in catalog.Active
        from dependency in other.Header.Dependencies
        let meant = _graph.Resolve(dependency.Target).ToList()
        where meant.Count > 1 && meant.Contains(migration)
        let others = string.Join(", ", meant.Where(item => !ReferenceEquals(item, migration)).Select(item => item.FileName))
        select $"{Place.InFile(other.Location, dependency.Line, dependency.Column)} depends on {dependency.Target}, which meant {meant.Count} migrations and now means {others}. "
            + $"Correct it if {migration.FileName} was meant.";

    /// <summary>The file with its lines turned to the new name; those at the end first, since a longer name moves what is behind it.</summary>
    public (FileChange Change, string Line) Rewrite(FileChange file, Migration dependent, Migration renumbered)
    {
        var lines = Meant(dependent).OrderByDescending(dependency => (dependency.Line, dependency.Column)).ToList();
        var text = lines.Aggregate(file.Before, (text, dependency) => HeaderEdit.Replace(text, dependency.Line, dependency.Column, dependency.Target, NewName(dependency.Target, renumbered)));
        return (file with { After = text }, HeaderEdit.LineAt(text, lines[^1].Line));
    }

    private IEnumerable<Dependency> Meant(Migration other) =>
        other.Header.Dependencies.Where(dependency => _graph.Resolve(dependency.Target).ToList() is [var only] && ReferenceEquals(only, migration) && !ReferenceEquals(other, migration));

    /// <summary>In the form that the line had: version, file name, or name without or with the ending.</summary>
    private string NewName(string target, Migration renumbered) => target switch
    {
        _ when MigrationVersion.TryParse(target, out _) => renumbered.Version!.ToString(),
        _ when string.Equals(target, migration.FileName, StringComparison.Ordinal) => renumbered.FileName,
        _ when target.EndsWith(".sql", StringComparison.Ordinal) => $"{renumbered.Id}.sql",
        _ => renumbered.Id.ToString(),
    };
}
