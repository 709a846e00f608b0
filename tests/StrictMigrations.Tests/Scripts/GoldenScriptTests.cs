using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

/// <summary>
/// Each folder under Golden holds a script and, written by hand, what it must become. Bytes count: line ends are part of a case.
/// </summary>
public sealed class GoldenScriptTests
{
    public static IEnumerable<string> Cases() => Directory.EnumerateDirectories(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public async Task A_script_becomes_what_its_golden_file_says(string name)
    {
        var script = await File.ReadAllBytesAsync(Path.Combine(Folder(), name, "script.sql"));
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder(), name, "expected.txt"));

        (await Render(new MemoryStream(script))).Should().Be(expected);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Reading_one_byte_at_a_time_changes_nothing(string name)
    {
        var script = await File.ReadAllBytesAsync(Path.Combine(Folder(), name, "script.sql"));
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder(), name, "expected.txt"));

        (await Render(new TrickleStream(script, 1))).Should().Be(expected);
    }

    /// <summary>One block a statement: <c># line:column TAG</c> and what is special about it, then its text, then COPY data.</summary>
    private static async Task<string> Render(Stream script)
    {
        var text = new StringBuilder();
        try
        {
            await using var reader = new ScriptReader(script);
            while (await reader.ReadAsync(default))
                await Render(text, reader);
        }
        catch (ScriptException refusal)
        {
            text.Append($"! {refusal.Line}:{refusal.Column} {refusal.Message}\n> {refusal.Remedy}\n");
        }

        return text.ToString();
    }

    private static async Task Render(StringBuilder text, ScriptReader reader)
    {
        var statement = reader.Current;
        text.Append($"# {statement.Line}:{statement.Column} {statement.Kind.Tag}");
        if (!statement.Kind.Transactional)
            text.Append(" no-transaction");
        if (statement.Kind.Control != TransactionControl.None)
            text.Append($" control={statement.Kind.Control}");
        text.Append($"\n{statement.Text}\n");
        if (statement.Kind.Copy == CopyDirection.FromStdin)
            text.Append($"< data\n{await new StreamReader(reader.OpenCopyData()).ReadToEndAsync()}");
    }

    private static string Folder() => Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Scripts", "Golden");
}
