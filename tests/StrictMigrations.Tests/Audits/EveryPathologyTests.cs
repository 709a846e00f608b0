using StrictMigrations.Audits.Rules;
using static StrictMigrations.Tests.Audits.Pathology;

namespace StrictMigrations.Tests.Audits;

/// <summary>Each pathology in a history that was clean: the audit names it, and nothing else; without it nothing is found again.</summary>
public sealed class EveryPathologyTests
{
    private const string Table = "public.schema_migrations";
    private const string Later = "ALTER TABLE users ADD COLUMN later text;";

    private static readonly string[] NoFailure = ["audit/failed 0003_lookups.sql"];

    private static Pathology[] All =>
    [
        new("audit/failed", Sql("UPDATE schema_migrations SET status = 'failed', error_message = 'no' WHERE id = 3"), Sql("UPDATE schema_migrations SET status = 'completed' WHERE id = 3"), NoFailure),
        new("audit/blocked", Both(Sql("UPDATE schema_migrations SET status = 'failed', error_message = 'no' WHERE id = 3"), File("0004_later.sql", Later)), Delete("0004_later.sql"), ["audit/blocked 0003_lookups.sql", .. NoFailure]) { Left = NoFailure },
        new("audit/never-executed", Sql("UPDATE schema_migrations SET id = -id WHERE id = 2; CREATE TABLE kept AS SELECT * FROM schema_migrations WHERE id = -2; DELETE FROM schema_migrations WHERE id = -2"), Sql("INSERT INTO schema_migrations SELECT * FROM kept"), "audit/never-executed 0002_active_users.sql"),
        new("audit/retired-but-executed", Rename("0003_lookups.sql", "0003_lookups.sql.retired"), Rename("0003_lookups.sql.retired", "0003_lookups.sql"), "audit/retired-but-executed 0003_lookups.sql"),
        new("audit/other-application", Sql("UPDATE schema_migrations SET filename = '9' || filename, checksum = checksum || '0'"), Sql("UPDATE schema_migrations SET filename = substr(filename, 2), checksum = left(checksum, 32)"), $"audit/other-application {Table}"),
        new("audit/foreign-row", Sql("INSERT INTO schema_migrations (filename, checksum) VALUES ('billing.invoices', 'x')"), Sql("DELETE FROM schema_migrations WHERE filename = 'billing.invoices'"), "audit/foreign-row billing.invoices"),
        new("audit/missing", Rename("0003_lookups.sql", "lookups.txt"), Rename("lookups.txt", "0003_lookups.sql"), "audit/missing 0003_lookups.sql"),
        new("audit/renamed", Rename("0003_lookups.sql", "0004_views.sql"), Rename("0004_views.sql", "0003_lookups.sql"), "audit/renamed 0003_lookups.sql", "audit/gap 0004_views.sql"),
        new("audit/duplicate-row", Sql("INSERT INTO schema_migrations (filename, checksum) SELECT filename, checksum FROM schema_migrations WHERE id = 2"), Sql("DELETE FROM schema_migrations WHERE id > 3"), "audit/duplicate-row 0002_active_users.sql"),
        new("audit/unknown-status", Sql("UPDATE schema_migrations SET status = 'perhaps' WHERE id = 3"), Sql("UPDATE schema_migrations SET status = 'done' WHERE id = 3"), "audit/unknown-status 0003_lookups.sql"),
        new("audit/history-columns", Sql("ALTER TABLE schema_migrations DROP COLUMN status, DROP COLUMN error_message"), Sql("ALTER TABLE schema_migrations ADD COLUMN status text DEFAULT 'completed', ADD COLUMN error_message text"), $"audit/history-columns {Table}"),
        new("audit/modified", Replace("0001_users.sql", "'viewer'", "'reader'"), Replace("0001_users.sql", "'reader'", "'viewer'"), "audit/modified 0001_users.sql"),
        new("audit/unverifiable", Sql("UPDATE schema_migrations SET checksum = 'manual-' || checksum WHERE id = 2"), Sql("UPDATE schema_migrations SET checksum = substr(checksum, 8) WHERE id = 2"), "audit/unverifiable 0002_active_users.sql"),
        new("audit/line-ends", Replace("0003_lookups.sql", "\n", "\r\n"), Replace("0003_lookups.sql", "\r\n", "\n"), "audit/line-ends 0003_lookups.sql"),
        new("audit/duplicate-number", File("0003_later.sql", Later), Rename("0003_later.sql", "0004_later.sql"), "audit/duplicate-number 0003", "audit/never-executed 0003_later.sql"),
        new("audit/gap", File("0006_later.sql", Later), Rename("0006_later.sql", "0004_later.sql"), "audit/gap 0006_later.sql"),
        new("audit/misnamed", File("4_later.sql", Later), Rename("4_later.sql", "0004_later.sql"), "audit/misnamed 4_later.sql"),
        new("audit/unreadable", File("0004_later.sql", Later + " SELECT 'never closed;"), File("0004_later.sql", Later), "audit/unreadable 0004_later.sql"),
        new("audit/file-beside", File("0004_later.sql.disabled", Later), Rename("0004_later.sql.disabled", "0004_later.sql"), "audit/file-beside 0004_later.sql.disabled"),
        new("audit/same-text", Both(File("0004_later.sql", Later), File("0005_again.sql", "-- again\n" + Later)), Delete("0005_again.sql"), "audit/same-text 0004_later.sql"),
        new("audit/does-nothing", File("0004_later.sql", "SELECT 'all is well';"), File("0004_later.sql", Later), "audit/does-nothing 0004_later.sql"),
        new("audit/unmet-dependency", File("0004_later.sql", "-- DEPENDS: 0009_never.sql\n" + Later), Replace("0004_later.sql", "0009_never.sql", "0001_users.sql"), "audit/unmet-dependency 0004_later.sql"),
        new("audit/undeclared-dependency", File("0004_later.sql", "CREATE INDEX users_mail_idx ON users (e_mail);"), Replace("0004_later.sql", "e_mail", "email"), "audit/undeclared-dependency 0004_later.sql"),
        new("audit/redefined", File("0004_later.sql", "CREATE TABLE IF NOT EXISTS roles (name text PRIMARY KEY, description text);"), File("0004_later.sql", "ALTER TABLE roles ADD COLUMN description text;"), "audit/redefined table roles"),
        new("audit/false-expectation", Sql("ALTER TABLE users RENAME COLUMN email TO mail"), Sql("ALTER TABLE users RENAME COLUMN mail TO email"), "audit/false-expectation column users.email"),
        new("audit/fresh-fails", File("0004_later.sql", Later.Replace("text", "no_such_type", StringComparison.Ordinal)), File("0004_later.sql", Later), "audit/fresh-fails 0004_later.sql") { Replays = true },
        new("audit/fresh-differs", Rename("0003_lookups.sql", "0003_lookups.sql.retired"), Rename("0003_lookups.sql.retired", "0003_lookups.sql"), $"audit/fresh-differs {Table}", "audit/retired-but-executed 0003_lookups.sql") { Replays = true },
        new("audit/schema-unexplained", Sql("ALTER TABLE users ADD COLUMN by_hand text"), Sql("ALTER TABLE users DROP COLUMN by_hand"), $"audit/schema-unexplained {Table}") { Replays = true },
        new("audit/not-replayed", File("0004_role.sql", "CREATE ROLE audit_never_created;"), Delete("0004_role.sql"), $"audit/not-replayed {Table}") { Replays = true },
    ];

    [Test]
    public void Every_rule_of_the_audit_has_its_pathology() => All.Select(pathology => pathology.Rule).Should().BeEquivalentTo(AuditRules.All.Select(rule => rule.Id));

    [TestCaseSource(nameof(All))]
    public async Task It_is_named_and_taken_away_it_is_gone_and_nothing_else_was_said(object pathology)
    {
        var (broken, request) = ((Pathology)pathology, new AuditRequest { HistoryTable = "schema_migrations", Expectations = [Expectation.Parse("column users.email")] });
        await using var database = await CleanHistory.CreateAsync();

        await broken.Break(database);
        (await FindAsync()).Should().BeEquivalentTo(broken.Findings);
        await broken.Mend(database);
        (await FindAsync()).Should().BeEquivalentTo(broken.Left);

        async Task<IEnumerable<string>> FindAsync() =>
            AuditedDatabase.Short(await database.AuditAsync(request, broken.Replays)).Where(finding => broken.Replays || !finding.StartsWith("audit/not-replayed", StringComparison.Ordinal));
    }
}
