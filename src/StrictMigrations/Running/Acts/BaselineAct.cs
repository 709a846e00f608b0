using StrictMigrations.Baselines;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Schemas;

namespace StrictMigrations.Running.Acts;

/// <summary>Generates a baseline from the database as it is, proves it, has it approved, and only then writes its file.</summary>
internal sealed class BaselineAct(LockedSessions sessions, SchemaInspector schemas, Database database, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<BaselineReport> ExecuteAsync(BaselineRequest request, CancellationToken cancellationToken)
    {
        var report = await ProveAsync(request, cancellationToken).ConfigureAwait(false);
        // The run lock is given back by now: whoever is asked may take hours.
        if (request.Approve is { } approve && !approve(report))
            return report;
        await NewFile.WriteAllAsync([new(report.Location, report.Script)], cancellationToken).ConfigureAwait(false);
        return report with { IsWritten = true };
    }

    private async Task<BaselineReport> ProveAsync(BaselineRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var range = BaselineRanges.Below(request.Version, session.Catalog, session.History);
            var location = BaselineFile.Locate(request, options.Naming, range, session.Catalog);
            var draft = new BaselineDraft
            {
                FileName = Path.GetFileName(location),
                Supersedes = [range],
                DataTables = request.Data,
                Snapshot = await ScopeAsync(session, cancellationToken).ConfigureAwait(false),
                CheckLive = request.CheckLive,
            };
            var proved = await new BaselineService(database.ShadowServer, time).GenerateAsync(session.Connection, draft, cancellationToken).ConfigureAwait(false);
            var files = session.Plan.States.Where(status => status.Migration?.Version is not null && !FileNames.IsRetired(status.FileName)).ToList();
            return new BaselineReport
            {
                Location = location,
                Script = proved.Script,
                Fingerprint = proved.Fingerprint,
                Objects = proved.Counts,
                Supersedes = draft.Supersedes,
                Files = [.. files.Select(status => status.FileName)],
                NeverRan = [.. files.Where(status => status.History is not { IsApplied: true }).Select(status => status.FileName)],
            };
        }
    }

    /// <summary>What later starts compare: without the schemas that somebody else made.</summary>
    private async Task<SnapshotOptions> ScopeAsync(LockedSession session, CancellationToken cancellationToken)
    {
        var all = ManagedSchemas.OptionsOf(options);
        var inspection = await schemas.InspectAsync(session.Connection, session.History, cancellationToken).ConfigureAwait(false);
        return inspection is null ? all : all with { Exclude = [.. all.Exclude, .. inspection.Foreign] };
    }
}
