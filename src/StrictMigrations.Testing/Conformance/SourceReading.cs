using System.Collections.Immutable;

namespace StrictMigrations.Testing.Conformance;

/// <summary>One reading of a source: what was found, each thing as a name and a content that can be compared.</summary>
internal sealed record SourceReading(ImmutableSortedDictionary<string, string> Found)
{
    /// <summary>Reads everything; <see langword="null"/> when nothing usable came back.</summary>
    public static async Task<SourceReading?> ReadAsync(IMigrationSource source, ConformanceReport report, CancellationToken cancellationToken)
    {
        try
        {
            var content = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            return IsUsable(content, report) ? await ReadAsync(content, report, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            report.Add($"ReadAsync threw {exception.GetType().Name}: {exception.Message}");
            return null;
        }
    }

    public static void Compare(SourceReading first, SourceReading second, ConformanceReport report)
    {
        foreach (var name in first.Found.Keys.Union(second.Found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = (first.Found.GetValueOrDefault(name), second.Found.GetValueOrDefault(name));
            if (before is null || after is null)
                report.Add($"{name} was found by one of two readings only. A source finds all there is, every time.");
            else if (before.Length > 0 && after.Length > 0 && !string.Equals(before, after, StringComparison.Ordinal))
                report.Add($"{name} had another content in a second reading, although nothing was changed. What is hashed must be what is executed.");
        }
    }

    private static async Task<SourceReading> ReadAsync(MigrationSourceContent content, ConformanceReport report, CancellationToken cancellationToken)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in content.Files)
            Add(file.Location, await SourceFiles.ReadAsync(file, report, cancellationToken).ConfigureAwait(false));
        foreach (var migration in content.Code)
            Add($"{migration.GetType()} {migration.Version}", SourceCode.Describe(migration, report));
        return new SourceReading(found.ToImmutable());

        void Add(string name, string text)
        {
            report.Demand(!found.ContainsKey(name), $"{name} is listed twice. List each once.");
            found[name] = text;
        }
    }

    private static bool IsUsable(MigrationSourceContent? content, ConformanceReport report)
    {
        if (content is null || content.Files.IsDefault || content.Code.IsDefault)
        {
            report.Add("ReadAsync returned null, or a default list. Return an empty list when there is nothing.");
            return false;
        }

        var complete = content.Files.Count(file => SourceFiles.IsComplete(file, report)) == content.Files.Length && content.Code.All(migration => migration is not null);
        report.Demand(content.Code.All(migration => migration is not null), "Code has a null in it. Leave it out.");
        report.Demand(content.Files.Length + content.Code.Length > 0, "ReadAsync found nothing, so nothing could be checked. Give the source something to find.");
        return complete;
    }
}
