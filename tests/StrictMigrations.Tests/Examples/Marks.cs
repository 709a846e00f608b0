using System.Reflection;
using System.Text.RegularExpressions;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Examples;

/// <summary>The marks of CONTRIBUTING.md: which of them a code block may have.</summary>
internal static partial class Marks
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["sh"] = ["run"],
        ["text"] = ["output"],
        ["sql"] = ["run"],
        ["csharp"] = ["run", "compile", "fragment", "fragment run"],
        ["json"] = ["parse"],
        ["xml"] = ["parse"],
        ["yaml"] = ["parse"],
    };

    /// <summary>What is wrong with a code block's mark; null when nothing is.</summary>
    public static string? Problem(Document document, Fence fence)
    {
        var words = string.Join(' ', fence.Words.Where(word => !Detail().IsMatch(word)));
        return (words, fence["file"], fence["tested"]) switch
        {
            ("schematic", null, null) => null,
            ("", { }, null) => null,
            ("", null, { } test) => Problem(document, test),
            (_, null, null) when Allowed.TryGetValue(fence.Language, out var allowed) && allowed.Contains(words) => null,
            _ => $"'{fence.Language} {string.Join(' ', fence.Words)}' says not how it is tested",
        };
    }

    /// <summary>The test must exist and read this document.</summary>
    private static string? Problem(Document document, string test)
    {
        var source = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), test + ".cs", SearchOption.AllDirectories).SingleOrDefault();
        return Assembly.GetExecutingAssembly().GetTypes().Any(type => type.Name == test) && source is not null && File.ReadAllText(source).Contains(document.Path, StringComparison.Ordinal)
            ? null : $"{test} is no test that reads {document.Path}";
    }

    [GeneratedRegex("^(file=.+|tested=.+|exit=[0-9]+|as=[a-z_]+|error)$")]
    private static partial Regex Detail();
}
