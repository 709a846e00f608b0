using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Conventions;

/// <summary>A C# file below src, as a person reads it.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    private static readonly string Sources = System.IO.Path.Combine(Repository.Root, "src");

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The code without comments and the content of strings.</summary>
    public string Code => Noise().Replace(Text, "");

    /// <summary>The stage of a file of the core: its first folder; empty in the root.</summary>
    public string Stage => Path.Split('/') is [_, var folder, _, ..] ? folder : "";

    /// <summary>All files of one project, or of all.</summary>
    public static IReadOnlyList<SourceFile> Of(string project = "") =>
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Sources, project), "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Sources, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Sources, path))))];

    [GeneratedRegex("(?s)\"{3}.*?\"{3}|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*")]
    private static partial Regex Noise();
}
