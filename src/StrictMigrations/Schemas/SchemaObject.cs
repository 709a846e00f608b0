using System.Collections.Immutable;
using StrictMigrations.Schemas;

namespace StrictMigrations;

/// <summary>One object of a schema: what it is called, what it belongs to, and its properties.</summary>
public sealed record SchemaObject
{
    /// <summary>What it is.</summary>
    public required SchemaObjectKind Kind { get; init; }

    /// <summary>The schema it stands in, unquoted; <see langword="null"/> for what stands in none, such as a publication.</summary>
    public string? Schema { get; init; }

    /// <summary>The table, view or domain it is part of, unquoted; <see langword="null"/> for what stands alone.</summary>
    public string? Parent { get; init; }

    /// <summary>Its own name, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from others of the same name: <c>(integer, text)</c> of a function; empty for most kinds.</summary>
    public string Signature { get; init; } = "";

    /// <summary>A column's number in its table. Reported; neither hashed nor compared.</summary>
    public int? Position { get; init; }

    /// <summary>Its properties, sorted by name in ordinal order.</summary>
    public required ImmutableArray<SchemaProperty> Properties { get; init; }

    /// <summary>The qualified name, quoted where needed: <c>public.users.email</c>, <c>public."Order"</c>, <c>public.total(integer)</c>.</summary>
    public string FullName => Names.Full(this);

    /// <summary>The value of a property, or <see langword="null"/> when the object does not have it.</summary>
    public string? this[string property]
    {
        get
        {
            foreach (var candidate in Properties)
            {
                if (candidate.Name == property)
                    return candidate.Value;
            }

            return null;
        }
    }

    /// <summary>Kind and qualified name: <c>column public.users.email</c>.</summary>
    public override string ToString() => $"{KindWords.Of(Kind)} {FullName}";

    internal ObjectKey Key => new(Kind, Schema, Parent, Name, Signature);
}
