using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>Which objects a snapshot holds, and how much of each.</summary>
public sealed record SnapshotOptions
{
    /// <summary>
    /// The schemas to read. Empty (default): every schema but PostgreSQL's own and the ledger's, and with them what stands in no
    /// schema: publications, event triggers, foreign servers, casts, languages.
    /// </summary>
    public ImmutableArray<string> Schemas { get; init; } = [];

    /// <summary>
    /// Objects to leave out with everything that belongs to them, as patterns over <c>schema.name</c> (unquoted) in which
    /// <c>*</c> stands for any characters: <c>public.events_2*</c> for partitions made at run time. A name without a dot is that
    /// of an object without a schema, or of a schema with all it holds.
    /// </summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>The ledger's schema, which is never part of a snapshot. Default: <c>strict_migrations</c>.</summary>
    public string LedgerSchema { get; init; } = "strict_migrations";

    /// <summary>Also owners. Default: no.</summary>
    public bool Owners { get; init; }

    /// <summary>Also privileges. Default: no.</summary>
    public bool Privileges { get; init; }

    /// <summary>Also comments. Default: no.</summary>
    public bool Comments { get; init; }
}
