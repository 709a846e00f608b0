using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Testing;

public sealed class TemplateDatabaseTests
{
    private const string Rows = "select count(*) from item";

    [Test]
    public async Task Clones_start_equal_and_do_not_see_each_other()
    {
        await using var template = await TemplateDatabase.CreateAsync(TestServer.Shared, PrepareAsync);
        await using var one = await template.CloneAsync();
        await using var two = await template.CloneAsync();

        await Query.ScalarAsync(one.ConnectionString, "delete from item");
        await using var three = await template.CloneAsync();

        (await Query.ScalarAsync(one.ConnectionString, Rows)).Should().Be(0L);
        (await Query.ScalarAsync(two.ConnectionString, Rows)).Should().Be(3L);
        (await Query.ScalarAsync(three.ConnectionString, Rows)).Should().Be(3L);
    }

    [Test]
    public async Task Clones_can_be_made_at_once()
    {
        await using var template = await TemplateDatabase.CreateAsync(TestServer.Shared, PrepareAsync);
        var clones = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => template.CloneAsync()));

        foreach (var clone in clones)
        {
            (await Query.ScalarAsync(clone.ConnectionString, Rows)).Should().Be(3L);
            await clone.DisposeAsync();
        }
    }

    [Test]
    public async Task A_connection_that_the_preparation_left_open_does_no_harm()
    {
        NpgsqlConnection? left = null;
        await using var template = await TemplateDatabase.CreateAsync(TestServer.Shared, async (connectionString, cancellationToken) =>
        {
            await PrepareAsync(connectionString, cancellationToken);
            left = await Query.OpenAsync(connectionString);
        });
        await using var clone = await template.CloneAsync();

        (await Query.ScalarAsync(clone.ConnectionString, Rows)).Should().Be(3L);
        await left!.DisposeAsync();
    }

    [Test]
    public async Task A_failed_preparation_leaves_no_database()
    {
        string? name = null;
        var create = () => TemplateDatabase.CreateAsync(TestServer.Shared, (connectionString, _) =>
        {
            name = new NpgsqlConnectionStringBuilder(connectionString).Database;
            throw new InvalidDataException("no good");
        });

        await create.Should().ThrowAsync<InvalidDataException>().WithMessage("no good");
        (await Query.ScalarAsync(TestServer.Shared.ConnectionString, $"select count(*) from pg_database where datname = '{name}'")).Should().Be(0L);
    }

    private static async Task PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("create table item (id int primary key); insert into item values (1), (2), (3)");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
