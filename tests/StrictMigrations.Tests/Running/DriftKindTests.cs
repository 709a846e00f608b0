using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Running;

/// <summary>One change by hand of each kind of object, between two starts: the second start names it.</summary>
public sealed class DriftKindTests : IAsyncDisposable
{
    private static readonly (SchemaObjectKind Kind, string Sql, string Finding)[] Changes =
    [
        (SchemaObjectKind.Schema, "DROP SCHEMA \"Odd Schema.é\" CASCADE", "drift/missing schema \"Odd Schema.é\""),
        (SchemaObjectKind.Schema, "DROP SCHEMA public", "drift/missing schema public"),
        (SchemaObjectKind.Extension, "CREATE EXTENSION citext SCHEMA app", "drift/extra extension citext"),
        (SchemaObjectKind.Language, "ALTER LANGUAGE plother RENAME TO pl2", "drift/changed language pl2"),
        (SchemaObjectKind.Enum, "ALTER TYPE app.mood ADD VALUE 'angry'", "drift/changed enum app.mood"),
        (SchemaObjectKind.Domain, "ALTER DOMAIN app.email DROP NOT NULL", "drift/changed domain app.email"),
        (SchemaObjectKind.CompositeType, "CREATE TYPE app.pair AS (a integer)", "drift/extra composite type app.pair"),
        (SchemaObjectKind.RangeType, "CREATE TYPE app.spans AS RANGE (subtype = text)", "drift/extra range type app.spans"),
        (SchemaObjectKind.BaseType, "DROP TYPE app.shell", "drift/missing base type app.shell"),
        (SchemaObjectKind.Sequence, "ALTER SEQUENCE app.numbers INCREMENT 7", "drift/changed sequence app.numbers"),
        (SchemaObjectKind.Table, "ALTER TABLE app.cache SET (fillfactor = 50)", "drift/changed table app.cache"),
        (SchemaObjectKind.Table, "DROP TABLE app.heaped", "drift/missing table app.heaped"),
        (SchemaObjectKind.Table, "ALTER TABLE app.events DETACH PARTITION app.events_rest", "drift/changed table app.events_rest"),
        (SchemaObjectKind.Table, "ALTER TABLE app.users NO FORCE ROW LEVEL SECURITY", "drift/changed table app.users"),
        (SchemaObjectKind.ForeignTable, "ALTER FOREIGN TABLE app.remote_users OPTIONS (SET table_name 'people')", "drift/changed foreign table app.remote_users"),
        (SchemaObjectKind.View, "ALTER VIEW app.totals SET (security_barrier = false)", "drift/changed view app.totals"),
        (SchemaObjectKind.View, "CREATE OR REPLACE VIEW app.priced AS SELECT * FROM app.users WHERE price > 1 WITH LOCAL CHECK OPTION", "drift/changed view app.priced"),
        (SchemaObjectKind.MaterializedView, "DROP MATERIALIZED VIEW app.summary", "drift/missing materialized view app.summary"),
        (SchemaObjectKind.Column, "ALTER TABLE app.users ALTER COLUMN price DROP DEFAULT", "drift/changed column app.users.price"),
        (SchemaObjectKind.Column, "ALTER TABLE app.users ALTER COLUMN tags DROP NOT NULL", "drift/changed column app.users.tags"),
        (SchemaObjectKind.Column, "ALTER TABLE app.users RENAME COLUMN home TO address", "drift/missing column app.users.home"),
        (SchemaObjectKind.Column, "ALTER TABLE app.special DROP COLUMN extra", "drift/missing column app.special.extra"),
        (SchemaObjectKind.Constraint, "ALTER TABLE app.users VALIDATE CONSTRAINT users_born", "drift/changed constraint app.users.users_born"),
        (SchemaObjectKind.Constraint, "ALTER TABLE app.orders DROP CONSTRAINT orders_user_id_fkey", "drift/missing constraint app.orders.orders_user_id_fkey"),
        (SchemaObjectKind.Index, "DROP INDEX app.users_lower", "drift/missing index app.users.users_lower"),
        (SchemaObjectKind.Index, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.users_lower'::regclass", "drift/changed index app.users.users_lower"),
        (SchemaObjectKind.Trigger, "ALTER TABLE app.users DISABLE TRIGGER users_touch", "drift/changed trigger app.users.users_touch"),
        (SchemaObjectKind.Rule, "ALTER TABLE app.cache DISABLE RULE cache_keep", "drift/changed rule app.cache.cache_keep"),
        (SchemaObjectKind.Policy, "ALTER POLICY own ON app.users USING (true)", "drift/changed policy app.users.own"),
        (SchemaObjectKind.Statistics, "ALTER STATISTICS app.users_stats SET STATISTICS 200", "drift/changed statistics app.users_stats"),
        (SchemaObjectKind.Function, "ALTER FUNCTION app.touch() COST 77", "drift/changed function app.touch()"),
        (SchemaObjectKind.Function, "CREATE FUNCTION app.extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "drift/extra function app.extra()"),
        (SchemaObjectKind.Procedure, "ALTER PROCEDURE app.work SECURITY DEFINER", "drift/changed procedure app.work(integer, text)"),
        (SchemaObjectKind.Aggregate, "DROP AGGREGATE app.total(numeric)", "drift/missing aggregate app.total(numeric)"),
        (SchemaObjectKind.WindowFunction, "ALTER FUNCTION app.place() COST 9", "drift/changed window function app.place()"),
        (SchemaObjectKind.Operator, "ALTER OPERATOR app.=== (integer, integer) SET (RESTRICT = eqsel)", "drift/changed operator app.===(integer, integer)"),
        (SchemaObjectKind.OperatorFamily, "ALTER OPERATOR FAMILY app.ints USING btree ADD OPERATOR 1 < (bigint, bigint)", "drift/changed operator family app.ints USING btree"),
        (SchemaObjectKind.OperatorClass, "DROP OPERATOR CLASS app.int_ops USING btree", "drift/missing operator class app.int_ops USING btree"),
        (SchemaObjectKind.Cast, "DROP CAST (integer AS app.mood)", "drift/missing cast integer AS app.mood"),
        (SchemaObjectKind.Collation, "ALTER COLLATION app.loose RENAME TO looser", "drift/changed collation app.looser"),
        (SchemaObjectKind.Conversion, "DROP CONVERSION app.latin", "drift/missing conversion app.latin"),
        (SchemaObjectKind.TextSearchConfiguration, "ALTER TEXT SEARCH CONFIGURATION app.search DROP MAPPING FOR word", "drift/changed text search configuration app.search"),
        (SchemaObjectKind.TextSearchDictionary, "ALTER TEXT SEARCH DICTIONARY app.plain_dict (ACCEPT = false)", "drift/changed text search dictionary app.plain_dict"),
        (SchemaObjectKind.TextSearchParser, "DROP TEXT SEARCH PARSER app.words", "drift/missing text search parser app.words"),
        (SchemaObjectKind.TextSearchTemplate, "DROP TEXT SEARCH TEMPLATE app.template", "drift/missing text search template app.template"),
        (SchemaObjectKind.ForeignDataWrapper, "ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (SET debug 'false')", "drift/changed foreign data wrapper wrapper"),
        (SchemaObjectKind.ForeignServer, "ALTER SERVER remote VERSION '2'", "drift/changed foreign server remote"),
        (SchemaObjectKind.Publication, "ALTER PUBLICATION changes DROP TABLE app.orders", "drift/changed publication changes"),
        (SchemaObjectKind.EventTrigger, "ALTER EVENT TRIGGER watch ENABLE", "drift/changed event trigger watch"),
        (SchemaObjectKind.Transform, "DROP TRANSFORM FOR app.mood LANGUAGE plother", "drift/missing transform app.mood LANGUAGE plother"),
        (SchemaObjectKind.AccessMethod, "CREATE ACCESS METHOD heap3 TYPE TABLE HANDLER heap_tableam_handler", "drift/extra access method heap3"),
    ];

    private readonly MigrationFolder _folder = new MigrationFolder().Write("0001_every_kind.sql", EveryKind.Sql);
    private TemplateDatabase _template = null!;

    [OneTimeSetUp]
    public async Task MigrateAsync() => _template = await TemplateDatabase.CreateAsync(TestServer.Shared, async (connectionString, cancellationToken) =>
    {
        await using var migrator = Migrator(connectionString);
        await migrator.MigrateAsync(cancellationToken: cancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _template.DisposeAsync();
    }

    [Test]
    public void Every_kind_of_object_has_a_change() =>
        Changes.Select(change => change.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<SchemaObjectKind>());

    [TestCaseSource(nameof(Cases))]
    public async Task A_change_by_hand_stops_the_next_start_and_is_named(string sql, string expected)
    {
        await using var database = await _template.CloneAsync();
        await Query.ScalarAsync(database.ConnectionString, sql);
        await using var migrator = Migrator(database.ConnectionString);

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().Contain(expected);
    }

    [Test]
    public async Task A_clone_starts_with_nothing_to_do()
    {
        await using var database = await _template.CloneAsync();
        await using var migrator = Migrator(database.ConnectionString);

        (await migrator.MigrateAsync()).Findings.Should().BeEmpty();
    }

    private static IEnumerable<TestCaseData> Cases() => Changes.Select(change => new TestCaseData(change.Sql, change.Finding).SetArgDisplayNames(change.Sql));

    private StrictMigrator Migrator(string connectionString) =>
        StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory(_folder.FullPath).Configure(o => o.Drift = DriftMode.Strict));
}
