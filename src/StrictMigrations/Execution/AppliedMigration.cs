namespace StrictMigrations;

/// <summary>A migration that a run applied.</summary>
/// <param name="FileName">What messages call it.</param>
/// <param name="Duration">From its first statement to its COMMIT.</param>
/// <param name="Statements">How many statements ran; 0 for a code migration.</param>
/// <param name="Effect">What it changed in the schema, in a few words; else how many statements ran.</param>
public sealed record AppliedMigration(string FileName, TimeSpan Duration, int Statements, string Effect);
