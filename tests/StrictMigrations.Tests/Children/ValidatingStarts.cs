namespace StrictMigrations.Tests.Children;

/// <summary>Starts that only validate: arguments are connection string, folder of migrations and how many. Prints what they found; a run in progress is no finding.</summary>
internal static class ValidatingStarts
{
    private const int Parallel = 4;

    public static async Task<int> RunAsync(string[] arguments)
    {
        foreach (var finding in await FindAsync(arguments[0], arguments[1], int.Parse(arguments[2], null)))
            await Console.Out.WriteLineAsync(finding);
        return 0;
    }

    public static async Task<IReadOnlyList<string>> FindAsync(string connectionString, string folder, int count)
    {
        var findings = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => Task.Run(() => ValidateAsync(connectionString, folder, count / Parallel))));
        return [.. findings.SelectMany(found => found)];
    }

    private static async Task<List<string>> ValidateAsync(string connectionString, string folder, int count)
    {
        var findings = new List<string>();
        for (var i = 0; i < count; i++)
        {
            await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory(folder));
            var result = await migrator.Runner.ValidateAsync();
            findings.AddRange(result.Findings.Where(finding => finding.Rule != "run/in-progress").Select(finding => $"{finding.Rule} {finding.Message}"));
        }

        return findings;
    }
}
