using System.Collections.Immutable;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>The object that an expectation speaks of. Names are as PostgreSQL stores them.</summary>
/// <param name="Word">The kind's word in the grammar.</param>
/// <param name="Kinds">The kinds of the snapshot that answer to the word.</param>
/// <param name="Schema">The schema, when it is named.</param>
/// <param name="Parent">The table, of what is part of one, when it is named.</param>
/// <param name="Name">The object's own name.</param>
internal sealed record ExpectedObject(string Word, ImmutableArray<SchemaObjectKind> Kinds, string? Schema, string? Parent, string Name)
{
    /// <summary>A column's type in PostgreSQL's own spelling.</summary>
    public string? Type { get; init; }

    /// <summary>A column's nullability, when it is stated.</summary>
    public bool? NotNull { get; init; }

    /// <summary>A column's default, when it is stated.</summary>
    public string? Default { get; init; }

    /// <summary>The argument types of a function, when they are stated, in PostgreSQL's own spelling.</summary>
    public ImmutableArray<string>? Arguments { get; init; }
}
