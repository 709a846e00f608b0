using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

public sealed class ExpectationTests : IAsyncDisposable
{
    private const string Schema = """
        CREATE SCHEMA app; CREATE SCHEMA other; CREATE EXTENSION hstore;
        CREATE TYPE app.mood AS ENUM ('ok');
        CREATE TABLE app.users (id bigserial PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, "password" text, mood app.mood DEFAULT 'ok', at timestamptz(3), tags text[], price numeric(10, 2) DEFAULT -1.50, "Odd.Name" integer, status varchar(20) NOT NULL DEFAULT 'it''s new', made timestamptz DEFAULT now(), count integer DEFAULT 0, words text[] DEFAULT '{}', size numeric DEFAULT round(1.5, 1), CONSTRAINT positive CHECK (price > 0));
        CREATE INDEX by_email ON app.users (lower(email));
        CREATE INDEX broken ON app.users (at);
        UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.broken'::regclass;
        CREATE TABLE other.orders (id integer);
        CREATE VIEW app.people AS SELECT id FROM app.users;
        CREATE MATERIALIZED VIEW app.summary AS SELECT 1 AS a;
        CREATE SEQUENCE app.numbers;
        CREATE FUNCTION app.total(a integer, b varchar) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE PROCEDURE app.work() LANGUAGE plpgsql AS 'BEGIN END';
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER touched BEFORE UPDATE ON app.users FOR EACH ROW EXECUTE FUNCTION app.touch();
        CREATE POLICY own ON app.users USING (true);
        """;

    private TestDatabase _database = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _database = await TestServer.NewDatabaseAsync();
        _connection = await _database.OpenAsync(Schema);
        await _connection.ScalarAsync("SET search_path = app, public");
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    [TestCase("table users")]
    [TestCase("TABLE App.Users")]
    [TestCase("table other.orders")]
    [TestCase("no table orders")]
    [TestCase("column users.email")]
    [TestCase("column app.users.email character varying(255) not null")]
    [TestCase("column users.email VARCHAR (255) NOT NULL")]
    [TestCase("column users.password text null")]
    [TestCase("column users.password null")]
    [TestCase("column users.mood mood")]
    [TestCase("column users.mood app.mood")]
    [TestCase("column users.at timestamptz(3)")]
    [TestCase("column users.at timestamp (3) with time zone")]
    [TestCase("column users.tags text[]")]
    [TestCase("column users.price decimal(10,2)")]
    [TestCase("column users.\"Odd.Name\" int4")]
    [TestCase("column users.status varchar(20) not null default 'it''s new'")]
    [TestCase("column users.status default 'it''s new'::character varying")]
    [TestCase("column users.made timestamptz default NOW()")]
    [TestCase("column users.count DEFAULT 0")]
    [TestCase("column users.words text[] null default '{}'")]
    [TestCase("column users.price default -1.50")]
    [TestCase("column users.size numeric default round(1.5, 1)")]
    [TestCase("column users.id bigint not null default nextval('app.users_id_seq')")]
    [TestCase("column users.mood default 'ok'")]
    [TestCase("no column users.password_hash")]
    [TestCase("index by_email on users")]
    [TestCase("index by_email")]
    [TestCase("index users_email_key on users")]
    [TestCase("index users_pkey")]
    [TestCase("no index positive on users")]
    [TestCase("constraint positive on users")]
    [TestCase("constraint users_email_key on app.users")]
    [TestCase("view people")]
    [TestCase("materialized view summary")]
    [TestCase("no view summary")]
    [TestCase("sequence numbers")]
    [TestCase("type mood")]
    [TestCase("schema app")]
    [TestCase("no schema nowhere")]
    [TestCase("extension hstore")]
    [TestCase("function total")]
    [TestCase("function app.total(int, varchar)")]
    [TestCase("no function total(integer)")]
    [TestCase("procedure work()")]
    [TestCase("trigger touched on users")]
    [TestCase("policy own on users")]
    [TestCase("sql select count(*) = 0 from users")]
    [TestCase("sql values (true);")]
    public async Task What_is_so_holds(string text)
    {
        var outcome = await CheckAsync(text);

        outcome.Message.Should().BeEmpty();
        outcome.Holds.Should().BeTrue();
    }

    [TestCase("column users.password_hash", "expected column users.password_hash; it is not there; column app.users.password (text, nullable) is there")]
    [TestCase("column user.email", "expected column user.email; user is not there; table app.users (no properties) is there")]
    [TestCase("column users.email text", "expected column users.email text; it is character varying(255), not null")]
    [TestCase("column users.status default 'It''s new'", "expected column users.status default 'It''s new'; it is character varying(20), not null, default 'it''s new'::character varying")]
    [TestCase("column users.status default 'it''s new'::text", "expected column users.status default 'it''s new'::text; it is character varying(20), not null, default 'it''s new'::character varying")]
    [TestCase("column users.email default 'x'", "expected column users.email default 'x'; it is character varying(255), not null")]
    [TestCase("column users.email varchar(255) null", "expected column users.email varchar(255) null; it is character varying(255), not null")]
    [TestCase("no column users.password", "expected no column users.password; column app.users.password is there (text, nullable)")]
    [TestCase("table orders", "expected table orders; it is not there; table other.orders (no properties) is there")]
    [TestCase("table people", "expected table people; it is not there; view app.people (SELECT *id FROM app.users;) is there")]
    [TestCase("index broken on users", "expected index broken on users; it is INVALID: its CREATE INDEX CONCURRENTLY failed; drop it and create it again")]
    [TestCase("function total(text)", "expected function total(text); it is not there; function app.total(integer, character varying) *")]
    [TestCase("extension citext", "expected extension citext; it is not there")]
    [TestCase("sql select false", "expected sql select false; it returned false")]
    [TestCase("sql select null::boolean", "*; it returned null")]
    [TestCase("sql select true where false", "*; it returned no row")]
    [TestCase("sql select true from generate_series(1, 2)", "*; it returned more than one row")]
    [TestCase("sql select 1", "*; it must return one boolean, and returns integer")]
    [TestCase("sql select true, true", "*; it must return one boolean, and returns 2 columns")]
    [TestCase("sql select nothing from nowhere", "*; it failed: relation \"nowhere\" does not exist (SQLSTATE 42P01)")]
    [TestCase("sql select true; commit", "*; it failed: cannot insert multiple commands into a prepared statement (SQLSTATE 42601)")]
    [TestCase("sql with x as (insert into other.orders values (1) returning id) select true from x", "*; it failed: cannot execute * in a read-only transaction (SQLSTATE 25006)")]
    public async Task What_is_not_so_is_said_with_what_is_there(string text, string message)
    {
        var outcome = await CheckAsync(text);

        outcome.Holds.Should().BeFalse();
        outcome.Message.Should().Match(message);
    }

    [TestCase("", 1, "table users")]
    [TestCase("tabel users", 1, "table users")]
    [TestCase("table", 6, "table name_of_it")]
    [TestCase("no sql select true", 4, "table users")]
    [TestCase("column users.email text default", 32, "column users.email character varying(255) not null")]
    [TestCase("column email", 13, "column users.email character varying(255) not null")]
    [TestCase("table users now", 13, "table name_of_it")]
    [TestCase("constraint positive", 20, "constraint name_of_it on users")]
    [TestCase("no column users.email text", 27, "column users.email character varying(255) not null")]
    [TestCase("sql delete from users", 5, "sql select count(*) >= 4 from roles")]
    [TestCase("table \"users", 13, "table name_of_it")]
    public void What_does_not_parse_is_refused_with_its_place_and_an_example(string text, int column, string example)
    {
        Expectation.TryParse(text, out _, out var problem).Should().BeFalse();

        problem!.Column.Should().Be(column);
        problem.Message.Should().EndWith($"Write for example: {example}");
    }

    [Test]
    public async Task A_checked_query_leaves_the_transaction_writable_and_alive()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await ExpectationChecker.CheckAsync(_connection, [Expectation.Parse("sql select nothing from nowhere"), Expectation.Parse("sql select true")]);

        (await _connection.ScalarAsync("INSERT INTO other.orders VALUES (1) RETURNING id")).Should().Be(1);
    }

    private async Task<ExpectationOutcome> CheckAsync(string text)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        return (await ExpectationChecker.CheckAsync(_connection, [Expectation.Parse(text)])).Single();
    }
}
