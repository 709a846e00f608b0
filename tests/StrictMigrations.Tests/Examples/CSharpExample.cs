using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Examples;

/// <summary>
/// A code block in C#, compiled as in a web project with implicit usings. A fragment is the body of a method that is given what a reader has at that
/// place: see <see cref="FragmentFrame"/>. Types of the story's earlier blocks can be used.
/// </summary>
internal sealed record CSharpExample(byte[] Assembly, bool IsLibrary)
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);

    /// <summary>All that these tests can use, but the tests themselves.</summary>
    private static readonly IReadOnlyList<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != typeof(CSharpExample).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>A newer patch of a dependency than the library was built with is no fault of an example; the SDK leaves these two out as well.</summary>
    private static readonly IReadOnlyDictionary<string, ReportDiagnostic> s_newerReferences =
        new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public static CSharpExample Compile(Fence fence, IEnumerable<string> types, string place)
    {
        var tree = CSharpSyntaxTree.ParseText(fence.Has("fragment") ? FragmentFrame.Around(fence.Code) : fence.Code, s_language, place);
        var isLibrary = !tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Example",
            [tree, .. types.Append(FragmentFrame.GlobalUsings).Select(text => CSharpSyntaxTree.ParseText(text, s_language))],
            s_references,
            new CSharpCompilationOptions(
                isLibrary ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
                specificDiagnosticOptions: s_newerReferences,
                nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty($"{place} must compile without a warning");
        return new CSharpExample(assembly.ToArray(), isLibrary);
    }
}
