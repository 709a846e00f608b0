using Npgsql;
using NUnit.Framework;
using StrictMigrations;
using StrictMigrations.Testing;

namespace Tests;

public sealed class UserTests
{
    [Test]
    public async Task A_clone_of_the_template_has_the_tables()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var template = await TemplateDatabase.CreateAsync(server, async (connectionString, cancellationToken) =>
        {
            await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory("migrations"));
            await migrator.MigrateAsync(cancellationToken: cancellationToken);
        });
        await using var database = await template.CloneAsync();

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("insert into users (email, name) values ('a@example.org', 'A') returning id");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(1L));
    }
}
