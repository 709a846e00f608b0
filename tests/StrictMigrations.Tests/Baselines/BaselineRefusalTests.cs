using StrictMigrations.Tests.Docs;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Baselines;

public sealed class BaselineRefusalTests
{
    [Test]
    public async Task Everything_that_cannot_be_recreated_is_named_at_once()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("""
            CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (password 'very secret', host 'x');
            CREATE TABLE t (a integer); CREATE INDEX broken ON t (a); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass;
            """);

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { DataTables = ["t"] });

        var error = (await generating.Should().ThrowAsync<MigrationValidationException>()).Which;
        error.Findings.Select(finding => finding.Subject).Should().Equal("foreign server s", "index public.t.broken", "table public.t");
        error.Message.Should().Contain("has an option that holds a secret").And.Contain("is invalid").And.Contain("no primary key").And.NotContain("very secret");
    }

    [Test]
    public async Task Objects_that_need_one_another_in_a_circle_are_named()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("""
            CREATE TABLE t (a integer);
            CREATE FUNCTION f(x integer, y t DEFAULT NULL) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            ALTER TABLE t ADD b integer GENERATED ALWAYS AS (f(a)) STORED
            """);

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new());

        (await generating.Should().ThrowAsync<MigrationValidationException>()).Which.Findings.Single().Subject
            .Should().Be("function public.f(integer, public.t), table public.t");
    }

    [Test]
    public async Task A_partition_without_its_parent_is_refused()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (n integer) PARTITION BY RANGE (n); CREATE TABLE b.t PARTITION OF a.t DEFAULT");

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { Schemas = ["b"] });

        (await generating.Should().ThrowAsync<MigrationValidationException>()).Which.Findings.Single().Message.Should().Be("The table b.t is a partition of a.t, which is not part of the snapshot.");
    }

    [Test]
    public async Task A_statement_that_fails_on_an_empty_database_is_shown_with_its_line()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TYPE a.kind AS ENUM ('x'); CREATE TABLE b.t (kind a.kind)");

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { Schemas = ["b"] });

        var finding = (await generating.Should().ThrowAsync<MigrationValidationException>()).Which.Findings.Single();
        finding.Message.Should().MatchRegex(@"^Line \d+ failed: schema ""a"" does not exist \(SQLSTATE 3F000\)\.\nCREATE TABLE IF NOT EXISTS b\.t \(\n    kind a\.kind\n\)\n$");
        finding.Remedy.Should().Contain("name its schema too");
        finding.Place!.File.Should().Be("0030_true_baseline.sql");
    }

    [Test]
    public async Task Only_the_named_schemas_are_covered()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("CREATE SCHEMA a; CREATE TABLE a.t (n integer); CREATE TABLE other (n integer)");

        var baseline = await BaselineRoundTripTests.GenerateAsync(live, new() { Schemas = ["a"] });

        baseline.Script.Should().Contain("CREATE TABLE IF NOT EXISTS a.t (").And.NotContain("other").And.NotContain("public");
    }

    [Test]
    public async Task A_database_without_the_schema_public_stays_without()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await using var fresh = await TestServer.NewDatabaseAsync();
        var expected = await live.SnapshotAsync("DROP SCHEMA public; CREATE SCHEMA app; CREATE TABLE app.t (n integer)");

        var baseline = await BaselineRoundTripTests.GenerateAsync(live, new());

        (await fresh.RunAsync(baseline.Script)).Fingerprint.Should().Be(expected.Fingerprint);
    }

    [Test]
    public async Task What_the_role_of_the_throwaway_database_may_not_make_is_named_with_the_option_that_takes_another()
    {
        await using var live = await TestServer.NewDatabaseAsync();
        await live.SnapshotAsync("CREATE FUNCTION size(text) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'textlen'");
        await using var role = await TestRole.CreateAsync(live, "baseliner", $"ALTER ROLE \"baseliner_{live.Name}\" CREATEDB");

        var generating = () => BaselineRoundTripTests.GenerateAsync(live, new() { ShadowServer = role.ConnectionString });

        var finding = (await generating.Should().ThrowAsync<MigrationValidationException>()).Which.Findings.Single();
        finding.Message.Should().Contain("permission denied for language internal").And.Contain("size");
        finding.Remedy.Should().Contain("--admin-connection");
    }
}
