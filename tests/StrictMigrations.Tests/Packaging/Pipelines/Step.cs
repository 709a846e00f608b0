using YamlDotNet.RepresentationModel;

namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>A step of a workflow, or a line of a job's script.</summary>
internal sealed record Step(string Name, string? Run, string? Uses, string? Condition, IReadOnlyDictionary<string, string> Environment)
{
    public static Step Of(YamlMappingNode node)
    {
        var (run, uses) = (Text(node, "run"), Text(node, "uses"));
        return new(Text(node, "name") ?? uses ?? run!, run, uses, Text(node, "if"), Map(node, "env"));
    }

    public static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value) ? ((YamlScalarNode)value).Value : null;

    public static IReadOnlyDictionary<string, string> Map(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value)
            ? ((YamlMappingNode)value).Children.ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => ((YamlScalarNode)entry.Value).Value!)
            : new Dictionary<string, string>();
}
