using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Cli;
using StrictMigrations.Tests.Cli.Settings;
using HelpExamples = StrictMigrations.Cli.Help.Examples;

namespace StrictMigrations.Tests.Cli;

/// <summary>No command shows a password, whatever goes right or wrong: each example of the help is run with one that is looked for afterwards.</summary>
[Once]
public sealed partial class PasswordTests
{
    private const string Canary = "canary-4711";

    private static IEnumerable<string> Lines => Leaves(CommandLine.NewRoot(), "").Select(command => HelpExamples.Of(command)[0]);

    [TestCaseSource(nameof(Lines))]
    public async Task It_is_not_shown_when_the_command_works_or_is_refused_by(string example)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        var role = $"canary_{Guid.NewGuid():N}";
        await Query.ScalarAsync(database.ConnectionString, $"CREATE ROLE {role} LOGIN SUPERUSER PASSWORD '{Canary}'");
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = Canary, Pooling = false }.ConnectionString;

        await ShowsNothingAsync("strict-migrations migrate", connection);
        await ShowsNothingAsync(example, connection);
        await ShowsNothingAsync(example, connection, "--format", "json");

        await Query.ScalarAsync(database.ConnectionString, $"REASSIGN OWNED BY {role} TO CURRENT_USER; DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [TestCaseSource(nameof(Lines))]
    public async Task It_is_not_shown_when_the_server_is_not_there_or_refuses_or_the_connection_is_wrong_by(string example)
    {
        await ShowsNothingAsync(example, $"Host=127.0.0.1;Port=1;Username=app;Password={Canary}", "--format", "json");
        await ShowsNothingAsync(example, new NpgsqlConnectionStringBuilder(TestServer.Shared.ConnectionString) { Password = Canary }.ConnectionString);
        await ShowsNothingAsync(example, $"Host=127.0.0.1;Passwort={Canary}");
        await ShowsNothingAsync(example, $"postgres://app:{Canary}@127.0.0.1/app", "--format", "json");
    }

    [Test]
    public async Task The_value_of_a_placeholder_is_not_shown_when_its_statement_fails()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var project = new Project().Write("migrations/0001_role.sql", "CREATE ROLE app LOGIN PASSWORD ${password:literal} NONSENSE;");

        foreach (var format in new[] { "text", "json" })
        {
            var result = await project.RunInAsync(".", new() { ["STRICT_MIGRATIONS_CONNECTION"] = database.ConnectionString, ["STRICT_MIGRATIONS_PLACEHOLDER"] = $"password={Canary}" }, "migrate", "--format", format);
            result.ExitCode.Should().Be(3);
            $"{result.Output}{result.Error}".Should().Contain("0001_role.sql").And.NotContain(Canary);
        }
    }

    private static async Task ShowsNothingAsync(string example, string connection, params string[] format)
    {
        using var project = new Project().Write("migrations/0001_users.sql", "CREATE TABLE users (id int);").Write("schema.json", "{}").Write("strict-migrations.json", """{"connection": "${APP_DB}"}""");
        var variables = new Dictionary<string, string?> { ["APP_DB"] = connection, ["STAGING_DB"] = connection, ["PRODUCTION_DB"] = connection };
        string[] arguments = [.. Word().Matches(example).Skip(1).Select(match => match.Value.Trim('\''))];
        if (CommandLine.NewRoot().Parse([.. arguments, .. format]).Errors.Count == 0)
            arguments = [.. arguments, .. format];

        var result = await project.RunInAsync(".", variables, arguments);

        $"{result.Output}{result.Error}".Should().NotContain(Canary).And.NotContain("   at ").And.NotContain("Unhandled");
        result.ExitCode.Should().BeInRange(0, 5);
    }

    private static IEnumerable<string> Leaves(System.CommandLine.Command command, string prefix) => command.Subcommands.SelectMany(child =>
        child.Subcommands.Count > 0 ? Leaves(child, $"{prefix}{child.Name} ") : [$"{prefix}{child.Name}"]);

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
