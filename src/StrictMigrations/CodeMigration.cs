using Microsoft.Extensions.Logging;
using Npgsql;

namespace StrictMigrations;

/// <summary>A migration written in C#, for changes that SQL alone cannot make.</summary>
/// <remarks>
/// Its checksum covers <see cref="Version"/>, <see cref="Name"/> and <see cref="Revision"/>: an edit of the body is not seen.
/// Raise <see cref="Revision"/> when an edit must count as one; a migration that was applied is then reported as modified.
/// One instance serves all runs of a runner and is called by one at a time.
/// </remarks>
public abstract class CodeMigration
{
    /// <summary>The version as text, such as <c>0042</c>.</summary>
    public abstract string Version { get; }

    /// <summary>Lowercase letters, digits and underscores, such as <c>backfill_totals</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Counts the edits of the body that must be seen; from 1.</summary>
    public virtual int Revision => 1;

    /// <summary>Migrations that must be applied before: versions or full file names.</summary>
    public virtual IReadOnlyList<string> DependsOn => [];

    /// <summary>Makes the change.</summary>
    /// <remarks>
    /// Runs inside the step's transaction: use <see cref="CodeMigrationContext.Connection"/> alone, and neither commit nor roll back.
    /// An exception rolls the migration back and ends the run.
    /// </remarks>
    public abstract Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken);
}

/// <summary>What a code migration works with.</summary>
public sealed class CodeMigrationContext
{
    internal CodeMigrationContext(NpgsqlConnection connection, ILogger logger) => (Connection, Logger) = (connection, logger);

    /// <summary>The session of the run, inside the step's transaction; owned by the runner.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The runner's logger.</summary>
    public ILogger Logger { get; }
}
