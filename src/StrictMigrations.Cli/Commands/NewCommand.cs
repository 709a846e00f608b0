using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Begins a migration in the folder.</summary>
internal sealed class NewCommand : MigratorCommand
{
    private static readonly Argument<string> s_name = new("NAME") { Description = "What it does: lowercase letters, digits and underscores, such as add_users_email." };
    private static readonly Option<bool> s_down = new("--down") { Description = "Begin the rollback script too." };

    public NewCommand() : base("new", "Begins a migration: the next number (a timestamp where the folder has timestamps) and a header that depends on the last one. Needs no database; never writes over a file.", s_down) =>
        Arguments.Add(s_name);

    public override bool NeedsDatabase(ParseResult parsed) => false;

    protected override FilesNeeded Files => FilesNeeded.Folder;

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new CreateRequest { Name = parsed.GetRequiredValue(s_name), Rollback = parsed.GetValue(s_down), Folder = SharedOptions.Folder(parsed, Files) };
        var created = await migrator.Administration.CreateAsync(request, cancellationToken);
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            NewJson.Write(created);
        else
            await Console.Out.WriteAsync(string.Concat(created.Files.Select(file => $"Wrote {file}\n")) + "Write its statements: until it has one, every check refuses it.\n");
        return ExitCode.Done;
    }
}
