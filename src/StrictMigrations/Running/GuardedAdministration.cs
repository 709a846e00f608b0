namespace StrictMigrations.Running;

/// <summary>An administration whose callers never meet a driver's exception.</summary>
internal sealed class GuardedAdministration(IMigrationAdministration administration) : IMigrationAdministration
{
    public Task<AuditReport> AuditAsync(AuditRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.AuditAsync(request, cancellationToken));

    public Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.AdoptAsync(request, cancellationToken));

    public Task<BaselineReport> BaselineAsync(BaselineRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.BaselineAsync(request, cancellationToken));

    public Task<LedgerVerification> VerifyLedgerAsync(string? expectedHead = null, CancellationToken cancellationToken = default) =>
        DriverGuard.AwaitAsync(administration.VerifyLedgerAsync(expectedHead, cancellationToken));

    public Task<int> ExportLedgerAsync(Stream output, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.ExportLedgerAsync(output, cancellationToken));

    public Task<LedgerEvent> ResolveAsync(ResolveRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.ResolveAsync(request, cancellationToken));

    public Task<LedgerEvent> AcceptSchemaAsync(string reason, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.AcceptSchemaAsync(reason, cancellationToken));

    public Task<RollBackResult> RollBackAsync(RollBackRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.RollBackAsync(request, cancellationToken));

    public Task<CreatedMigration> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.CreateAsync(request, cancellationToken));

    public Task<ChangedFiles> RetireAsync(RetireRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.RetireAsync(request, cancellationToken));

    public Task<ChangedFiles> AcceptAsync(AcceptRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.AcceptAsync(request, cancellationToken));

    public Task<ChangedFiles> RenumberAsync(RenumberRequest request, CancellationToken cancellationToken = default) => DriverGuard.AwaitAsync(administration.RenumberAsync(request, cancellationToken));
}
