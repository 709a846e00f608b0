using System.Globalization;
using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>The line that says what a run is doing, redrawn below what it did.</summary>
internal sealed class LiveProgress(StatusContext line) : IProgress<MigrationProgress>
{
    /// <summary>Runs something with such a line on a terminal; elsewhere without, and without the round trips that watching takes.</summary>
    public static Task<T> ShowAsync<T>(bool isWanted, Func<IProgress<MigrationProgress>?, Task<T>> run) => isWanted && Terminal.Screen is { } screen && screen.Profile.Capabilities.Interactive
        ? screen.Status().StartAsync("Checking", line => run(new LiveProgress(line)))
        : run(null);

    public void Report(MigrationProgress value) => line.Status(Markup.Escape(VisibleText.Line(Text(value))));

    private static string Text(MigrationProgress progress)
    {
        var migration = string.Create(CultureInfo.InvariantCulture, $"{progress.Step}/{progress.Steps} {progress.Migration}");
        return progress switch
        {
            { Activity: { } activity } => $"{migration}: {activity}",
            { Statements: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{migration}: statements done: {progress.Statements}"),
            _ => migration,
        };
    }
}
