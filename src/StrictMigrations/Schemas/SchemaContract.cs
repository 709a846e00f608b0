using StrictMigrations.Schemas;
using StrictMigrations.Schemas.Contracts;

namespace StrictMigrations;

/// <summary>What the application needs of the schema: required, or optional. Checked at every start.</summary>
/// <remarks>Names are as PostgreSQL stores them, without quotes; those without a schema are looked for along the search_path. Not thread-safe.</remarks>
public sealed class SchemaContract
{
    private readonly List<ContractTerm> _terms = [];

    internal SchemaContract()
    {
    }

    /// <summary>Whether nothing is needed.</summary>
    public bool IsEmpty => _terms.Count == 0;

    internal IReadOnlyList<ContractTerm> Terms => _terms;

    /// <summary>Something that must hold, in the words of <c>EXPECTS</c>: <c>index users_email_key on users</c>.</summary>
    /// <exception cref="MigrationConfigurationException">The text does not follow the grammar.</exception>
    public SchemaContract Require(string expectation) => Add(expectation, isOptional: false);

    /// <summary>Something that the application would use, in the words of <c>EXPECTS</c>; without it a start warns.</summary>
    /// <exception cref="MigrationConfigurationException">The text does not follow the grammar.</exception>
    public SchemaContract Optional(string expectation) => Add(expectation, isOptional: true);

    /// <summary>A table that must be there, to name its parts with.</summary>
    public SchemaContractTable Table(string name, string? schema = null)
    {
        var table = Named(name, schema);
        Require($"table {table.FullName}");
        return table;
    }

    /// <summary>A table without which a start warns; parts that are required of it are required all the same.</summary>
    public SchemaContractTable OptionalTable(string name, string? schema = null)
    {
        var table = Named(name, schema);
        Optional($"table {table.FullName}");
        return table;
    }

    internal void AddFile(string path) => _terms.AddRange(ContractFile.Read(path));

    private SchemaContractTable Named(string name, string? schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new SchemaContractTable(this, schema is null ? Names.Quote(name) : $"{Names.Quote(schema)}.{Names.Quote(name)}");
    }

    private SchemaContract Add(string text, bool isOptional)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Expectation.TryParse(text, out var expectation, out var problem))
            throw new MigrationConfigurationException($"What RequireSchema asks for cannot be read: {problem.Message}");
        _terms.Add(new ContractTerm(expectation, isOptional, Place: null));
        return this;
    }
}
