using System.CommandLine;

namespace StrictMigrations.Cli;

/// <summary>The columns of a history table that no preset knows, as <c>filename=script,checksum=hash</c>.</summary>
internal static class HistoryMap
{
    private const string Keys = "filename, version, name, executed-at, checksum, duration-ms, status and error";

    public static Option<HistoryMapping?> Option { get; } = OptionParsing.Value(
        "--map",
        $"Which columns hold what, when no preset fits: {Keys}; filename or version is needed.",
        "KEY=COLUMN,…",
        $"KEY=COLUMN parted by commas; the keys are {Keys}",
        Parse);

    private static (bool Valid, HistoryMapping? Value) Parse(string text)
    {
        var mapping = new HistoryMapping();
        foreach (var pair in text.Split(','))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [var key, { Length: > 0 } column] || With(mapping, key, column) is not { } next)
                return default;
            mapping = next;
        }

        return (true, mapping);
    }

    private static HistoryMapping? With(HistoryMapping mapping, string key, string column) => key switch
    {
        "filename" => mapping with { FileName = column },
        "version" => mapping with { Version = column },
        "name" => mapping with { Name = column },
        "executed-at" => mapping with { ExecutedAt = column },
        "checksum" => mapping with { Checksum = column },
        "duration-ms" => mapping with { DurationMilliseconds = column },
        "status" => mapping with { Status = column },
        "error" => mapping with { Error = column },
        _ => null,
    };
}
