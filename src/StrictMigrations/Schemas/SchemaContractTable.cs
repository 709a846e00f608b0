using StrictMigrations.Schemas;

namespace StrictMigrations;

/// <summary>A table of a <see cref="SchemaContract"/>, and what is needed of it.</summary>
public sealed class SchemaContractTable
{
    private readonly SchemaContract _contract;

    internal SchemaContractTable(SchemaContract contract, string fullName) => (_contract, FullName) = (contract, fullName);

    internal string FullName { get; }

    /// <summary>A column that must be there; type and nullability count when they are given.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">As PostgreSQL or SQL spells it: <c>varchar(255)</c>.</param>
    /// <param name="nullable">Whether it may be null.</param>
    public SchemaContractTable Column(string name, string? type = null, bool? nullable = null)
    {
        _contract.Require(Text(name, type, nullable));
        return this;
    }

    /// <summary>A column without which a start warns.</summary>
    /// <inheritdoc cref="Column"/>
    public SchemaContractTable OptionalColumn(string name, string? type = null, bool? nullable = null)
    {
        _contract.Optional(Text(name, type, nullable));
        return this;
    }

    /// <summary>An index that must be there and valid.</summary>
    public SchemaContractTable Index(string name)
    {
        _contract.Require($"index {Names.Quote(name)} on {FullName}");
        return this;
    }

    /// <summary>A constraint that must be there.</summary>
    public SchemaContractTable Constraint(string name)
    {
        _contract.Require($"constraint {Names.Quote(name)} on {FullName}");
        return this;
    }

    private string Text(string name, string? type, bool? nullable)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var nullability = nullable switch { true => " null", false => " not null", null => "" };
        return $"column {FullName}.{Names.Quote(name)}{(type is null ? "" : " " + type)}{nullability}";
    }
}
