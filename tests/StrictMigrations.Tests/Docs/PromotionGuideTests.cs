using System.Diagnostics;
using System.Text.RegularExpressions;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Cli;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Docs;

/// <summary>The commands of docs/plan-file.md and docs/environments.md, in their order, and the outputs that they show.</summary>
[Once]
public sealed partial class PromotionGuideTests
{
    [Test]
    public async Task A_plan_goes_as_docs_plan_file_says()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var scene = new Scene(database, database, database);
        scene.Write("0001_users.sql", "CREATE TABLE users (id int);");
        await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", Path.Combine(scene.Folder, "migrations"));
        scene.Write("0002_posts.sql", "-- DEPENDS: 0001_users.sql\n-- EXPECTS: table posts\nCREATE TABLE posts (id int);");

        await scene.RunAsync("docs/plan-file.md", json => PlanFile.Parse(json).Steps.Select(step => step.FileName).Should().Equal("0002_posts.sql"));
    }

    [Test]
    public async Task A_migration_goes_through_three_environments_as_docs_environments_says()
    {
        await using var development = await TestServer.NewDatabaseAsync();
        await using var staging = await TestServer.NewDatabaseAsync();
        await using var production = await TestServer.NewDatabaseAsync();
        using var scene = new Scene(development, staging, production);
        scene.Write("0001_create_users.sql", "CREATE TABLE users (id bigint PRIMARY KEY);");
        foreach (var database in new[] { development, staging, production })
            (await CommandLineProcess.RunOnAsync(database.ConnectionString, "migrate", "--migrations", Path.Combine(scene.Folder, "migrations"))).ExitCode.Should().Be(0);

        await scene.RunAsync("docs/environments.md", beforeFailure: () => Query.ScalarAsync(production.ConnectionString, "ALTER TABLE posts ADD COLUMN hotfix text"));
    }

    /// <summary>A project's folder, and the terminal in which the commands are typed.</summary>
    private sealed partial class Scene(TestDatabase development, TestDatabase staging, TestDatabase production) : IDisposable
    {
        private readonly MigrationFolder _folder = new();

        public string Folder => _folder.FullPath;

        public void Write(string fileName, string text)
        {
            Directory.CreateDirectory(Path.Combine(Folder, "migrations"));
            _folder.Write($"migrations/{fileName}", text);
        }

        public async Task RunAsync(string document, Action<string>? readJson = null, Func<Task>? beforeFailure = null)
        {
            var output = "";
            foreach (Match block in Block().Matches(new Document(document).Text))
            {
                var code = block.Groups["code"].Value;
                switch (block.Groups["language"].Value)
                {
                    case "sh":
                        if (block.Groups["exit"].Success && beforeFailure is not null)
                            await beforeFailure();
                        output = await RunAsync(code, block.Groups["exit"].Success ? 1 : 0);
                        break;
                    case "text":
                        output.Should().Be(code, $"{document} shows it");
                        break;
                    case "sql":
                        Write("0002_create_posts.sql", code);
                        Write("0002_create_posts.down.sql", "DROP TABLE posts;");
                        break;
                    case "json":
                        readJson!(code);
                        break;
                    default:
                        Assert.Fail($"{document} has a block of another kind: {block.Value}");
                        break;
                }
            }
        }

        public void Dispose() => _folder.Dispose();

        private async Task<string> RunAsync(string commands, int exitCode)
        {
            var start = new ProcessStartInfo("bash", ["-euc", $"exec 2>&1\nstrict-migrations() {{ dotnet exec '{CommandLineProcess.Program}' \"$@\"; }}\n{commands}"]) { WorkingDirectory = Folder, RedirectStandardOutput = true };
            start.Environment["STRICT_MIGRATIONS_CONNECTION"] = development.ConnectionString;
            (start.Environment["DEVELOPMENT"], start.Environment["STAGING"], start.Environment["PRODUCTION"]) = (development.ConnectionString, staging.ConnectionString, production.ConnectionString);
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.Should().Be(exitCode, $"{commands} said {output}");
            return Digits().Replace(Duration().Replace(output.Replace(Folder, "/home/me/shop", StringComparison.Ordinal), "12 ms"), "…");
        }

        [GeneratedRegex(@"^```(?<language>\w+) tested=PromotionGuideTests(?<exit> exit=1)?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
        private static partial Regex Block();

        [GeneratedRegex(@"\b\d+ ms\b")]
        private static partial Regex Duration();

        [GeneratedRegex(@"(sha256:v1:)?\b[0-9a-f]{64}\b")]
        private static partial Regex Digits();
    }
}
