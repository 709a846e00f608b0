namespace StrictMigrations;

/// <summary>One file whose edit after it ran is fine.</summary>
public sealed record AcceptRequest
{
    /// <summary>The migration: its version, file name or path.</summary>
    public required string Migration { get; init; }

    /// <summary>Why the edit is harmless; one line, written into the file.</summary>
    public required string Reason { get; init; }
}
