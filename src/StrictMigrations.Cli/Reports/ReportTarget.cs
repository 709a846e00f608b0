using System.CommandLine.Parsing;
using StrictMigrations.Reporting;
using StrictMigrations.Validation;

namespace StrictMigrations.Cli.Reports;

/// <summary>A report that was asked for: its format and its file.</summary>
internal sealed record ReportTarget(ReportFormat Format, string Path)
{
    /// <summary>Where the summary of the running job is collected.</summary>
    private static readonly string? s_jobSummary = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY");

    private static readonly string[] s_names = [.. ReportFormat.All.Select(format => format.Name)];

    /// <summary>Other steps' words in the summary stay.</summary>
    public bool IsAppended => string.Equals(Path, s_jobSummary, StringComparison.Ordinal);

    /// <summary>The values of an option.</summary>
    public static ReportTarget[] Parse(ArgumentResult result) => [.. result.Tokens.Select(token => Parse(result, token.Value)).OfType<ReportTarget>()];

    /// <summary>The same with a full path, when it began at a folder.</summary>
    public static string Resolve(string text, string folder) =>
        text.Split('=', 2) is [var name, var file] && name.All(char.IsAsciiLetter) ? $"{name}={System.IO.Path.GetFullPath(file, folder)}" : System.IO.Path.GetFullPath(text, folder);

    private static ReportTarget? Parse(ArgumentResult result, string text)
    {
        var (target, problem) = Parse(text);
        if (problem is not null)
            result.AddError($"{result.Argument.Name} is '{text}': {problem}.");
        return target;
    }

    /// <summary><c>FORMAT=FILE</c>, or a file whose ending says the format.</summary>
    private static (ReportTarget? Target, string? Problem) Parse(string text)
    {
        if (text.Split('=', 2) is [var name, var file] && name.All(char.IsAsciiLetter))
        {
            if (ReportFormat.Named(name) is not { } named)
                return (null, $"'{name}' is no format.{NearestName.Hint(name, s_names)} There are {string.Join(", ", s_names)}");
            return file.Length > 0 ? (new(named, file), null) : (null, $"it names no file. Give {name}=FILE");
        }

        return ReportFormat.OfFile(text) is { } format
            ? (new(format, text), null)
            : (null, $"the ending of '{System.IO.Path.GetFileName(text)}' says no format. Give FORMAT=FILE; formats are {string.Join(", ", s_names)}");
    }
}
