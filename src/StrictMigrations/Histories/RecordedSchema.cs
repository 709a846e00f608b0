namespace StrictMigrations;

/// <summary>The schema as the ledger last recorded it.</summary>
/// <param name="Fingerprint">The fingerprint of the managed schemas.</param>
/// <param name="ServerMajor">The server's major version then.</param>
/// <param name="CatalogDigest">The digest of the system catalogs then.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The event that recorded it, in a person's words.</param>
public sealed record RecordedSchema(string Fingerprint, int? ServerMajor, string? CatalogDigest, DateTimeOffset At, string By);
