using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StrictMigrations.Cli.Settings;

namespace StrictMigrations.Cli.Help;

/// <summary>The help of System.CommandLine, with settings, examples and exit codes below it.</summary>
internal sealed class CommandHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new CommandHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        if (command.Options.Contains(SharedOptions.ConnectionOption))
            WriteSettings(output);
        Write(output, "Examples:", Examples.Of(string.Join(' ', NamesOf(command))));
        Write(output, "Exit codes:", ExitCode.Meanings.Select(pair => $"{pair.Code,-4} {pair.Meaning}"));
        return result;
    }

    /// <summary>The command's name and those it belongs to, without the program's.</summary>
    private static IEnumerable<string> NamesOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? NamesOf(parent).Append(command.Name) : [];

    private static void WriteSettings(TextWriter output) => Write(
        output,
        "Settings:",
        [$"--connection may also be STRICT_MIGRATIONS_CONNECTION, or \"connection\" in {SettingsFile.Name}; other options of a project likewise."]);

    private static void Write(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
    }
}
