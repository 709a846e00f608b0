using System.Collections.Immutable;
using StrictMigrations.Schemas.Diffs;

namespace StrictMigrations;

/// <summary>How a difference is told.</summary>
public enum SchemaDiffWording
{
    /// <summary>As what happened: before and after, was added, was removed.</summary>
    Change,

    /// <summary>As what should be and what is: expected and found, is missing, is not expected.</summary>
    Comparison,
}

/// <summary>The differences between two snapshots. Empty exactly when their fingerprints are equal, if both were read with the same options.</summary>
/// <remarks>Owners, privileges and comments are compared when both snapshots have them.</remarks>
public sealed class SchemaDiff
{
    internal SchemaDiff(Fingerprint before, Fingerprint after, ImmutableArray<SchemaChange> changes, ImmutableArray<string> notes) =>
        (Before, After, Changes, Notes) = (before, after, changes, notes);

    /// <summary>The first snapshot's fingerprint.</summary>
    public Fingerprint Before { get; }

    /// <summary>The second snapshot's fingerprint.</summary>
    public Fingerprint After { get; }

    /// <summary>The differences, those of a table together.</summary>
    public ImmutableArray<SchemaChange> Changes { get; }

    /// <summary>What differs and is no change of its own: the order of columns, versions of extensions, definitions in which only a renamed name changed.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Whether there are no differences. There may be <see cref="Notes"/>.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>Compares two snapshots: what <paramref name="before"/> was and <paramref name="after"/> is, or what is expected and what is there.</summary>
    public static SchemaDiff Between(SchemaSnapshot before, SchemaSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new DiffBuilder(before, after).Build();
    }

    /// <summary>Compares two snapshots of which one is the other with <paramref name="added"/> instead of <paramref name="removed"/>.</summary>
    internal static SchemaDiff Between(SchemaSnapshot before, SchemaSnapshot after, IEnumerable<SchemaObject> removed, IEnumerable<SchemaObject> added)
    {
        var diff = Between(SchemaSnapshot.Create(before.ServerMajor, before.Included, removed), SchemaSnapshot.Create(after.ServerMajor, after.Included, added));
        return new SchemaDiff(before.Fingerprint, after.Fingerprint, diff.Changes, diff.Notes);
    }

    /// <summary>That nothing changed.</summary>
    internal static SchemaDiff None(SchemaSnapshot snapshot) => new(snapshot.Fingerprint, snapshot.Fingerprint, [], []);

    /// <summary>For people: grouped by table, a sentence a difference, with both definitions. Empty when there is nothing to say.</summary>
    public string ToText(SchemaDiffWording wording = SchemaDiffWording.Change) => DiffText.Write(this, DiffWords.Of(wording));

    /// <summary>For pull requests.</summary>
    public string ToMarkdown(SchemaDiffWording wording = SchemaDiffWording.Change) => DiffMarkdown.Write(this, DiffWords.Of(wording));

    /// <summary>For programs; has a format number.</summary>
    public string ToJson() => DiffJson.Write(this);
}
