namespace StrictMigrations.Tests;

/// <summary>The server's major changes nothing here: where several are tested, this runs on the first alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnceAttribute : CategoryAttribute;
