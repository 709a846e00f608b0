using System.Globalization;
using System.Text;
using StrictMigrations.Cli.Reports;

namespace StrictMigrations.Cli.Inspections;

/// <summary>A line a statement, in the form that editors and terminals make clickable; refusals go to standard error.</summary>
internal sealed class InspectionText(Stream output) : IInspectionWriter
{
    private readonly StreamWriter _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public void Write(string file, IReadOnlyList<InspectedStatement> statements)
    {
        var name = GitHub.Disarmed(VisibleText.Line(file));
        foreach (var statement in statements)
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}:{statement.Line}:{statement.Column}: {statement.Kind}{(statement.Transactional ? "" : " (not in a transaction)")}"));
        _output.Flush();
    }

    public void Write(string file, Refusal refusal) =>
        Console.Error.WriteLine($"{VisibleText.Line(Place.InFile(file, refusal.Line, refusal.Column).ToString())}: {refusal.Message}");

    public void Dispose() => _output.Dispose();
}
