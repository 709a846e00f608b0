using System.Globalization;
using System.Text.RegularExpressions;

namespace StrictMigrations.Testing.Servers;

/// <summary>A folder with initdb, pg_ctl and postgres.</summary>
internal sealed partial record ServerBinaries(string Folder, string VersionText)
{
    public const string FolderVariable = "STRICT_MIGRATIONS_POSTGRES_BIN";

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>Parent folder, then the pattern of its children, as the packages of each system have them.</summary>
    private static readonly (string Parent, string Child)[] UsualFolders =
    [
        ("/usr/lib/postgresql", "*"),
        ("/usr", "pgsql-*"),
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql*"),
        ("/usr/libexec", "postgresql*"),
        ("/usr/local", "pgsql"),
        (@"C:\Program Files\PostgreSQL", "*"),
    ];

    public int Major => int.Parse(MajorPattern().Match(VersionText).Value, CultureInfo.InvariantCulture);

    public string Program(string name) => Path.Combine(Folder, name + Suffix);

    public static async ValueTask<ServerBinaries?> FindAsync(PostgresServerOptions options, CancellationToken cancellationToken)
    {
        foreach (var folder in Candidates(options).Where(IsComplete))
        {
            var binaries = await ReadAsync(folder, cancellationToken).ConfigureAwait(false);
            if (options.Version is null || options.Version == binaries.Major)
                return binaries;
        }

        return null;
    }

    /// <summary>For a message: every place where the binaries could have been.</summary>
    public static IEnumerable<string> Searched(PostgresServerOptions options) =>
        options.BinDirectory is { } only
            ? [only]
            : [FolderVariable, "PATH", .. UsualFolders.Select(usual => Path.Combine(usual.Parent, usual.Child))];

    private static IEnumerable<string> Candidates(PostgresServerOptions options)
    {
        if (options.BinDirectory is { } only)
            return [only];
        var named = NamedFolder();
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. named is null ? [] : new[] { named }, .. path, .. UsualFolders.SelectMany(NewestFirst)];
    }

    private static string? NamedFolder()
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        if (string.IsNullOrWhiteSpace(named))
            return null;
        return IsComplete(named) ? named : throw new InvalidOperationException(
            $"{FolderVariable} is '{named}', where initdb, pg_ctl and postgres are not. Correct it, or unset it to search the usual folders.");
    }

    private static IEnumerable<string> NewestFirst((string Parent, string Child) usual)
    {
        if (!Directory.Exists(usual.Parent))
            return [];
        return Directory.GetDirectories(usual.Parent, usual.Child)
            .OrderByDescending(folder => double.TryParse(
                VersionPattern().Match(Path.GetFileName(folder)).Value, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Directory.Exists(Path.Combine(folder, "bin")) ? Path.Combine(folder, "bin") : folder);
    }

    private static bool IsComplete(string folder) =>
        Programs.All(name => File.Exists(Path.Combine(folder, name + Suffix)));

    private static async ValueTask<ServerBinaries> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var program = Path.Combine(folder, "postgres" + Suffix);
        var text = await ServerCommand.RunAsync(ServerAccount.Name, program, ["--version"], cancellationToken).ConfigureAwait(false);
        return new ServerBinaries(folder, text.Trim());
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex MajorPattern();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex VersionPattern();
}
