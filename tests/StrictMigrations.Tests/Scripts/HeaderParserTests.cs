using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class HeaderParserTests
{
    private const string Sum = "sha256:v1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Test]
    public void Directives_keep_value_reason_and_place()
    {
        var header = Parse($"""
            -- Adds metrics.
            --  depends : 0029_add.sql, 0031 (both (really) needed)
              -- EXPECTS: column users.email character varying(255) not null
            /* in between */ -- REQUIRES: sql select count(*) >= 4 from roles (x)
            -- Transaction: NONE
            -- TIMEOUT: lock 2s, statement 10 min (slow disk)
            -- ALLOW: safety/drop-column (unused since 4.2)
            -- ACCEPTS: {Sum} (typo in a comment)
            CREATE TABLE t (a int); -- EXPECTS: table t
            """);

        header.Problems.Should().BeEmpty();
        header.Directives.Should().Equal(
            new Directive(DirectiveKind.Depends, "0029_add.sql, 0031", "both (really) needed", 2, 5),
            new Directive(DirectiveKind.Expects, "column users.email character varying(255) not null", null, 3, 6),
            new Directive(DirectiveKind.Requires, "sql select count(*) >= 4 from roles (x)", null, 4, 21),
            new Directive(DirectiveKind.Transaction, "NONE", null, 5, 4),
            new Directive(DirectiveKind.Timeout, "lock 2s, statement 10 min", "slow disk", 6, 4),
            new Directive(DirectiveKind.Allow, "safety/drop-column", "unused since 4.2", 7, 4),
            new Directive(DirectiveKind.Accepts, Sum, "typo in a comment", 8, 4));
        header.Dependencies.Should().Equal(
            new Dependency("0029_add.sql", "both (really) needed", 2, 15),
            new Dependency("0031", "both (really) needed", 2, 29));
        header.Transactional.Should().BeFalse();
        header.LockTimeout.Should().Be(TimeSpan.FromSeconds(2));
        header.StatementTimeout.Should().Be(TimeSpan.FromMinutes(10));
        header.Waivers.Should().ContainSingle().Which.Value.Should().Be("safety/drop-column");
        header.Acceptances.Should().Equal(new Acceptance(Checksum.Parse(Sum), "typo in a comment", 8));
    }

    [Test]
    public void Each_name_of_a_DEPENDS_line_may_have_a_reason_of_its_own() =>
        Parse("-- DEPENDS: 0001 (users, roles), 0002_b.sql").Dependencies.Should().Equal(
            new Dependency("0001", "users, roles", 1, 13),
            new Dependency("0002_b.sql", null, 1, 34));

    [Test]
    public void A_baseline_names_its_versions_and_its_fingerprint()
    {
        var header = Parse($"-- BASELINE: 0000-0029, 0031\r\n-- SCHEMA: {Sum}\r\n");

        header.Problems.Should().BeEmpty();
        header.Baseline.Select(range => range.ToString()).Should().Equal("0000-0029", "0031");
        header.Baseline[0].Contains(MigrationVersion.Parse("29")).Should().BeTrue();
        header.Baseline[0].Contains(MigrationVersion.Parse("30")).Should().BeFalse();
        header.Schema.Should().Be(Checksum.Parse(Sum));
    }

    [TestCase("2026-11-22 (never existed (sic)) replaced by 0030", "never existed (sic)", "0030")]
    [TestCase("2026-11-22 (broken)", "broken", null)]
    public void A_retirement_has_a_date_a_reason_and_perhaps_a_replacement(string value, string reason, string? replacedBy) =>
        Parse($"-- RETIRED: {value}").Retirement.Should().Be(new Retirement(new DateOnly(2026, 11, 22), reason, replacedBy, 1));

    [TestCase("500us", 0.5)]
    [TestCase("250 ms", 250)]
    [TestCase("3s", 3_000)]
    [TestCase("2min", 120_000)]
    [TestCase("1h", 3_600_000)]
    [TestCase("1d", 86_400_000)]
    public void Timeouts_have_the_units_of_PostgreSQL(string text, double milliseconds) =>
        Parse($"-- TIMEOUT: statement {text}").StatementTimeout.Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [TestCase("DEPENDS:", "has no value")]
    [TestCase("DEPENDS: 0001 0002", "0001 0002")]
    [TestCase("DEPENDS: 0001,", "name of a migration")]
    [TestCase("TRANSACTION: off", "'off'")]
    [TestCase("TIMEOUT: lock 2 fortnights", "lock 2 fortnights")]
    [TestCase("TIMEOUT: lock 2s, lock 3s", "twice")]
    [TestCase("TIMEOUT: 2s", "2s")]
    [TestCase("BASELINE: 0029-0001", "0029-0001")]
    [TestCase("BASELINE: all", "all")]
    [TestCase("SCHEMA: " + Sum, "without BASELINE")]
    [TestCase("SCHEMA: public", "public")]
    [TestCase("ALLOW: safety/drop-column", "no reason")]
    [TestCase("ALLOW: safety/drop-column ()", "no reason")]
    [TestCase("ALLOW: drop (x)", "id of a rule")]
    [TestCase("ACCEPTS: " + Sum, "no reason")]
    [TestCase("ACCEPTS: manual (x)", "checksum")]
    [TestCase("RETIRED: yesterday (x)", "date")]
    [TestCase("RETIRED: 2026-11-22", "reason")]
    [TestCase("RETIRED: 2026-11-22 (x) see 0030", "date")]
    public void A_value_that_cannot_be_read_is_a_problem_that_shows_how_to_write_it(string line, string expected)
    {
        var problem = Parse($"\n  -- {line}\nSELECT 1;").Problems.Should().ContainSingle().Subject;

        problem.Message.Should().Contain(expected);
        problem.Remedy.Should().StartWith("Write -- ");
        (problem.Line, problem.Column).Should().Be((2, 6));
    }

    [TestCase("DEPEND: 0001", "DEPENDS")]
    [TestCase("depend: 0001", "DEPENDS")]
    [TestCase("Dpeends: 0001", "DEPENDS")]
    [TestCase("DEPENDS ON: 0001", "DEPENDS")]
    [TestCase("Depends-on: 0001", "DEPENDS")]
    [TestCase("REQUIRE: table t", "REQUIRES")]
    [TestCase("EXPECT: table t", "EXPECTS")]
    [TestCase("EXPECTED: table t", "EXPECTS")]
    [TestCase("TRANSACTIONS: none", "TRANSACTION")]
    [TestCase("TIMEOUTS: lock 2s", "TIMEOUT")]
    [TestCase("TIMOUT: lock 2s", "TIMEOUT")]
    [TestCase("ALOW: a/b (c)", "ALLOW")]
    [TestCase("ACCEPT: x", "ACCEPTS")]
    [TestCase("RETIERD: x", "RETIRED")]
    [TestCase("BASLINE: 1-2", "BASELINE")]
    [TestCase("SCEHMA: x", "SCHEMA")]
    [TestCase("DEPENDS 0001", "DEPENDS")]
    [TestCase("TRANSACTION none", "TRANSACTION")]
    [TestCase("EXPECTS table users", "EXPECTS")]
    public void A_misspelled_directive_is_never_taken_for_prose(string line, string keyword) =>
        Parse($"-- {line}").Problems.Should().ContainSingle().Which.Remedy.Should().StartWith($"Write -- {keyword}: ");

    // Each stands as near to a keyword as some misspelling, or begins like a directive, and is how people write comments.
    [TestCase("Note: see the wiki")]
    [TestCase("Example: SELECT 1")]
    [TestCase("Expected: 28 tables")]
    [TestCase("Required: superuser")]
    [TestCase("Accepted: yes")]
    [TestCase("Allowed: a, b")]
    [TestCase("Returned: the id")]
    [TestCase("Transactions: two")]
    [TestCase("Schemas: public, audit")]
    [TestCase("Author: someone")]
    [TestCase("Name: users; Type: TABLE; Schema: public; Owner: -")]
    [TestCase("Follow: the guide")]
    [TestCase("Below: data")]
    [TestCase("TODO: later")]
    [TestCase("WARNING: slow")]
    [TestCase("depends on the users table")]
    [TestCase("Requires PostgreSQL 13: nothing else")]
    [TestCase("SCHEMA CHANGES")]
    [TestCase("TRANSACTION handling is the runner's")]
    [TestCase("EXPECTS nothing")]
    [TestCase("https://example.com/depends:")]
    [TestCase("====== DEPENDS ======")]
    public void Prose_is_left_alone(string line)
    {
        var header = Parse($"-- {line}\nSELECT 1;");

        header.Problems.Should().BeEmpty();
        header.Directives.Should().BeEmpty();
    }

    [Test]
    public void A_directive_in_a_block_comment_is_reported_since_it_would_pass_unread() =>
        Parse("/*\n * DEPENDS: 0001\n * depends: prose\n */\nSELECT 1").Problems.Should().ContainSingle()
            .Which.Should().Match<HeaderProblem>(problem => problem.Line == 2 && problem.Column == 4 && problem.Message.Contains("block comment"));

    [TestCase("SELECT 1; -- DEPENDS: 0001")]
    [TestCase("; -- DEPENDS: 0001")]
    [TestCase("\\set x 1\n-- DEPENDS: 0001")]
    [TestCase("/* never closed -- DEPENDS: 0001")]
    [TestCase("")]
    public void Only_comments_before_the_first_token_are_the_header(string script) => Parse(script).Directives.Should().BeEmpty();

    [TestCase("-- a\n-- DEPENDS: 0", false)]
    [TestCase("-- a\n/* b ", false)]
    [TestCase("-- a\n-", false)]
    [TestCase("-- a\nSE", true)]
    public void The_beginning_of_a_script_says_whether_the_header_is_whole(string text, bool expected) =>
        HeaderParser.TryParse(Encoding.UTF8.GetBytes(text), isFinal: false, out _).Should().Be(expected);

    [Test]
    public void A_byte_order_mark_and_bytes_that_are_no_UTF8_do_not_stop_the_header() =>
        HeaderParser.Parse([0xEF, 0xBB, 0xBF, .. "-- DEPENDS: 0001 (\xFC)\n"u8, 0xFF]).Dependencies.Should().ContainSingle().Which.Target.Should().Be("0001");

    private static MigrationHeader Parse(string script) => HeaderParser.Parse(Encoding.UTF8.GetBytes(script));
}
