using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Docs;

/// <summary>A role with the rights that a document grants. Roles belong to the server, which other tests use too: the name is this database's own.</summary>
internal sealed class TestRole : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _name;

    private TestRole(TestDatabase database, string name) => (_database, _name) = (database, name);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = _name, Password = "secret", Pooling = false }.ConnectionString;

    public static async Task<TestRole> CreateAsync(TestDatabase database, string documentedName, string grants)
    {
        var role = new TestRole(database, $"{documentedName}_{database.Name}");
        await role.ExecuteAsync($"CREATE ROLE \"{role._name}\" LOGIN PASSWORD 'secret'");
        await role.ExecuteAsync(Regex.Replace(grants, $@"TO {documentedName}\b", $"TO \"{role._name}\""));
        return role;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP OWNED BY \"{_name}\"; DROP ROLE \"{_name}\"");

    private Task<object?> ExecuteAsync(string sql) => Query.ScalarAsync(_database.ConnectionString, sql);
}
