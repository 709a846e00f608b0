namespace StrictMigrations.Tests.Running;

/// <summary>The server's list of sessions.</summary>
internal static class Sessions
{
    /// <summary>Whether no session calls itself so any more; the server needs a moment to end one.</summary>
    public static async Task<bool> EndOfAsync(Sandbox sandbox, string applicationName)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            if (await sandbox.ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{applicationName}'") is 0L)
                return true;
            await Task.Delay(25);
        }

        return false;
    }

    /// <summary>Waits until a statement with this text runs in the sandbox's database.</summary>
    public static async Task WaitForAsync(Sandbox sandbox, string text)
    {
        while (await sandbox.ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%{text}%' AND pid <> pg_backend_pid()") is 0L)
            await Task.Delay(10);
    }
}
