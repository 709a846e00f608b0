namespace StrictMigrations.Execution;

/// <summary>One migration that is to be undone.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Its <c>.down.sql</c>.</param>
/// <param name="Before">The schema that must be there afterwards; <see langword="null"/> when the ledger cannot tell.</param>
internal sealed record Rollback(Migration Migration, Migration Script, SchemaBefore? Before);

/// <summary>The schema from before a migration.</summary>
/// <param name="Fingerprint">What the migration's own event recorded.</param>
/// <param name="Snapshot">The schema itself, when it was kept: then a difference can be named.</param>
internal sealed record SchemaBefore(string Fingerprint, SchemaSnapshot? Snapshot);
