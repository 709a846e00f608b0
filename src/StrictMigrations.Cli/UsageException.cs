namespace StrictMigrations.Cli;

/// <summary>The command was given wrongly; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
