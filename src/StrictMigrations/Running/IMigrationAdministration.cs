namespace StrictMigrations;

/// <summary>Decisions of a person about a database's history. Each is one event in the ledger, with its reason.</summary>
/// <remarks>Thread-safe; every call waits for the run lock, but for those that write nothing.</remarks>
public interface IMigrationAdministration
{
    /// <summary>Says what is wrong with another tool's history, why, and which commands lead out. Writes nothing, needs no ledger, takes no lock.</summary>
    /// <remarks>With an administrator's connection string the files are also replayed in throwaway databases.</remarks>
    /// <exception cref="MigrationConfigurationException">The table is not there, or looks like no known tool's.</exception>
    /// <exception cref="MigrationDatabaseException">Something could not be read, or no throwaway database could be created.</exception>
    Task<AuditReport> AuditAsync(AuditRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes another tool's history over into the ledger, once. That tool's table is read and never changed.</summary>
    /// <exception cref="MigrationValidationException">A row cannot be taken over as it is, or the ledger has events already; nothing was written.</exception>
    /// <exception cref="MigrationConfigurationException">The table is not there, or looks like no known tool's.</exception>
    Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Generates a baseline from the database as it is: a script that stands for everything before it. It is proved in a shadow
    /// database, approved, and only then written. Writes nothing into the database: the next run of each records it.
    /// </summary>
    /// <exception cref="MigrationConfigurationException">Version, name, folder or a table's name will not do; nothing was written.</exception>
    /// <exception cref="MigrationValidationException">Objects that no script can recreate, all of them; or the script was not proved; nothing was written.</exception>
    /// <exception cref="MigrationDatabaseException">Something could not be read, or no shadow database could be created.</exception>
    Task<BaselineReport> BaselineAsync(BaselineRequest request, CancellationToken cancellationToken = default);

    /// <summary>Recomputes the ledger's chain and names the first row that was altered, removed or inserted. Takes no lock; what is wrong is returned, not thrown.</summary>
    /// <param name="expectedHead">A head kept elsewhere, <c>id:hash</c>, that the ledger must contain; default the configured one. Only that tells when the last rows were cut off.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<LedgerVerification> VerifyLedgerAsync(string? expectedHead = null, CancellationToken cancellationToken = default);

    /// <summary>Writes all rows as JSON Lines, as docs/ledger.md describes them, sound or not; the stream stays open. Returns their number.</summary>
    Task<int> ExportLedgerAsync(Stream output, CancellationToken cancellationToken = default);

    /// <summary>Decides how a migration without transaction goes on that was interrupted. Runs nothing itself: the next start does.</summary>
    /// <exception cref="MigrationConfigurationException">The migration is not interrupted, or left an invalid index behind.</exception>
    Task<LedgerEvent> ResolveAsync(ResolveRequest request, CancellationToken cancellationToken = default);

    /// <summary>Accepts the live schema as it is, after a wanted change by hand: drift ends here. The event carries the difference and the reason.</summary>
    /// <exception cref="MigrationConfigurationException">The reason is empty.</exception>
    Task<LedgerEvent> AcceptSchemaAsync(string reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Undoes migrations with their <c>.down.sql</c>, newest first, each in a transaction; afterwards the schema must be the one from
    /// before the migration, or that transaction is rolled back itself. The next run applies them again, unless their files are changed or gone.
    /// </summary>
    /// <exception cref="MigrationConfigurationException">The request names nothing that is applied, or gives no reason; nothing was changed.</exception>
    /// <exception cref="MigrationValidationException">At least one cannot be undone; nothing was changed.</exception>
    /// <exception cref="MigrationFailedException">A script failed, or led to another schema; what was undone before it in this call stays undone.</exception>
    Task<RollBackResult> RollBackAsync(RollBackRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a migration in the folder: the next number (a timestamp where the highest is one), a header that depends on the last one,
    /// and no statement yet. Needs no database, and never writes over a file.
    /// </summary>
    /// <exception cref="MigrationConfigurationException">The name does not follow the convention, or a file cannot be written; nothing was.</exception>
    Task<CreatedMigration> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Renames files to <c>.sql.retired</c> and writes the reason into each, all of them or none. Writes nothing into the database: the
    /// next run of each database records it.
    /// </summary>
    /// <exception cref="MigrationConfigurationException">A name means no file of a folder, or the reason cannot be written; nothing was changed.</exception>
    /// <exception cref="MigrationValidationException">Something depends on one of them, or needs it; nothing was changed.</exception>
    Task<ChangedFiles> RetireAsync(RetireRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes into one file that was edited after it ran that its earlier checksum is known. Writes nothing into the database: the next run of each database records it.</summary>
    /// <exception cref="MigrationConfigurationException">The file was not edited, is none of a folder, or the reason cannot be written; nothing was changed.</exception>
    Task<ChangedFiles> AcceptAsync(AcceptRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a file that is not applied in this database another number; its rollback script and the DEPENDS lines of other pending files follow.</summary>
    /// <exception cref="MigrationConfigurationException">The migration is applied here, or the number is taken or would put it in the wrong order; nothing was changed.</exception>
    Task<ChangedFiles> RenumberAsync(RenumberRequest request, CancellationToken cancellationToken = default);
}

/// <summary>How an interrupted migration goes on.</summary>
public enum Resolution
{
    /// <summary>Behind the statements that are done; they must be unchanged.</summary>
    Continue,

    /// <summary>From its first statement: what it left behind was removed by hand.</summary>
    Restart,

    /// <summary>Not at all: the rest was completed by hand, and it counts as applied.</summary>
    Done,
}

/// <summary>A decision about an interrupted migration.</summary>
public sealed record ResolveRequest
{
    /// <summary>The migration: its version or its file name.</summary>
    public required string Migration { get; init; }

    /// <summary>What is to be done.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>Why; kept in the ledger.</summary>
    public string? Reason { get; init; }
}
