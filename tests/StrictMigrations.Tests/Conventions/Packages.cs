using System.Reflection;
using System.Runtime.CompilerServices;

namespace StrictMigrations.Tests.Conventions;

/// <summary>What is shipped as libraries.</summary>
internal static class Packages
{
    public static IReadOnlyList<string> Names { get; } = ["StrictMigrations", "StrictMigrations.Hosting", "StrictMigrations.Testing"];

    /// <summary>The types that somebody wrote, not those that the compiler adds.</summary>
    public static IEnumerable<Type> Types => Names.SelectMany(name => Assembly.Load(name).GetTypes()).Where(IsWritten);

    public static IEnumerable<Type> PublicTypes => Types.Where(type => type.IsVisible);

    private static bool IsWritten(Type type) =>
        type.FullName is { } name && !name.Contains('<', StringComparison.Ordinal)
        && type.Namespace is { } space && (space.StartsWith("StrictMigrations", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal))
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
}
