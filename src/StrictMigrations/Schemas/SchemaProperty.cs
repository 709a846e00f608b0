namespace StrictMigrations;

/// <summary>One property of an object, as PostgreSQL words it; what has its default is left out.</summary>
/// <param name="Name">Such as <c>type</c>, <c>not null</c> or <c>definition</c>.</param>
/// <param name="Value">The text with everything qualified; <c>yes</c> for what is only there or not. May have several lines.</param>
public sealed record SchemaProperty(string Name, string Value);
