namespace StrictMigrations.Scripts;

/// <summary>A script that is refused, with the place and the way out.</summary>
internal sealed class ScriptException(string message, string remedy, Position position) : FormatException(message)
{
    /// <summary>How to write it instead.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = position.Line;

    /// <summary>The column in UTF-16 units, from 1.</summary>
    public int Column { get; } = position.Column;
}
