using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Takes another tool's history over.</summary>
internal sealed class AdoptCommand() : MigratorCommand(
    "adopt", "Takes another tool's history over into the ledger, once. That tool's table is read and never changed.", s_history, Preset, HistoryMap.Option, s_accept, s_skip, s_reason, s_dryRun)
{
    private static readonly Option<string?> s_history = new("--history") { Description = "The history table, with or without its schema; default: the one that is there.", HelpName = "TABLE" };

    /// <summary>Also audit has it.</summary>
    public static Option<HistoryPreset?> Preset { get; } = OptionParsing.Choice<HistoryPreset?>(
        "--preset",
        "Whose table it is; default: told by its name and columns.",
        ("schema-migrations", HistoryPreset.SchemaMigrations),
        ("dbup", HistoryPreset.DbUp),
        ("evolve", HistoryPreset.Evolve),
        ("grate", HistoryPreset.Grate),
        ("efcore", HistoryPreset.EfCore),
        ("fluentmigrator", HistoryPreset.FluentMigrator),
        ("flyway", HistoryPreset.Flyway));

    private static readonly Option<string[]> s_accept = new("--accept") { Description = "A row to import although its file was edited since it ran, or is not there; needs --reason. May be repeated.", HelpName = "NAME" };
    private static readonly Option<string[]> s_skip = new("--skip") { Description = "A row to leave out, such as another application's. May be repeated.", HelpName = "NAME" };
    private static readonly Option<string?> s_reason = new("--reason") { Description = "Why rows are accepted; kept in the ledger.", HelpName = "TEXT" };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Show what each row would become and write nothing." };

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = await migrator.Administration.AdoptAsync(RequestOf(parsed), cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            AdoptJson.Write(report);
        else
            await Console.Out.WriteAsync(AdoptText.Of(report));
        return report.HasErrors ? ExitCode.Refused : ExitCode.Done;
    }

    private static AdoptRequest RequestOf(ParseResult parsed) => new()
    {
        Table = parsed.GetValue(s_history),
        Preset = parsed.GetValue(Preset),
        Mapping = parsed.GetValue(HistoryMap.Option),
        Accepted = [.. parsed.GetValue(s_accept) ?? []],
        Skipped = [.. parsed.GetValue(s_skip) ?? []],
        Reason = parsed.GetValue(s_reason),
        DryRun = parsed.GetValue(s_dryRun),
    };
}
