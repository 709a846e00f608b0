using System.Diagnostics;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas;

namespace StrictMigrations.Tests.Running;

public sealed class UpgradeTests
{
    private const string NewestMajor = "18";

    /// <summary>From the installed server to the newest major, whichever the other tests run on; build/majors.sh fetches its programs once.</summary>
    [Test]
    public async Task An_upgrade_of_the_server_between_two_starts_is_no_drift()
    {
        await using var before = await PostgresServer.StartAsync(new() { BinDirectory = ClientPrograms.Folder });
        await using var after = await PostgresServer.StartAsync(new() { BinDirectory = await NewestProgramsAsync() });
        await using var source = await before.CreateDatabaseAsync();
        await using var target = await after.CreateDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_every_kind.sql", EveryKind.Sql);
        var head = (await StartAsync(source, folder)).Head;

        await ClientPrograms.CopyAsync(source, target);

        before.Version.Should().BeLessThan(after.Version);
        var result = await StartAsync(target, folder);
        result.Applied.Should().BeEmpty();
        result.Findings.Should().BeEmpty();
        result.Head.Should().Be(head);
        await Query.ScalarAsync(target.ConnectionString, "ALTER TABLE app.users ALTER COLUMN price DROP DEFAULT");
        await FluentActions.Awaiting(() => StartAsync(target, folder)).Should().ThrowAsync<MigrationValidationException>();
    }

    private static async Task<MigrationResult> StartAsync(TestDatabase database, MigrationFolder folder)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(o => o.Drift = DriftMode.Strict));
        return await migrator.MigrateAsync();
    }

    private static async Task<string> NewestProgramsAsync()
    {
        const string script = "set -euo pipefail; fail() { echo \"$*\" >&2; exit 1; }; . build/server.sh; . build/majors.sh; major_folder \"$1\"";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script, "bash", NewestMajor]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var folder = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await errors);
        return folder.Trim();
    }
}
