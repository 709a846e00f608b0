using StrictMigrations.Cli.Reports;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Prints into a pipe or a file, without colour.</summary>
internal sealed class PlainWriter(TextWriter output) : LineWriter
{
    protected override void Print(string line, bool isBegun, bool isEnd)
    {
        var text = GitHub.Disarmed(line);
        if (isEnd)
            output.WriteLine(text);
        else
            output.Write(text);
    }
}
