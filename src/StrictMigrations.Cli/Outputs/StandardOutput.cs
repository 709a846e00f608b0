using System.Text;
using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>Documents for programs, byte by byte as they are; what is for a person goes through the console.</summary>
internal static class StandardOutput
{
    public static void Write(string document)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(document));
    }

    /// <summary>A text in the format that was asked for: of JSON a program gets every byte.</summary>
    public static Task PrintAsync(string text, OutputFormat format)
    {
        if (format != OutputFormat.Json)
            return Console.Out.WriteAsync(text);
        Write(text);
        return Task.CompletedTask;
    }

    /// <summary>The JSON document of a command; docs/cli.md has the shapes.</summary>
    public static void WriteJson(string? command, Action<Utf8JsonWriter> writeFields) => Write(JsonFields.Document(command, writeFields));
}
