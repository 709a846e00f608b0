using System.Security.Cryptography;

namespace StrictMigrations.Testing.Conformance;

/// <summary>Checks of the files that a source returns.</summary>
internal static class SourceFiles
{
    /// <summary>Whether name, location and stream are there; only then it can be opened.</summary>
    public static bool IsComplete(MigrationFile? file, ConformanceReport report)
    {
        if (file is null)
        {
            report.Add("Files has a null in it. Leave it out.");
            return false;
        }

        var name = string.IsNullOrEmpty(file.FileName) ? file.Location : file.FileName;
        report.Demand(!string.IsNullOrWhiteSpace(file.FileName), $"The file at '{file.Location}' has no name.");
        report.Demand(file.FileName?.AsSpan().ContainsAny('/', '\\') != true, $"The file name '{name}' has a folder in it. Names are without folder: put it into Location.");
        report.Demand(!string.IsNullOrWhiteSpace(file.Location), $"The file '{name}' has no Location. Say where a person finds it.");
        report.Demand(file.Open is not null, $"The file '{name}' has no Open.");
        return !string.IsNullOrWhiteSpace(file.FileName) && !string.IsNullOrWhiteSpace(file.Location) && file.Open is not null;
    }

    /// <summary>Opens it twice at once, as a start and a check do; the same bytes must come from both. Their hash, empty when they cannot be read.</summary>
    public static async Task<string> ReadAsync(MigrationFile file, ConformanceReport report, CancellationToken cancellationToken)
    {
        try
        {
            var first = Open(file);
            await using (first.ConfigureAwait(false))
            {
                var second = Open(file);
                await using (second.ConfigureAwait(false))
                {
                    report.Demand(!ReferenceEquals(first, second), $"Open of {file.FileName} gave the same stream twice. Each call opens one of its own, which the caller disposes.");
                    var hash = await HashAsync(second, cancellationToken).ConfigureAwait(false);
                    report.Demand(ReferenceEquals(first, second) || Same(hash, await HashAsync(first, cancellationToken).ConfigureAwait(false)), $"{file.FileName} gave other bytes when it was opened a second time. Open begins at the start of the same text, every time.");
                    return hash;
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            report.Add($"{file.FileName} cannot be opened and read twice at once: {exception.GetType().Name}: {exception.Message}");
            return "";
        }
    }

    private static Stream Open(MigrationFile file) => file.Open() ?? throw new InvalidOperationException("Open returned null.");

    private static async Task<string> HashAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
