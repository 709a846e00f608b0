namespace StrictMigrations;

/// <summary>One row of the ledger.</summary>
public sealed record LedgerEvent
{
    /// <summary>The previous row's id + 1; the first is 1.</summary>
    public required long Id { get; init; }

    /// <summary>The hash of the row before; 32 zero bytes for the first.</summary>
    public required ReadOnlyMemory<byte> Previous { get; init; }

    /// <summary>SHA-256 over all fields; see the documented encoding.</summary>
    public ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>The version of the encoding; 1.</summary>
    public short Format { get; init; } = 1;

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The tenant; empty for the database as a whole.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The migration's version as written; <see langword="null"/> for a repeatable one and for events about the schema.</summary>
    public string? Version { get; init; }

    /// <summary>The migration's name without version and ending.</summary>
    public string? Name { get; init; }

    /// <summary>The file's checksum at that time, with its tag.</summary>
    public string? Checksum { get; init; }

    /// <summary>Without transaction: how many statements are done.</summary>
    public int? Statement { get; init; }

    /// <summary>SHA-256 over those statements, so that a later run continues only what is unchanged.</summary>
    public ReadOnlyMemory<byte>? StatementsHash { get; init; }

    /// <summary>The schema's fingerprint after the event.</summary>
    public string? SchemaFingerprint { get; init; }

    /// <summary>The fingerprint's format.</summary>
    public int? SchemaFormat { get; init; }

    /// <summary>The server's major version at that time.</summary>
    public int? ServerMajor { get; init; }

    /// <summary>A cheap digest over the system catalogs after the event: while it holds, the schema need not be read.</summary>
    public string? CatalogDigest { get; init; }

    /// <summary>What changed in the schema, JSON kept as text.</summary>
    public string? SchemaDiff { get; init; }

    /// <summary>How long the migration ran, microseconds.</summary>
    public long? DurationMicroseconds { get; init; }

    /// <summary>The error's SQLSTATE.</summary>
    public string? ErrorSqlState { get; init; }

    /// <summary>The error's message.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The file the error is in.</summary>
    public string? ErrorFile { get; init; }

    /// <summary>The line the error is at.</summary>
    public int? ErrorLine { get; init; }

    /// <summary>Why a person decided so.</summary>
    public string? Reason { get; init; }

    /// <summary>The database role.</summary>
    public required string DatabaseUser { get; init; }

    /// <summary>The operating system's user.</summary>
    public required string OsUser { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>The process id.</summary>
    public required int Process { get; init; }

    /// <summary>The application's name.</summary>
    public required string Application { get; init; }

    /// <summary>The application's version.</summary>
    public required string ApplicationVersion { get; init; }

    /// <summary>This library's version.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>Digest of the whole state after the event.</summary>
    public required ReadOnlyMemory<byte> StateDigest { get; init; }

    /// <summary>When, UTC, in whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What catalog and history know the migration by.</summary>
    internal MigrationId MigrationId => new(Version is null ? null : MigrationVersion.Parse(Version), Name ?? "");
}
