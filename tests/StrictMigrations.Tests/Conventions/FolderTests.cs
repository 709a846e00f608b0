using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Conventions;

/// <summary>One folder per stage; each refers to the ones before it, so that a picture of the imports has no circle.</summary>
public sealed partial class FolderTests
{
    /// <summary>The root, with the vocabulary, comes first; docs/architecture.md tells this order.</summary>
    private static readonly string[] Order =
    [
        "", "Scripts", "Sources", "Catalogs", "Histories", "Schemas", "Planning", "Validation", "Execution", "Adoption",
        "Rehearsals", "Baselines", "Audits", "Reporting", "Running", "DependencyInjection",
    ];

    private static readonly string[] Pure = ["Scripts", "Catalogs", "Planning", "Reporting"];

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.Of("StrictMigrations");

    [Test]
    public void Every_folder_has_its_place_in_the_order() =>
        Files.Select(file => file.Stage).Distinct().Should().BeSubsetOf(Order, "a new folder is a new stage: say here what it may refer to");

    [Test]
    public void The_document_has_the_same_folders_in_the_same_order() =>
        Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"))).Select(row => (row.Groups["folder"].Value, IsPure: row.Groups["pure"].Success))
            .Should().Equal(Order.Skip(1).Select(folder => (folder, Pure.Contains(folder))));

    [Test]
    public void Folders_import_downwards_only() =>
        Files.SelectMany(file => Import().Matches(file.Text).Select(match => (file, Target: match.Groups["folder"].Value)))
            .Where(import => IsAbove(import.Target, import.file.Stage))
            .Select(import => $"{import.file.Path} imports {import.Target}")
            .Should().BeEmpty();

    /// <summary>Public types need no import, whatever folder they are in: their names are looked for.</summary>
    [Test]
    public void Folders_use_public_types_of_lower_folders_only()
    {
        var home = Files.SelectMany(file => PublicType().Matches(file.Code).Select(match => (match.Groups["name"].Value, file.Stage))).Distinct().ToDictionary();

        var upwards = Files.SelectMany(file => Word().Matches(file.Code).Select(match => (file, Name: match.Value)))
            .Where(use => home.TryGetValue(use.Name, out var stage) && IsAbove(stage, use.file.Stage))
            .Select(use => $"{use.file.Path} uses {use.Name} of {home[use.Name]}");

        upwards.Distinct().Should().BeEmpty();
    }

    [Test]
    public void The_namespace_of_an_internal_type_is_its_folder() =>
        Files.Where(file => Namespace().Match(file.Text).Groups["name"].Value is var name && !Allowed(file).Contains(name))
            .Select(file => $"{file.Path} is in {Namespace().Match(file.Text).Groups["name"].Value}")
            .Should().BeEmpty();

    [Test]
    public void The_pure_stages_know_no_database() =>
        Files.Where(file => Pure.Contains(file.Stage) && file.Code.Contains("Npgsql", StringComparison.Ordinal))
            .Select(file => file.Path)
            .Should().BeEmpty();

    private static bool IsAbove(string folder, string other) => Array.IndexOf(Order, folder) > Array.IndexOf(Order, other);

    private static string[] Allowed(SourceFile file) =>
    [
        "StrictMigrations",
        string.Join('.', file.Path.Split('/')[..^1]),
        .. file.Stage == "DependencyInjection" ? ["Microsoft.Extensions.DependencyInjection"] : Array.Empty<string>(),
    ];

    [GeneratedRegex(@"^using (static )?StrictMigrations\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^public [\w ]*?(class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    /// <summary>A name that is neither a member of something nor a property or parameter being declared or set.</summary>
    [GeneratedRegex(@"(?<![.\w]|\b(string|int|long|bool|byte)\??\s)[A-Z]\w+(?![\w(]|\s*(\{|=|;))")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| `(?<folder>\w+)` \| (?<pure>yes )?\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
