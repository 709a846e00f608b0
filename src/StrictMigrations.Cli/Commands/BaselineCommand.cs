using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Generates a baseline.</summary>
internal sealed class BaselineCommand() : MigratorCommand("baseline", Summary, s_version, s_name, s_data, s_approve, s_checkLive, SharedOptions.AdminConnection)
{
    private const string Summary =
        "Writes the schema as it is as one script that stands for all migrations before it, proved in a throwaway database first. What cannot be generated is named, and nothing is written.";

    private static readonly Option<MigrationVersion> s_version = Required(OptionParsing.Version("--version", "Its version, above all others."));

    private static readonly Option<string> s_name = new("--name") { Description = "Its name: lowercase letters, digits and underscores.", HelpName = "NAME", Required = true };
    private static readonly Option<string[]> s_data = OptionParsing.List("--data", "Tables whose rows come along, parted by commas: reference data such as 'roles,app.countries'.");
    private static readonly Option<bool> s_approve = new("--approve") { Description = "Write it without asking; needed where nobody can be asked." };
    private static readonly Option<bool> s_checkLive = new("--check-live") { Description = "Also try the script on the database itself, in a transaction that is rolled back." };

    protected override FilesNeeded Files => FilesNeeded.Folder;

    protected override void Configure(ParseResult parsed, StrictMigrationsOptions options) => options.AdminConnectionString = parsed.GetValue(SharedOptions.AdminConnection);

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var isText = parsed.GetValue(SharedOptions.Format) == OutputFormat.Text;
        var isApproved = parsed.GetValue(s_approve);
        if (!isApproved && (!isText || Console.IsInputRedirected))
            throw new UsageException("A baseline is written when somebody approves it, and nobody can be asked here. Nothing was done. Give --approve.");
        var report = await migrator.Administration.BaselineAsync(
            new BaselineRequest
            {
                Version = parsed.GetRequiredValue(s_version),
                Name = parsed.GetRequiredValue(s_name),
                Data = [.. parsed.GetValue(s_data) ?? []],
                CheckLive = parsed.GetValue(s_checkLive),
                Folder = SharedOptions.Folder(parsed, Files),
                Approve = proved => Approve(proved, isText, isApproved),
            },
            cancellationToken);
        if (!isText)
            BaselineJson.Write(report);
        else
            await Console.Out.WriteLineAsync(BaselineText.Closing(report));
        return report.IsWritten ? ExitCode.Done : ExitCode.Refused;
    }

    private static bool Approve(BaselineReport report, bool isText, bool isApproved)
    {
        if (isText)
            Console.Out.Write(BaselineText.Of(report));
        if (isApproved)
            return true;
        Console.Out.Write($"Write {report.Location}? [y/N] ");
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static Option<T> Required<T>(Option<T?> option) where T : class
    {
        option.Required = true;
        return option!;
    }
}
