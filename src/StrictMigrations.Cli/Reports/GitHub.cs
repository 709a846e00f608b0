using System.Text;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Reports;

/// <summary>What GitHub's runner says of itself, and hears from us.</summary>
internal static class GitHub
{
    /// <summary>Then findings become annotations.</summary>
    public static bool IsPresent { get; } = string.Equals(Environment.GetEnvironmentVariable("GITHUB_ACTIONS"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The root of the repository.</summary>
    public static string? Workspace { get; } = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } folder ? folder : null;

    /// <summary>Annotations go to standard error, which the runner reads too: standard output may be a document.</summary>
    public static void Annotate(Report report)
    {
        using var output = Console.OpenStandardError();
        output.Write(Encoding.UTF8.GetBytes(ReportFormat.GitHub.Writer.Write(report)));
    }

    /// <summary>On GitHub a line of output that is no command for the runner, whatever names and messages are in it: it obeys lines that begin with <c>::</c>, and <c>##[</c> anywhere.</summary>
    public static string Disarmed(string line)
    {
        if (!IsPresent)
            return line;
        var text = line.Replace("##[", @"#\u0023[", StringComparison.Ordinal);
        var begin = text.Length - text.TrimStart().Length;
        return text.AsSpan(begin).StartsWith("::") ? $@"{text[..begin]}\u003a{text[(begin + 1)..]}" : text;
    }
}
