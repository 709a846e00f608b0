namespace StrictMigrations.Tests.Children;

/// <summary>What a console program does: migrates, prints the message of what went wrong, and ends with the code for it.</summary>
internal static class ConsoleApplication
{
    public const string Role = "console";

    /// <summary>Migrates once for each line of its input, which names the database, and prints the code and the message of each run.</summary>
    public const string Racer = "racer";

    /// <summary>Runs without the run lock.</summary>
    public const string NoLock = "--no-lock";

    /// <summary>A second folder.</summary>
    public const string Folder = "--folder=";

    /// <param name="arguments">Connection string, folder, flags.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            await using var migrator = StrictMigrator.Create(m => Build(m, arguments, arguments[2..]));
            await migrator.MigrateAsync();
            return 0;
        }
        catch (StrictMigrationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return CodeOf(exception);
        }
    }

    /// <param name="arguments">Flags.</param>
    public static async Task<int> RaceAsync(string[] arguments)
    {
        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
            await Console.Out.WriteLineAsync($"{await RunAsync([.. line.Split('\t'), .. arguments])}");
        return 0;
    }

    private static void Build(StrictMigrationsBuilder builder, string[] arguments, string[] flags)
    {
        builder.UseConnectionString(arguments[0]).FromDirectory(arguments[1]);
        foreach (var folder in flags.Where(flag => flag.StartsWith(Folder, StringComparison.Ordinal)))
            builder.FromDirectory(folder[Folder.Length..]);
        builder.Configure(options => options.RunLockDisabled = flags.Contains(NoLock));
    }

    private static int CodeOf(StrictMigrationException exception) => exception switch
    {
        MigrationValidationException => 1,
        MigrationConfigurationException => 2,
        MigrationFailedException => 3,
        MigrationLockTimeoutException => 4,
        _ => 5,
    };
}
