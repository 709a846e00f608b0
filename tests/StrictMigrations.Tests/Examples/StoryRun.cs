using System.Globalization;
using System.Xml.Linq;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Examples;

/// <summary>Runs the code blocks of a story in their order and compares each output that the document shows.</summary>
internal sealed class StoryRun(Story story, Scene scene)
{
    private readonly List<string> _types = [];
    private string? _output;

    /// <summary>The outputs that the document shows otherwise, as they are.</summary>
    public List<(Fence Fence, string Actual)> Outdated { get; } = [];

    public async Task RunAsync(bool compare)
    {
        foreach (var fence in story.Fences.Where(fence => !fence.Has("schematic") && fence["tested"] is null))
        {
            if (fence.Has("output"))
                Show(fence, compare);
            else
                _output = await OutputAsync(fence);
        }
    }

    private async Task<string?> OutputAsync(Fence fence)
    {
        if (fence["file"] is { } file)
            await scene.WriteAsync(file, fence.Code);
        switch (fence.Language)
        {
            case "sh" when fence.Has("run"):
                return Ended(fence, await Shell.RunAsync(scene, fence.Code));
            case "sql" when fence.Has("run"):
                return await SqlExample.RunAsync(scene, fence.Code, fence["as"], fence.Has("error"));
            case "csharp":
                return await RunAsync(fence, CSharpExample.Compile(fence, _types, Place(fence)));
            case "json":
                Structured.Json(fence.Code, Place(fence));
                return null;
            case "yaml":
                Structured.Yaml(fence.Code, Place(fence));
                return null;
            case "xml":
                XElement.Parse(fence.Code);
                return null;
            default:
                return null;
        }
    }

    private async Task<string?> RunAsync(Fence fence, CSharpExample example)
    {
        if (example.IsLibrary)
            _types.Add(fence.Code);
        if (!fence.Has("run"))
            return null;
        var program = Path.Combine(scene.Folder, "Example.dll");
        await File.WriteAllBytesAsync(program, example.Assembly);
        return Ended(fence, await Shell.RunAsync(scene, "dotnet", "exec", typeof(StoryRun).Assembly.Location, ExampleProgram.Role, program));
    }

    private string Ended(Fence fence, (string Output, int ExitCode) result)
    {
        var expected = int.Parse(fence["exit"] ?? "0", CultureInfo.InvariantCulture);
        return result.ExitCode == expected ? result.Output : throw new AssertionException($"{Place(fence)} ended with {result.ExitCode}:\n{result.Output}");
    }

    private void Show(Fence fence, bool compare)
    {
        var actual = ExampleOutput.Normalize(_output ?? throw new AssertionException($"{Place(fence)} shows an output, and nothing ran before it."), scene.Names);
        if (compare)
            ExampleOutput.ShouldBe(actual, fence.Code, Place(fence));
        else if (!ExampleOutput.Matches(actual, fence.Code))
            Outdated.Add((fence, actual));
    }

    private string Place(Fence fence) => $"{story.Document.Path}:{fence.Line}";
}
