using System.Collections.Immutable;
using StrictMigrations.Planning;

namespace StrictMigrations;

/// <summary>A plan that was written down to be approved, and is carried out exactly or refused. Its form is docs/plan-file.md.</summary>
public sealed record PlanFile
{
    /// <summary>The format that this version writes.</summary>
    internal const int CurrentFormat = 1;

    /// <summary>What it demands of the database.</summary>
    public required PlanBinding Binding { get; init; }

    /// <summary>The ledger's head when it was made.</summary>
    public required LedgerHead Head { get; init; }

    /// <summary>State and schema when it was made.</summary>
    public required PlanBasis Basis { get; init; }

    /// <summary>The last version to apply; <see langword="null"/> for all.</summary>
    public MigrationVersion? Target { get; init; }

    /// <summary>The migrations to run, in order.</summary>
    public ImmutableArray<PlanFileStep> Steps { get; init; } = [];

    /// <summary>The decisions to record without running anything, in order.</summary>
    public ImmutableArray<PlanFileRecord> Records { get; init; } = [];

    /// <summary>Writes down a plan that the runner made.</summary>
    /// <exception cref="ArgumentException">The plan has no basis: it was made otherwise.</exception>
    public static PlanFile Of(MigrationPlan plan, PlanBinding binding = PlanBinding.Database)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanFile
        {
            Binding = binding,
            Head = plan.Head,
            Basis = plan.Basis ?? throw new ArgumentException("The plan does not know which database it was made for. Take one that PlanAsync returned.", nameof(plan)),
            Target = plan.Target,
            Steps = [.. plan.Steps.Select(PlanFileStep.Of)],
            Records = [.. plan.Records.Select(PlanFileRecord.Of)],
        };
    }

    /// <summary>Reads a plan file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="MigrationConfigurationException">The text is no plan file, was cut off or edited, or a newer version wrote it.</exception>
    public static PlanFile Parse(string json, string path = "the plan file") => new PlanFileReader(path).Read(json);

    /// <summary>Its text, the same for the same plan; with its digest, so that an edit shows.</summary>
    public string ToJson() => PlanFileWriter.Write(this);
}

/// <summary>A migration that a plan file runs.</summary>
/// <param name="FileName">What messages call it.</param>
/// <param name="Id">Version and name.</param>
/// <param name="Checksum">The checksum of the text that was approved.</param>
public sealed record PlanFileStep(string FileName, MigrationId Id, Checksum Checksum)
{
    internal static PlanFileStep Of(Migration migration) => new(migration.FileName, migration.Id, migration.Checksum);
}

/// <summary>A decision that a plan file records.</summary>
/// <param name="Kind"><see cref="EventKind.Retired"/> or <see cref="EventKind.Accepted"/>.</param>
/// <param name="Migration">The migration it is about.</param>
public sealed record PlanFileRecord(EventKind Kind, PlanFileStep Migration)
{
    internal static PlanFileRecord Of(PlannedRecord record) => new(record.Kind, PlanFileStep.Of(record.Migration));
}
