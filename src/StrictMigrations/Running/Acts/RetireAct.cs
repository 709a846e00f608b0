using System.Collections.Immutable;
using StrictMigrations.Catalogs;
using StrictMigrations.Reporting;
using StrictMigrations.Scripts;

namespace StrictMigrations.Running.Acts;

/// <summary>Retires files in one act: everything is checked, and proved in a shadow database, before the first one is renamed. The next run records it.</summary>
internal sealed class RetireAct(LockedSessions sessions, RetireProof proof, TimeProvider time)
{
    public async Task<ChangedFiles> ExecuteAsync(RetireRequest request, CancellationToken cancellationToken)
    {
        if (request.Migrations.IsDefaultOrEmpty)
            throw new MigrationConfigurationException("Name at least one migration to retire. Nothing was changed.");
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var retired = request.Migrations.Select(name => NamedMigration.Find(session.Plan, name)).Distinct().ToImmutableArray();
            var replacement = FindReplacement(request.ReplacedBy, retired, session.Catalog);
            var line = DirectiveLine.Retired(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), request.Reason, replacement);
            var changes = await Task.WhenAll(retired.Select(status => ChangeAsync(status.Migration!, line, cancellationToken))).ConfigureAwait(false);
            Require([.. Judge(retired, session.Catalog, isReplaced: replacement is not null), .. changes.Where(change => Path.Exists(change.To)).Select(RetireRules.NameTaken)]);
            var staying = Staying(retired, session.Catalog);
            var isOfHere = retired.Any(status => IsApplied(status) && !IsSuperseded(status.Migration!, staying));
            Require([.. await proof.FindAsync(session, retired, changes, isOfHere, cancellationToken).ConfigureAwait(false)]);
            FileChange.Carry(changes);
            return new ChangedFiles { Files = [.. changes.Select(change => ChangedFile.Of(change, line))] };
        }
    }

    private static async Task<FileChange> ChangeAsync(Migration migration, string line, CancellationToken cancellationToken)
    {
        var file = await FileChange.ReadAsync(NamedMigration.FileOf(migration), cancellationToken).ConfigureAwait(false);
        return file.Named($"{Path.GetFileName(file.From)}.retired") with { After = HeaderEdit.Prepend(file.Before, line) };
    }

    private static void Require(Finding[] findings)
    {
        if (findings.Length > 0)
            throw new MigrationValidationException(FindingsText.Refusal(findings), [.. findings]);
    }

    private static IEnumerable<Finding> Judge(IEnumerable<MigrationStatus> retired, Catalog catalog, bool isReplaced)
    {
        var staying = Staying(retired, catalog);
        var graph = new DependencyGraph(catalog.Active);
        var needs = staying.SelectMany(migration => graph.DependenciesOf(migration).Select(needed => (Needed: needed, Dependent: migration))).ToLookup(pair => pair.Needed, pair => pair.Dependent);
        foreach (var status in retired)
        {
            var migration = status.Migration!;
            if (FileNames.IsRetired(migration.FileName))
                yield return RetireRules.AlreadyRetired(migration);
            else if (status.State == MigrationState.Interrupted)
                yield return RetireRules.Interrupted(status);
            else if (!IsSuperseded(migration, staying))
            {
                foreach (var dependent in needs[migration])
                    yield return RetireRules.DependedOn(migration, dependent);
                if (IsApplied(status) && !isReplaced)
                    yield return RetireRules.Applied(migration);
            }
        }
    }

    private static List<Migration> Staying(IEnumerable<MigrationStatus> retired, Catalog catalog)
    {
        var set = retired.Select(status => status.Migration!).ToHashSet();
        return catalog.Active.Where(migration => !set.Contains(migration)).ToList();
    }

    private static bool IsApplied(MigrationStatus status) => status.History is { IsApplied: true };

    /// <summary>By a baseline that is not retired with it.</summary>
    private static bool IsSuperseded(Migration migration, List<Migration> staying) => migration.Version is { } version
        && staying.Exists(other => other.Id != migration.Id && other.Header.Baseline.Any(range => range.Contains(version)));

    private static string? FindReplacement(string? name, ImmutableArray<MigrationStatus> retired, Catalog catalog)
    {
        if (name is null)
            return null;
        var active = catalog.Active.Where(migration => migration.IsNamed(name)).ToList();
        return active is [var replacement] && retired.All(status => status.Id != replacement.Id)
            ? replacement.Id.Shortest
            : throw new MigrationConfigurationException($"'{name}' is not one active migration that stays, so that it cannot replace others. Nothing was changed. Give its version or its file name.");
    }
}
