using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>EF Core's migrator; each file is one of its migrations.</summary>
internal static class EfCore
{
    public static async Task<int> MigrateAsync(string database, string folder)
    {
        FolderMigrations.Folder = folder;
        var options = new DbContextOptionsBuilder()
            .UseNpgsql(database, npgsql => npgsql.CommandTimeout(0))
            .ReplaceService<IMigrationsAssembly, FolderMigrations>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        await using var context = new DbContext(options.Options);
        await context.Database.MigrateAsync();
        return 0;
    }
}

/// <summary>The files of a folder in place of an assembly's classes.</summary>
internal sealed class FolderMigrations : IMigrationsAssembly
{
    /// <summary>EF Core makes the instance itself.</summary>
    public static string Folder { get; set; } = "";

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = Directory.GetFiles(Folder, "*.sql").Order(StringComparer.Ordinal)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), TypeInfo (path) => new ScriptType(path), StringComparer.Ordinal);

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(FolderMigrations).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.ContainsKey(nameOrId) ? nameOrId : null;

    public Microsoft.EntityFrameworkCore.Migrations.Migration CreateMigration(TypeInfo migrationClass, string activeProvider) => new ScriptMigration(((ScriptType)migrationClass).Path) { ActiveProvider = activeProvider };

    private sealed class ScriptType(string path) : TypeDelegator(typeof(ScriptMigration))
    {
        public string Path => path;
    }

    private sealed class ScriptMigration(string path) : Microsoft.EntityFrameworkCore.Migrations.Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(File.ReadAllText(path));
    }
}
