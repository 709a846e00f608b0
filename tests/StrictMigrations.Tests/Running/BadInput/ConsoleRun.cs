using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>One start of a console program: how it ended, what it printed, and whether the database is as it was.</summary>
internal static class ConsoleRun
{
    /// <summary>A flag: the process may read only what its account may, although that is root.</summary>
    public const string Unprivileged = "--unprivileged";

    public static async Task<ChildResult> OfAsync(Sandbox sandbox, string? connectionString = null, string? folder = null, params string[] flags)
    {
        string[] arguments = [ConsoleApplication.Role, connectionString ?? sandbox.ConnectionString, folder ?? sandbox.Folder.FullPath, .. flags.Where(flag => flag != Unprivileged)];
        using var child = flags.Contains(Unprivileged) ? Child.StartUnprivileged(arguments) : Child.Start(arguments[0], null, arguments[1..]);
        var result = await child.CompleteAsync();
        return result with { Error = sandbox.Normalise(result.Error).Replace(AppContext.BaseDirectory.TrimEnd('/'), "/app", StringComparison.Ordinal) };
    }

    /// <summary>Runs, and compares everything in the database before and after.</summary>
    public static async Task ShouldBeRefusedAsync(Sandbox sandbox, int code, string error, string? connectionString = null, string? folder = null, params string[] flags)
    {
        var before = await StateAsync(sandbox);

        var run = await OfAsync(sandbox, connectionString, folder, flags);

        run.Error.Should().Be(error + "\n");
        run.ExitCode.Should().Be(code);
        (await StateAsync(sandbox)).Should().Be(before);
    }

    /// <summary>What is in the catalog and in the ledger.</summary>
    public static async Task<string> StateAsync(Sandbox sandbox)
    {
        var objects = await sandbox.ScalarAsync("SELECT concat_ws(' ', (SELECT count(*) FROM pg_class), (SELECT max(oid::bigint) FROM pg_class), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_namespace))");
        var ledger = await sandbox.ScalarAsync("SELECT to_regclass('strict_migrations.ledger')::text") is DBNull
            ? "no ledger"
            : await sandbox.ScalarAsync("SELECT md5(string_agg(l::text, '|' ORDER BY id)) FROM strict_migrations.ledger l");
        return $"{objects} {ledger}";
    }
}
