using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>Migrations that are to be retired together, for one reason.</summary>
public sealed record RetireRequest
{
    /// <summary>The migrations: versions, file names or paths; at least one.</summary>
    public required ImmutableArray<string> Migrations { get; init; }

    /// <summary>Why; one line, written into each file.</summary>
    public required string Reason { get; init; }

    /// <summary>The active migration that does their work now: its version or file name; default <see langword="null"/>.</summary>
    public string? ReplacedBy { get; init; }
}
