using System.Diagnostics;
using Npgsql;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>A program that migrates a database from a folder.</summary>
internal sealed record Contender(string Name, Func<string, string, ProcessStartInfo> Start)
{
    public static Contender Ours { get; } = Own("ours", "ours");

    /// <summary>Ours without looking at the schema.</summary>
    public static Contender Plain { get; } = Own("ours", "ours-plain");

    public static Contender Bare { get; } = Own("bare Npgsql", "bare");

    public static Contender EfCore { get; } = Own("EF Core", "ef");

    public static Contender Evolve { get; } = Own("Evolve", "evolve");

    public static Contender Psql { get; } = new("psql", StartPsql);

    /// <summary>This program in another role.</summary>
    public static Contender Own(string name, string role) => new(name, (database, folder) => OwnProcess(role, database, folder));

    public static ProcessStartInfo OwnProcess(params string[] arguments) =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is not "dotnet"
            ? new ProcessStartInfo(host, arguments)
            : new ProcessStartInfo("dotnet", ["exec", typeof(Contender).Assembly.Location, .. arguments]);

    /// <summary>One connection; BEGIN, file, COMMIT for each file.</summary>
    private static ProcessStartInfo StartPsql(string database, string folder)
    {
        var script = folder + ".psql";
        if (!File.Exists(script))
            File.WriteAllLines(script, Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).SelectMany(path => new[] { "BEGIN;", $"\\i {path}", "COMMIT;" }));
        return Psqls(database, "-f", script);
    }

    /// <summary>psql with nothing to apply: it connects and asks once.</summary>
    public static ProcessStartInfo Psqls(string database, params string[] arguments) => Program("psql", database, ["-X", "-q", "-v", "ON_ERROR_STOP=1", .. arguments]);

    public static ProcessStartInfo PgDump(string database) => Program("pg_dump", database, "--schema-only");

    private static ProcessStartInfo Program(string name, string database, params string[] arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(name, ["-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-d", settings.Database!, .. arguments]);
        start.Environment["PGPASSWORD"] = settings.Password;
        return start;
    }
}
