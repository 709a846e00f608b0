using System.Collections.Immutable;

namespace StrictMigrations.Catalogs;

/// <summary>Reads all sources into one catalog. What is wrong with a file becomes part of the catalog, for the validators to report.</summary>
internal sealed class CatalogBuilder(IReadOnlyList<IMigrationSource> sources, StrictMigrationsOptions options)
{
    public async Task<Catalog> BuildAsync(CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<ReadFile>();
        var code = ImmutableArray.CreateBuilder<CodeMigration>();
        foreach (var source in sources)
        {
            var content = await SourceGuard.ReadAsync(source, cancellationToken).ConfigureAwait(false);
            files.AddRange(content.Files.Select(file => new ReadFile(file, FileNames.Read(file.FileName, options.Naming))));
            code.AddRange(content.Code);
        }

        return Assemble(await MigrationReader.ReadAllAsync(files.ToImmutable(), cancellationToken).ConfigureAwait(false), code.Select(CodeMigrations.ToMigration));
    }

    private static Catalog Assemble(ImmutableArray<ReadFile> files, IEnumerable<Migration> code)
    {
        var rollbacks = files.Where(file => file.Name.Role == FileRole.Rollback).ToLookup(file => file.Id);
        var migrations = files.Where(file => file.Migration is not null)
            .Select(file => file.Migration! with { Rollback = rollbacks[file.Id].FirstOrDefault()?.File })
            .Concat(code).OrderBy(migration => migration.Id).ThenBy(migration => migration.Location, StringComparer.Ordinal).ToList();
        var retired = files.Where(file => file is { Name.Role: FileRole.Retired, Migration: not null }).Select(file => file.Migration!.Location).ToHashSet(StringComparer.Ordinal);
        var baselines = migrations.Where(migration => !migration.Header.Baseline.IsEmpty && !retired.Contains(migration.Location)).ToList();
        var superseded = migrations.Where(migration => IsSuperseded(migration, baselines)).Select(migration => migration.Location).ToHashSet(StringComparer.Ordinal);
        var counting = migrations.Where(migration => !superseded.Contains(migration.Location)).ToList();
        var active = counting.Where(migration => !retired.Contains(migration.Location)).ToList();
        var ids = migrations.Select(migration => migration.Id).ToHashSet();
        return new Catalog
        {
            Versioned = [.. active.Where(migration => !migration.IsRepeatable)],
            Repeatable = DependencyGraph.OrderRepeatables([.. active.Where(migration => migration.IsRepeatable)]),
            Retired = [.. counting.Where(migration => retired.Contains(migration.Location))],
            Baselines = [.. active.Where(migration => !migration.Header.Baseline.IsEmpty)],
            Superseded = [.. migrations.Where(migration => superseded.Contains(migration.Location))],
            Rejected = [.. files.Select(file => Rejection(file, ids)).OfType<RejectedFile>()],
            OtherFiles = [.. files.Where(file => file.Name.Role == FileRole.Other).Select(file => file.File.FileName).Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsSuperseded(Migration migration, List<Migration> baselines) => migration.Version is { } version
        && baselines.Exists(baseline => baseline.Id != migration.Id && baseline.Header.Baseline.Any(range => range.Contains(version)));

    private static RejectedFile? Rejection(ReadFile file, HashSet<MigrationId> active) => file switch
    {
        { Rejection: { } rejection } => rejection,
        { Name: { Role: FileRole.Misnamed, Problem: { } problem } } => Rejected(file, RejectionReason.Misnamed, problem),
        { Name.Role: FileRole.Rollback } when !active.Contains(file.Id) =>
            Rejected(file, RejectionReason.RollbackWithoutMigration, $"there is no migration {file.Id} that it would undo"),
        _ => null,
    };

    private static RejectedFile Rejected(ReadFile file, RejectionReason reason, string message) => new(file.File.FileName, file.File.Location, reason, message);
}
