using System.Reflection;
using System.Reflection.Emit;
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

/// <summary>The files of a folder in place of an assembly's classes. EF Core wants a class for each, with its name in an attribute: they are made at run time.</summary>
internal sealed class FolderMigrations : IMigrationsAssembly
{
    private static readonly ConstructorInfo IdAttribute = typeof(MigrationAttribute).GetConstructor([typeof(string)])!;

    /// <summary>EF Core makes the instance itself.</summary>
    public static string Folder { get; set; } = "";

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = MakeClasses();

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(FolderMigrations).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.ContainsKey(nameOrId) ? nameOrId : null;

    public Microsoft.EntityFrameworkCore.Migrations.Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (ScriptMigration)Activator.CreateInstance(migrationClass)!;
        migration.Path = Path.Combine(Folder, migrationClass.Name + ".sql");
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    private static Dictionary<string, TypeInfo> MakeClasses()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Migrations"), AssemblyBuilderAccess.Run).DefineDynamicModule("Migrations");
        return Directory.GetFiles(Folder, "*.sql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
            .ToDictionary(name => name, name => MakeClass(module, name), StringComparer.Ordinal);
    }

    private static TypeInfo MakeClass(ModuleBuilder module, string name)
    {
        var type = module.DefineType(name, TypeAttributes.Public, typeof(ScriptMigration));
        type.SetCustomAttribute(new CustomAttributeBuilder(IdAttribute, [name]));
        return type.CreateTypeInfo();
    }
}

/// <summary>A file as a migration of EF Core; public, since the classes made at run time derive from it.</summary>
public abstract class ScriptMigration : Microsoft.EntityFrameworkCore.Migrations.Migration
{
    public string Path { get; set; } = "";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(File.ReadAllText(Path));
}
