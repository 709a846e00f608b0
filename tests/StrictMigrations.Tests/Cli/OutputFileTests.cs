using System.Runtime.Versioning;
using StrictMigrations.Cli;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli;

/// <summary>The files of <c>--out</c>, <c>--output</c> and <c>--report</c>; <c>graph</c> writes one without a database.</summary>
public sealed class OutputFileTests
{
    private MigrationFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("graph", "--output")]
    [TestCase("plan", "--out")]
    public async Task A_file_without_a_name_is_refused(params string[] command)
    {
        var result = await CommandLineProcess.RunOnAsync("Host=127.0.0.1;Port=1;Database=app;Username=app", [.. command, "", "--migrations", _folder.FullPath]);

        (result.ExitCode, result.Error).Should().Be((2, "A file without a name cannot be written. Nothing was done. Name one.\n"));
    }

    [Test, SupportedOSPlatform("linux")]
    public async Task What_nobody_else_could_read_is_replaced_by_what_nobody_else_can_read()
    {
        var file = Path.Combine(_folder.FullPath, "graph.mmd");
        await File.WriteAllTextAsync(file, "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await GraphAsync(file)).Should().Be((0, ""));

        (await File.ReadAllTextAsync(file)).Should().StartWith("flowchart TD");
        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public async Task A_file_in_shared_memory_is_replaced_like_any_other()
    {
        var file = $"/dev/shm/{Guid.NewGuid():N}.mmd";
        try
        {
            (await GraphAsync(file)).Should().Be((0, ""));
            await File.AppendAllTextAsync(file, "the rest of an old one");

            (await GraphAsync(file)).Should().Be((0, ""));

            (await File.ReadAllTextAsync(file)).Should().StartWith("flowchart TD").And.NotContain("the rest of an old one");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Two_writers_of_one_file_and_what_a_killed_one_left_are_never_mixed()
    {
        var file = Path.Combine(_folder.FullPath, "out.txt");
        var left = $"{file}.{Environment.ProcessId}.1.unfinished";
        await File.WriteAllTextAsync(left, "left behind");

        await using (var first = OutputFile.Open(file))
        await using (var second = OutputFile.Open(file))
        {
            await first!.WriteAsync("the first, which is long");
            (await File.ReadAllTextAsync(file)).Should().Be("the first, which is long");
            await second!.WriteAsync("the second");
        }

        (await File.ReadAllTextAsync(file)).Should().Be("the second");
        (await File.ReadAllTextAsync(left)).Should().Be("left behind");
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(3);
    }

    private async Task<(int ExitCode, string Error)> GraphAsync(string file)
    {
        var result = await CommandLineProcess.RunAsync("graph", "--migrations", _folder.FullPath, "--output", file);
        return (result.ExitCode, result.Error);
    }
}
