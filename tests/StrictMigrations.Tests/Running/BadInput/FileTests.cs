using System.Diagnostics;
using System.Text;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>Folders and files that a start cannot use.</summary>
public sealed class FileTests
{
    private const string HowToCopy =
        """
        Copy the files beside the application with this line in its project file:
          <ItemGroup><None Include="migrations/**" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
        or embed them with <EmbeddedResource Include="migrations/**" /> and use FromAssembly(typeof(Program).Assembly).
        A relative folder is resolved against the application's base directory, /app/
        """;

    [Test]
    public async Task A_missing_folder()
    {
        await using var sandbox = await Sandbox.CreateAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 2, "The migrations folder /app/nowhere does not exist.\n" + HowToCopy, folder: "nowhere");
    }

    [Test]
    public async Task An_empty_folder()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("README.md", "no migration");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 2, "The migrations folder /m has no .sql file in it.\nIf that is meant, set AllowEmpty; otherwise: " + HowToCopy);
    }

    [Test]
    public async Task A_folder_that_may_not_be_read()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");
        await ChangeModeAsync("000", sandbox);

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 2, "The migrations folder /m cannot be read: Access to the path '/m' is denied. Give the account that runs this process read access to it.", flags: ConsoleRun.Unprivileged);

        await ChangeModeAsync("700", sandbox);
    }

    [TestCase("", "error authoring/empty /m/0002_b.sql: 0002_b.sql does nothing: there is no statement in it.\n    Write its statements, or delete the file.")]
    [TestCase("-- to do\n/* later */ ;", "error authoring/empty /m/0002_b.sql: 0002_b.sql does nothing: there is no statement in it.\n    Write its statements, or delete the file.")]
    [TestCase("CREATE TABLE b ();\nCOMMIT;", "error authoring/transaction-control /m/0002_b.sql:2:1: COMMIT stands in the script, but the transaction belongs to the runner.\n    Delete it. One BEGIN before everything with one COMMIT behind everything may stay; for several transactions write several migrations.")]
    public async Task A_file_that_cannot_be_run(string text, string finding)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", text);

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 1, $"Nothing was changed. 1 error:\n\n{finding}");
    }

    [Test]
    public async Task A_file_that_is_not_utf_8()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await File.WriteAllBytesAsync(Path.Combine(sandbox.Folder.FullPath, "0001_a.sql"), Encoding.Latin1.GetBytes("SELECT 1;\nSELECT 'Zürich';"));

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 1, "Nothing was changed. 1 error:\n\nerror authoring/syntax /m/0001_a.sql:2:10: The script is not UTF-8: the byte 0xFC here begins no character.\n    Save the file as UTF-8.");
    }

    [Test]
    public async Task Two_sources_with_one_version()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        using var second = new MigrationFolder().Write("0001_b.sql", "CREATE TABLE b ();");
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 1, 
            $"Nothing was changed. 1 error:\n\nerror ordering/duplicate {second.FullPath}/0001_b.sql: Version 0001 is used 2 times: 0001_a.sql (/m/0001_a.sql), 0001_b.sql ({second.FullPath}/0001_b.sql).\n    Give 0001_b.sql a number of its own: 0002 is free.",
            flags: Children.ConsoleApplication.Folder + second.FullPath);
    }

    [Test]
    public async Task A_file_of_100_MB()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using (var writer = File.CreateText(Path.Combine(sandbox.Folder.FullPath, "0001_large.sql")))
        {
            await writer.WriteLineAsync("CREATE TABLE t (text text); ALTER TABLE t ALTER text SET STORAGE EXTERNAL;");
            for (var i = 0; i < 100; i++)
                await writer.WriteLineAsync($"INSERT INTO t VALUES ('{new string('x', 1_000_000)}');");
        }

        (await ConsoleRun.OfAsync(sandbox)).Should().Be(new Children.ChildResult(0, "", ""));

        (await sandbox.ScalarAsync("SELECT sum(length(text)) FROM t")).Should().Be(100_000_000L);
    }

    private static async Task ChangeModeAsync(string mode, Sandbox sandbox)
    {
        using var chmod = Process.Start("chmod", [mode, sandbox.Folder.FullPath]);
        await chmod.WaitForExitAsync();
    }
}
