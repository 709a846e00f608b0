namespace StrictMigrations.Tests;

/// <summary>The server's major changes nothing here, or it costs minutes and its subject is no major's: where several are tested, this runs on the first alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnceAttribute : CategoryAttribute;
