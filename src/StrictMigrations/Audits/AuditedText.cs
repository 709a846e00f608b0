using System.Collections.Immutable;
using StrictMigrations.Audits.References;

namespace StrictMigrations.Audits;

/// <summary>What the audit knows of a file's text.</summary>
internal sealed record AuditedText
{
    public required Migration Migration { get; init; }

    /// <summary>The bytes as they are on disk.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The statements without comments, for comparison; <see langword="null"/> without any, and with COPY data, which is not compared.</summary>
    public string? Statements { get; init; }

    /// <summary>Whether no statement changes anything.</summary>
    public bool DoesNothing { get; init; }

    /// <summary>What it defines and uses, in order.</summary>
    public ImmutableArray<SchemaStep> Steps { get; init; } = [];

    /// <summary>The tag of the first statement that reaches beyond one database.</summary>
    public string? ClusterWide { get; init; }

    /// <summary>Why it cannot be split into statements, with the place.</summary>
    public RefusedText? Refusal { get; init; }

    public string FileName => Migration.FileName;

    public Place Place => Place.InFile(Migration.Location);
}

/// <summary>What cannot be split into statements.</summary>
internal sealed record RefusedText(string Message, Place Place);
