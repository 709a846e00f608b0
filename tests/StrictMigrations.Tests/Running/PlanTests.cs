using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Running;

/// <summary>A plan that was written down is carried out exactly, or refused with what differs.</summary>
public sealed class PlanTests
{
    [Test]
    public async Task The_plan_that_was_made_is_carried_out()
    {
        await using var sandbox = await StartedAsync();
        sandbox.Write("0003_likes.sql", "CREATE TABLE likes (id int);");
        var plan = await PlanAsync(sandbox, target: "0002");

        var result = await sandbox.MigrateAsync(request: new MigrateRequest { Plan = plan });

        result.Applied.Select(applied => applied.FileName).Should().Equal("0002_posts.sql");
        (await sandbox.LedgerAsync()).Should().Be("applied 1, applied 2");
    }

    [Test]
    public async Task Decisions_in_the_files_are_part_of_the_plan()
    {
        await using var sandbox = await StartedAsync();
        sandbox.Write("0001_users.sql", "-- ACCEPTS: " + await sandbox.ScalarAsync("SELECT checksum FROM strict_migrations.ledger") + " (a comment)\nCREATE TABLE users (id int);");
        var plan = await PlanAsync(sandbox);

        plan.Records.Select(record => (record.Kind, record.Migration.FileName)).Should().Equal((EventKind.Accepted, "0001_users.sql"));
        await sandbox.MigrateAsync(request: new MigrateRequest { Plan = plan });
        (await sandbox.LedgerAsync()).Should().Be("applied 1, accepted 1, applied 2");
    }

    [Test]
    public async Task A_file_that_was_edited_since_is_named_with_both_checksums()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);
        sandbox.Write("0002_posts.sql", "CREATE TABLE posts (id bigint);");

        var refused = await RefusedAsync(sandbox, plan);

        sandbox.Normalise(refused.Message).Should().MatchRegex(
            @"\ANothing was changed\. 1 error:\n\nerror plan/checksum /m/0002_posts\.sql: 0002_posts\.sql is not the file that was approved: the plan has sha256:v1:[0-9a-f]{64}, the file has sha256:v1:[0-9a-f]{64}\.\n    Deploy the files");
        (await sandbox.TablesAsync()).Should().Be("users");
    }

    [Test]
    public async Task What_is_new_or_gone_since_is_named()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);
        sandbox.Delete("0002_posts.sql").Write("0003_likes.sql", "CREATE TABLE likes (id int);");

        var refused = await RefusedAsync(sandbox, plan);

        refused.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule}: {finding.Message}").Should().Equal(
            "plan/not-pending: The plan would run 0002_posts.sql, and here there is no such migration.",
            "plan/not-planned: 0003_likes.sql would run here and is not in the plan.");
    }

    [Test]
    public async Task Another_order_is_refused()
    {
        await using var sandbox = await StartedAsync();
        sandbox.Write("R__a.sql", "CREATE OR REPLACE VIEW a AS SELECT 1 AS i;").Write("R__b.sql", "CREATE OR REPLACE VIEW b AS SELECT 1 AS i;");
        var plan = await PlanAsync(sandbox);

        var refused = await RefusedAsync(sandbox, plan with { Steps = [plan.Steps[0], plan.Steps[2], plan.Steps[1]] });

        refused.Findings.Select(finding => $"{finding.Rule}: {finding.Message}").Should().Equal("plan/order: R__a.sql would run where the plan has R__b.sql.");
    }

    [Test]
    public async Task A_plan_is_carried_out_once()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);
        await sandbox.MigrateAsync(request: new MigrateRequest { Plan = plan });

        var refused = await RefusedAsync(sandbox, plan);

        refused.Findings.Select(finding => finding.Rule).Should().Equal("plan/not-pending", "plan/ledger-head", "plan/schema");
        refused.Findings[0].Message.Should().Be("The plan would run 0002_posts.sql, and here its state is Applied.");
        refused.Findings[1].Message.Should().Be($"The plan was made for the ledger head {plan.Head}, and this ledger's is {await HeadAsync(sandbox)}: row 2 was written since, applied 0002_posts.");
    }

    [Test]
    public async Task A_ledger_that_went_on_is_another_head_even_when_the_steps_are_the_same()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);
        await using (var migrator = sandbox.Migrator())
            await migrator.Administration.AcceptSchemaAsync("looked at");

        var refused = await RefusedAsync(sandbox, plan);

        refused.Findings.Select(finding => finding.Rule).Should().Equal("plan/ledger-head");
        refused.Message.Should().Contain("row 2 was written since, schema_accepted.");
    }

    [Test]
    public async Task The_ledger_of_another_database_is_another_head()
    {
        await using var staging = await StartedAsync();
        await using var production = await StartedAsync();
        var plan = await PlanAsync(staging);

        var refused = await RefusedAsync(production, plan);

        refused.Findings.Select(finding => finding.Rule).Should().Equal("plan/database", "plan/ledger-head");
        refused.Findings[1].Message.Should().Be($"The plan was made for the ledger head {plan.Head}, and this ledger's is {await HeadAsync(production)}: it is the ledger of another database, or of a copy that went its own way.");
        refused.Findings[1].Remedy.Should().Contain("plan --out FILE --promotable");
        (await production.TablesAsync()).Should().Be("users");
    }

    [Test]
    public async Task A_plan_for_an_empty_database_is_for_that_one_alone()
    {
        await using var planned = await Sandbox.CreateAsync();
        await using var other = await Sandbox.CreateAsync();
        foreach (var sandbox in new[] { planned, other })
            sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        var (bound, promotable) = (await PlanAsync(planned), await PlanAsync(planned, binding: PlanBinding.State));
        var server = await planned.ScalarAsync("SELECT system_identifier::text FROM pg_control_system()");

        var refused = await RefusedAsync(other, bound);

        const string Identity = "SELECT format('%s, oid %s of the server ', datname, oid) FROM pg_database WHERE datname = current_database()";
        refused.Findings.Select(finding => $"{finding.Rule}: {finding.Message}").Should().Equal(
            $"plan/database: The plan was made for the database {await planned.ScalarAsync(Identity)}{server}, and this is {await other.ScalarAsync(Identity)}{server}.");
        refused.Findings[0].Remedy.Should().Contain("plan --out FILE --promotable").And.Contain("PlanBinding.State");
        (await other.TablesAsync()).Should().Be(DBNull.Value);
        await other.MigrateAsync(request: new MigrateRequest { Plan = promotable });
        await planned.MigrateAsync(request: new MigrateRequest { Plan = bound });
        (await other.TablesAsync()).Should().Be("users");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_a_role_may_not_ask_for_the_server_name_and_oid_must_do_and_another_role_applies_the_plan(bool ownerPlans)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var role = await TestRole.CreateAsync(
            database, "planner", $"REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC; GRANT CREATE ON DATABASE \"{database.Name}\" TO planner; GRANT CREATE ON SCHEMA public TO planner");
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var owner = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await using var planner = StrictMigrator.Create(m => m.UseConnectionString(role.ConnectionString).FromDirectory(folder.FullPath));
        var (plans, applies) = ownerPlans ? (owner, planner) : (planner, owner);

        var plan = PlanFile.Of(await plans.Runner.PlanAsync());
        var applied = await applies.Runner.MigrateAsync(new MigrateRequest { Plan = PlanFile.Parse(plan.ToJson()) });

        plan.Basis.Database.Should().Be((string?)await Query.ScalarAsync(database.ConnectionString, "SELECT format('%s, oid %s', datname, oid) FROM pg_database WHERE datname = current_database()"));
        plan.Basis.Server.Should().Be(ownerPlans ? (string?)await Query.ScalarAsync(database.ConnectionString, "SELECT system_identifier::text FROM pg_control_system()") : null);
        applied.Applied.Should().ContainSingle();
    }

    [Test]
    public async Task A_database_of_the_same_name_and_oid_on_another_server_is_another_one()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);

        var refused = await RefusedAsync(sandbox, plan with { Basis = plan.Basis with { Server = "7412345678901234567" } });

        refused.Findings.Select(finding => $"{finding.Rule}: {finding.Message}").Should().Equal(
            $"plan/database: The plan was made for the database {plan.Basis.Database} of the server 7412345678901234567, and this is {plan.Basis.Database} of the server {plan.Basis.Server}.");
    }

    [Test]
    public async Task A_promotable_plan_is_carried_out_in_every_database_with_that_state()
    {
        await using var staging = await StartedAsync();
        await using var production = await StartedAsync();
        var plan = await PlanAsync(staging, binding: PlanBinding.State);

        await staging.MigrateAsync(request: new MigrateRequest { Plan = plan });
        await production.MigrateAsync(request: new MigrateRequest { Plan = PlanFile.Parse(plan.ToJson()) });

        (await production.LedgerAsync()).Should().Be("applied 1, applied 2");
        (await production.TablesAsync()).Should().Be(await staging.TablesAsync());
    }

    [Test]
    public async Task A_promotable_plan_is_refused_in_a_database_with_another_state_or_schema()
    {
        await using var staging = await StartedAsync();
        await using var production = await Sandbox.CreateAsync();
        production.Write("0001_users.sql", "CREATE TABLE users (id int, name text);");
        await production.MigrateAsync();
        production.Write("0002_posts.sql", "CREATE TABLE posts (id int);");
        var plan = await PlanAsync(staging, binding: PlanBinding.State);

        var refused = await RefusedAsync(production, plan);

        refused.Findings.Select(finding => finding.Rule).Should().Equal("plan/state", "plan/schema");
        refused.Findings[0].Message.Should().StartWith("Other migrations are applied or retired here, or with other checksums, than where the plan was made:");
    }

    [Test]
    public async Task A_schema_that_was_changed_by_hand_is_refused_as_drift_and_by_the_plan()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);
        await sandbox.ExecuteAsync("ALTER TABLE users ADD COLUMN hotfix int");

        (await RefusedAsync(sandbox, plan)).Findings.Select(finding => finding.Rule).Should().Equal("plan/schema", "drift/extra");
    }

    [Test]
    public async Task A_plan_that_knows_the_schema_is_not_applied_blind()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);

        var refused = await sandbox.FailAsync<MigrationValidationException>(options => options.SchemaValidation = false, new MigrateRequest { Plan = plan });

        refused.Findings.Single().Message.Should().Be($"The plan was made for the schema {plan.Basis.SchemaFingerprint}, and this run does not read the schema.");
    }

    [Test]
    public async Task A_target_beside_a_plan_must_be_the_plan_s()
    {
        await using var sandbox = await StartedAsync();
        var plan = await PlanAsync(sandbox);

        (await sandbox.FailAsync<MigrationConfigurationException>(request: new MigrateRequest { Plan = plan, Target = MigrationVersion.Parse("2") })).Message
            .Should().Be("The target is 2, and the plan's is everything. Nothing was changed. Leave the target out: the plan has its own.");
    }

    [Test]
    public async Task A_plan_says_how_its_steps_run_and_changes_nothing()
    {
        await using var sandbox = await StartedAsync();
        sandbox.Write("0003_index.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY posts_id ON posts (id);");
        await using var migrator = sandbox.Migrator();

        var plan = await migrator.Runner.PlanAsync();

        plan.Steps.Select(step => step.FileName).Should().Equal("0002_posts.sql", "0003_index.sql");
        plan.WithoutTransaction.Select(step => step.FileName).Should().Equal("0003_index.sql");
        plan.Basis!.SchemaFingerprint.Should().Be((string?)await sandbox.ScalarAsync("SELECT schema_fingerprint FROM strict_migrations.ledger"));
        plan.Basis.StateDigest.Should().Be((string?)await sandbox.ScalarAsync("SELECT encode(state_digest, 'hex') FROM strict_migrations.ledger"));
        (await sandbox.LedgerAsync()).Should().Be("applied 1");
    }

    /// <summary>The first of two migrations is applied.</summary>
    private static async Task<Sandbox> StartedAsync()
    {
        var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await sandbox.MigrateAsync();
        return sandbox.Write("0002_posts.sql", "CREATE TABLE posts (id int);");
    }

    private static async Task<PlanFile> PlanAsync(Sandbox sandbox, string? target = null, PlanBinding binding = PlanBinding.Database)
    {
        await using var migrator = sandbox.Migrator();
        return PlanFile.Of(await migrator.Runner.PlanAsync(target is null ? null : MigrationVersion.Parse(target)), binding);
    }

    private static Task<MigrationValidationException> RefusedAsync(Sandbox sandbox, PlanFile plan) =>
        sandbox.FailAsync<MigrationValidationException>(request: new MigrateRequest { Plan = plan });

    private static async Task<object?> HeadAsync(Sandbox sandbox) =>
        await sandbox.ScalarAsync("SELECT id || ':' || encode(hash, 'hex') FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1");
}
