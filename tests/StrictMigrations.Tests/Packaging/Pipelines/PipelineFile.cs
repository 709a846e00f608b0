using YamlDotNet.RepresentationModel;

namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>A file for GitHub or GitLab, read as those read it.</summary>
internal sealed class PipelineFile
{
    private readonly YamlMappingNode _root;

    private PipelineFile(YamlMappingNode root) => _root = root;

    public static IEnumerable<string> GitHubFiles =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github"), "*.yml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal);

    public static PipelineFile Read(string path)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, path));
        var stream = new YamlStream();
        stream.Load(text);
        return new((YamlMappingNode)stream.Documents.Single().RootNode);
    }

    /// <summary>Of all jobs, or of the action.</summary>
    public IEnumerable<Step> Steps => Holders().SelectMany(holder => (YamlSequenceNode)holder["steps"]).Cast<YamlMappingNode>().Select(Step.Of);

    /// <summary>Of the jobs that have a permission, from the file or of their own.</summary>
    public IEnumerable<Step> StepsThatMay(string permission) => Holders().Where(job => Step.Map(_root, "permissions").ContainsKey(permission) || Step.Map(job, "permissions").ContainsKey(permission))
        .SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Select(Step.Of);

    /// <summary>The lines that GitLab runs for a job, those before its script included.</summary>
    public IEnumerable<string> Script(string job)
    {
        var node = (YamlMappingNode)_root[job];
        var template = (YamlMappingNode)_root[Step.Text(node, "extends")!];
        return ((YamlSequenceNode)template["before_script"]).Concat((YamlSequenceNode)node["script"]).Select(line => ((YamlScalarNode)line).Value!);
    }

    public IReadOnlyDictionary<string, string> Variables => Step.Map(_root, "variables");

    /// <summary>The names of an action's inputs and their defaults.</summary>
    public IReadOnlyDictionary<string, string> Inputs =>
        ((YamlMappingNode)_root["inputs"]).Children.ToDictionary(entry => $"inputs.{((YamlScalarNode)entry.Key).Value}", entry => Step.Text((YamlMappingNode)entry.Value, "default") ?? "");

    private IEnumerable<YamlMappingNode> Holders() =>
        _root.Children.TryGetValue("runs", out var runs) ? [(YamlMappingNode)runs] : ((YamlMappingNode)_root["jobs"]).Children.Values.Cast<YamlMappingNode>();
}
