namespace StrictMigrations;

/// <summary>Where a run is.</summary>
public sealed record MigrationProgress
{
    /// <summary>The migration's file name.</summary>
    public required string Migration { get; init; }

    /// <summary>The number of this step, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>How many steps the run takes.</summary>
    public required int Steps { get; init; }

    /// <summary>How many statements of this migration are done.</summary>
    public required int Statements { get; init; }

    /// <summary>What PostgreSQL itself says about a long statement, such as <c>CREATE INDEX CONCURRENTLY: building index, 42 %</c>.</summary>
    public string? Activity { get; init; }
}
