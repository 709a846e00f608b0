using StrictMigrations.Catalogs;

namespace StrictMigrations.Running.Acts;

/// <summary>Gives a pending file another number: the way out for two branches with one number, and for a late one.</summary>
internal sealed class RenumberAct(LockedSessions sessions, StrictMigrationsOptions options)
{
    public async Task<ChangedFiles> ExecuteAsync(RenumberRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var status = NamedMigration.Find(session.Plan, request.Migration);
            var migration = RequirePending(status);
            var version = NewVersion.Of(migration, request.Version, session.Catalog, session.History);
            var renumbered = migration with { Version = version, FileName = FileNames.WithVersion(migration.FileName, version.ToString(), options.Naming) };
            var lines = new DependencyLines(session.Catalog, migration);
            RequireOrder(migration, version, lines, session);
            var renames = await RenameAsync(migration, renumbered, cancellationToken).ConfigureAwait(false);
            var rewrites = await RewriteAsync(lines, renumbered, cancellationToken).ConfigureAwait(false);
            FileChange.Carry([.. renames, .. rewrites.Select(rewrite => rewrite.Change)]);
            return new ChangedFiles
            {
                Files = [.. renames.Select(change => ChangedFile.Of(change)), .. rewrites.Select(rewrite => ChangedFile.Of(rewrite.Change, rewrite.Line))],
                Notes = [.. lines.Ambiguous()],
            };
        }
    }

    private static Migration RequirePending(MigrationStatus status) => status switch
    {
        { Migration.Version: null } => throw new MigrationConfigurationException($"{status.FileName} is repeatable and has no number. Nothing was changed."),
        { IsUnapplied: true, History: not { IsApplied: true } } => status.Migration!,
        _ => throw new MigrationConfigurationException($"{status.FileName} keeps its number: its state is {status.State}. Nothing was changed. Only a migration that is not applied can be renumbered; renumber the other one, or write a new migration."),
    };

    /// <summary>What it depends on must stay below it, and what depends on it above.</summary>
    private static void RequireOrder(Migration migration, MigrationVersion version, DependencyLines lines, LockedSession session)
    {
        var graph = new DependencyGraph(session.Catalog.Active);
        var dependents = lines.Dependents().ToList();
        if (dependents.Find(other => session.History.Find(other.Id) is { IsApplied: true }) is { } applied)
            throw new MigrationConfigurationException($"{applied.FileName} is applied and depends on {migration.FileName}: its line cannot follow, since it can no longer be edited. Nothing was changed. Apply {migration.FileName} under its number: waive ordering/late in it.");
        if (dependents.Find(other => other.Version is { } above && above < version) is { } below)
            throw new MigrationConfigurationException($"{below.FileName} depends on {migration.FileName} and would run before {version}. Nothing was changed. Renumber {below.FileName} first, then give {migration.FileName} a number below it.");
        if (graph.DependenciesOf(migration).FirstOrDefault(other => other.Version is { } needed && needed > version) is { } above)
            throw new MigrationConfigurationException($"{migration.FileName} depends on {above.FileName}, which would run after {version}. Nothing was changed. Choose a number above {above.Version}.");
    }

    private async Task<List<FileChange>> RenameAsync(Migration migration, Migration renumbered, CancellationToken cancellationToken)
    {
        var file = await FileChange.ReadAsync(NamedMigration.FileOf(migration), cancellationToken).ConfigureAwait(false);
        List<FileChange> changes = [file.Named(renumbered.FileName)];
        if (migration.Rollback is { } rollback)
        {
            var script = await FileChange.ReadAsync(rollback.Location, cancellationToken).ConfigureAwait(false);
            changes.Add(script.Named(FileNames.WithVersion(rollback.FileName, renumbered.Version!.ToString(), options.Naming)));
        }

        return changes.Find(change => Path.Exists(change.To)) is not { } taken ? changes
            : throw new MigrationConfigurationException($"{taken.To} is there already. Nothing was changed. Delete or rename it first, or choose another number.");
    }

    private static async Task<List<(FileChange Change, string Line)>> RewriteAsync(DependencyLines lines, Migration renumbered, CancellationToken cancellationToken)
    {
        var rewrites = new List<(FileChange, string)>();
        foreach (var dependent in lines.Dependents())
        {
            var file = await FileChange.ReadAsync(NamedMigration.FileOf(dependent), cancellationToken).ConfigureAwait(false);
            rewrites.Add(lines.Rewrite(file, dependent, renumbered));
        }

        return rewrites;
    }
}
