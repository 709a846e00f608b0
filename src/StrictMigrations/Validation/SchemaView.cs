namespace StrictMigrations;

/// <summary>The live schema and the recorded one, as they were when a run began.</summary>
/// <param name="Live">The managed schemas as they are.</param>
/// <param name="Recorded">The managed schemas as they were last recorded; <see langword="null"/> when they never were, or the text of it was not kept.</param>
/// <param name="IsUndecided">Whether a migration without transaction is half way through: then the schema is neither the one before nor the one after.</param>
public sealed record SchemaView(SchemaSnapshot Live, SchemaSnapshot? Recorded, bool IsUndecided);
