namespace StrictMigrations.Cli;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For a person.</summary>
    Text,

    /// <summary>For a program; the shapes stand in docs/cli.md.</summary>
    Json,

    /// <summary>For a pull request or a wiki.</summary>
    Markdown,
}
