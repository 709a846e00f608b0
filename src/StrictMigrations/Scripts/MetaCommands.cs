using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>The refusal of psql's own commands, each with what to write instead.</summary>
internal static class MetaCommands
{
    /// <summary>How much of a command a message shows, in bytes.</summary>
    public const int MaxLength = 32;

    public static ScriptException Refuse(ReadOnlySpan<byte> text, Position position)
    {
        var length = 1;
        while (length < text.Length && length < MaxLength && text[length] > ' ' && text[length] < 0x7F && text[length] != ';')
            length++;
        var command = Encoding.ASCII.GetString(text[..length]);
        return new ScriptException(
            $"{command} is a command of psql, not SQL: the server does not know it.",
            RemedyFor(command),
            position);
    }

    private static string RemedyFor(string command) => command switch
    {
        "\\." => "It ends the data of COPY … FROM stdin, and no such data stands here: delete the line.",
        "\\copy" => "Write COPY … FROM stdin; with the data on the following lines and \\. on a line of its own behind them.",
        "\\i" or "\\ir" or "\\include" or "\\include_relative" =>
            "Make the included file a migration of its own and name it in a DEPENDS line.",
        "\\set" or "\\unset" or "\\gset" or "\\prompt" or "\\getenv" =>
            "Define a placeholder in the host and write ${name}, or keep the value in a DO block.",
        "\\if" or "\\elif" or "\\else" or "\\endif" => "Write the condition in a DO block.",
        "\\gexec" => "Write a DO block that runs EXECUTE for each row.",
        "\\g" or "\\gx" or "\\;" => "End the statement with a semicolon.",
        "\\c" or "\\connect" => "A migration stays in its database: give the other one a runner of its own.",
        "\\echo" or "\\qecho" or "\\warn" or "\\p" => "Delete the line, or write RAISE NOTICE in a DO block.",
        "\\q" or "\\quit" => "Delete the line and what follows it.",
        "\\restrict" or "\\unrestrict" => "Delete the line: pg_dump writes it for psql alone.",
        "\\encoding" => "Delete the line: scripts are UTF-8.",
        _ => "Delete the line, or write it in SQL. A backslash stands only in strings, comments and quoted identifiers.",
    };
}
