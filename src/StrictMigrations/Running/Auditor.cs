using StrictMigrations.Audits;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Audits another tool's history of the database that is migrated.</summary>
internal sealed class Auditor(CatalogBuilder catalogs, Database database, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<AuditReport> AuditAsync(AuditRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await new AuditService(options, time).RunAsync(connection, catalog, request, cancellationToken).ConfigureAwait(false);
    }
}
