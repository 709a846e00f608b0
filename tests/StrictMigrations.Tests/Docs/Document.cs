using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Docs;

/// <summary>A document of the repository, whose examples are run.</summary>
internal sealed partial class Document
{
    public Document(string path)
    {
        Path = path;
        Text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, path));
        Fences = [.. Fence().Matches(Text).Select(match => Read(match, Text))];
    }

    /// <summary>From the repository's root.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The code blocks in order, also those in lists and in HTML comments.</summary>
    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The content of the code blocks in one language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) => [.. Fences.Where(fence => fence.Language == language).Select(fence => fence.Code)];

    private static Fence Read(Match match, string text)
    {
        var (words, indent) = (match.Groups["info"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), match.Groups["indent"].Value);
        return new Fence
        {
            Language = words.FirstOrDefault() ?? "",
            Words = [.. words.Skip(1)],
            Code = Regex.Replace(match.Groups["code"].Value, $"^{indent}", "", RegexOptions.Multiline),
            Indent = indent,
            Start = match.Groups["code"].Index,
            Length = match.Groups["code"].Length,
            Line = text.AsSpan(0, match.Index).Count('\n') + 1,
        };
    }

    [GeneratedRegex(@"^(?<indent> *)```(?<info>[^`\n]*)\n(?<code>(?s:.*?))^ *```$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}

/// <summary>A code block: what stands behind its backticks, and its content without indentation.</summary>
internal sealed record Fence
{
    public required string Language { get; init; }

    /// <summary>The words behind the language: the mark that says how the example is tested.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public required string Code { get; init; }

    public required string Indent { get; init; }

    /// <summary>Where the content stands in the document's text.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    public required int Line { get; init; }

    public bool Has(string word) => Words.Contains(word);

    /// <summary>The value of <c>name=value</c>.</summary>
    public string? this[string name] => Words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
