using StrictMigrations.Schemas;
using StrictMigrations.Tests.Running.BadInput;

namespace StrictMigrations.Tests.Running;

/// <summary>Roles belong to the server: to rename one touches no row of the database whose policies show its name.</summary>
public sealed class RenamedRoleTests
{
    private const string Table = "CREATE TABLE secrets (a integer);";

    [Test]
    public async Task A_renamed_role_of_a_policy_is_drift_and_named()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var role = await Role.CreateAsync(sandbox, "NOLOGIN");
        await sandbox.Write("0001_policy.sql", $"{Table} CREATE POLICY theirs ON secrets TO {role.Name};").MigrateAsync();

        await sandbox.ExecuteAsync($"ALTER ROLE {role.Name} RENAME TO other_{role.Name}");

        var refused = await sandbox.FailAsync<MigrationValidationException>();
        await sandbox.ExecuteAsync($"ALTER ROLE other_{role.Name} RENAME TO {role.Name}");
        refused.Findings.Should().ContainSingle().Which.Message.Should().Contain($"policy secrets.theirs differs: roles was {role.Name} and is other_{role.Name}");
        (await sandbox.MigrateAsync()).Findings.Should().BeEmpty("the old name is back");
    }

    [Test]
    public async Task A_role_that_no_policy_names_may_come_and_be_renamed_without_a_word()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var role = await Role.CreateAsync(sandbox, "NOLOGIN");
        await sandbox.Write("0001_secrets.sql", $"{Table} ALTER TABLE secrets OWNER TO {role.Name};").MigrateAsync();
        await using var connection = await Query.OpenAsync(sandbox.ConnectionString);
        var before = await CatalogDigest.ReadAsync(connection, CancellationToken.None);

        await sandbox.ExecuteAsync($"CREATE ROLE other_{role.Name}; DROP ROLE other_{role.Name}; ALTER ROLE {role.Name} RENAME TO other_{role.Name}");

        var after = await CatalogDigest.ReadAsync(connection, CancellationToken.None);
        await sandbox.ExecuteAsync($"ALTER ROLE other_{role.Name} RENAME TO {role.Name}");
        after.Should().Be(before, "each start would read the whole schema otherwise, and owners are not compared");
    }
}
