using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

public sealed class DriftOptionTests
{
    [TestCase("", 1, "error drift/missing column public.users.name", "warning drift/extra table public.extra")]
    [TestCase("--drift error", 1, "error drift/missing column public.users.name", "warning drift/extra table public.extra")]
    [TestCase("--drift strict", 1, "error drift/missing column public.users.name", "error drift/extra table public.extra")]
    [TestCase("--drift warn", 0, "warning drift/missing column public.users.name", "warning drift/extra table public.extra")]
    [TestCase("--drift off", 0)]
    [TestCase("--no-schema-validation", 0)]
    [TestCase("--managed-schemas app,other", 0)]
    [TestCase("--ignore-objects public.users,public.ext*", 0)]
    [TestCase("--ignore-objects public.users --ignore-objects public.extra", 0)]
    public async Task The_command_line_says_what_a_difference_does(string options, int exitCode, params string[] findings)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int, name text);");
        await RunAsync(database, folder, "migrate");
        await Query.ScalarAsync(database.ConnectionString, "ALTER TABLE users DROP name; CREATE TABLE extra ()");

        var result = await RunAsync(database, folder, "validate", options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        result.ExitCode.Should().Be(exitCode);
        result.Output.Split('\n').Where(line => line.Contains(" drift/", StringComparison.Ordinal)).Should().HaveCount(findings.Length);
        foreach (var finding in findings)
            result.Output.Should().Contain(finding);
    }

    [Test]
    public async Task A_contract_is_a_file_found_from_the_current_folder()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("contract.txt", "column users.password_hash\n");
        await RunAsync(database, folder, "migrate");

        var result = await RunAsync(database, folder, "validate", "--contract", Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.FullPath, "contract.txt")));

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain("error contract/missing").And.Contain("contract.txt:1: expected column users.password_hash");
    }

    [Test]
    public async Task A_wrong_mode_is_refused_with_the_right_ones() =>
        (await CommandLineProcess.RunAsync("validate", "--drift", "warning")).Error.Should().Contain("--drift is 'warning'. Give error, strict, warn or off.");

    private static Task<ChildResult> RunAsync(TestDatabase database, MigrationFolder folder, string command, params string[] options) =>
        CommandLineProcess.RunOnAsync(database.ConnectionString, [command, "--migrations", folder.FullPath, .. options]);
}
