using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Docs;

/// <summary>A document of the repository, whose examples are run.</summary>
internal sealed partial class Document(string path)
{
    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>The content of the fenced blocks in one language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Fence().Matches(Text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
