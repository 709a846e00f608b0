using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A migration failed while it ran. What ran before it stays committed.</summary>
public sealed class MigrationFailedException : StrictMigrationException
{
    internal MigrationFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The migration's file name.</summary>
    public required string Migration { get; init; }

    /// <summary>File, line and column of the failing statement, when it was one.</summary>
    public Place? Place { get; init; }

    /// <summary>PostgreSQL's error code, when the server raised the error.</summary>
    public string? SqlState { get; init; }

    /// <summary>What went wrong, without place and remedy: what the ledger keeps.</summary>
    internal string Reason { get; init; } = "";

    /// <summary>The migrations that this run committed before, in order.</summary>
    public ImmutableArray<string> Committed { get; init; } = [];

    /// <summary>For a migration without transaction: how many of its statements took effect and stay.</summary>
    public int StatementsKept { get; init; }
}
