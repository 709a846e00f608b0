using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Commands;

/// <summary>Shows what a run would do, as steps, as SQL, or as a plan file.</summary>
internal sealed class PlanCommand : ReportingCommand
{
    private static readonly Option<bool> s_sql = new("--sql") { Description = "Print one SQL script for reviewers: every statement in order, with the borders of transactions. Run by hand it records nothing." };
    private static readonly Option<string?> s_out = new("--out") { Description = "Write a plan file for 'migrate --plan'; with --sql the script. An existing one is replaced once all is written.", HelpName = "FILE" };
    private static readonly Option<bool> s_promotable = new("--promotable") { Description = "The plan file is for any database in the same state, not for this ledger alone: to apply in the next environment what was approved in this one." };

    public PlanCommand() : base("plan", "Shows what migrate would do, and the state behind each step. Changes nothing, takes no lock and judges nothing: validate does.", SharedOptions.Target, s_sql, s_out, s_promotable) => Validators.Add(result =>
    {
        if (result.GetValue(s_promotable) && (result.GetValue(s_out) is null || result.GetValue(s_sql)))
            result.AddError("--promotable is about a plan file: give --out FILE with it, and not --sql.");
    });

    /// <summary>Beside a script or a file a failure is told as text: a document on standard output would be taken for the script.</summary>
    protected override OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(s_sql) ? OutputFormat.Text : base.FormatOf(parsed);

    protected override IEnumerable<string> OutputsOf(ParseResult parsed) => parsed.GetValue(s_out) is { } path ? [path] : [];

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var file = OutputFile.Open(parsed.GetValue(s_out));
        var plan = await migrator.Runner.PlanAsync(parsed.GetValue(SharedOptions.Target), cancellationToken);
        await (parsed.GetValue(s_sql)
            ? WriteScriptAsync(migrator, plan, file, cancellationToken)
            : WriteAsync(plan, parsed, file));
        return new Ending(ExitCode.Done, ReportAsync);

        // What a start would find stands in the report, and is no judgement of this command.
        async Task<Report> ReportAsync() =>
            (await migrator.Runner.StatusAsync(cancellationToken)).Report! with { Command = Name, Pending = [.. plan.Steps.Select(step => step.FileName)] };
    }

    private async Task WriteAsync(MigrationPlan plan, ParseResult parsed, OutputFile? file)
    {
        var binding = parsed.GetValue(s_promotable) ? PlanBinding.State : PlanBinding.Database;
        if (file is not null)
            await file.WriteAsync(PlanFile.Of(plan, binding).ToJson());
        if (FormatOf(parsed) == OutputFormat.Json)
            PlanJson.Write(plan);
        else
            await Console.Out.WriteAsync(PlanText.Of(plan, parsed.GetValue(s_out), binding));
    }

    private static async Task WriteScriptAsync(StrictMigrator migrator, MigrationPlan plan, OutputFile? file, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await file.WriteAsync(stream => migrator.Runner.WriteScriptAsync(plan, stream, cancellationToken));
            await Console.Out.WriteLineAsync($"Wrote {file.Path}.");
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await migrator.Runner.WriteScriptAsync(plan, output, cancellationToken);
    }
}
