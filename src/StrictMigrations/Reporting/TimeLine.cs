using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StrictMigrations.Reporting;

/// <summary>What happened to a database, in its order. Pure.</summary>
internal static class TimeLine
{
    public static ImmutableArray<ReportedEvent> Of(IEnumerable<LedgerEvent> events, IEnumerable<MigrationStatus> migrations)
    {
        var names = migrations.DistinctBy(status => status.Id).ToDictionary(status => status.Id, status => status.FileName);
        return [.. events.Select(e => Of(e, e.Name is null ? null : names.GetValueOrDefault(e.MigrationId) ?? e.MigrationId.ToString()))];
    }

    /// <summary>The rows that say when.</summary>
    public static ImmutableArray<ReportedEvent> Of(AuditReport audit) =>
    [
        .. audit.Migrations.Where(migration => migration.ExecutedAt is not null).OrderBy(migration => migration.ExecutedAt).ThenBy(migration => migration.Row).Select(migration => new ReportedEvent
        {
            At = migration.ExecutedAt!.Value,
            What = migration.Status ?? "recorded",
            Migration = migration.FileName,
            IsFailure = migration.State == AuditState.Failed,
            Error = migration.Error,
        }),
    ];

    private static ReportedEvent Of(LedgerEvent e, string? migration) => new()
    {
        At = e.At,
        What = EventKinds.NameOf(e.Kind).Replace('_', ' '),
        Migration = migration,
        Duration = e.DurationMicroseconds is { } duration ? TimeSpan.FromMicroseconds(duration) : null,
        IsFailure = e.Kind == EventKind.Failed,
        Error = ErrorOf(e),
        Reason = e.Reason,
        By = $"{e.Application} {e.ApplicationVersion}, {e.DatabaseUser}",
        SchemaDiff = e.SchemaDiff,
    };

    private static string? ErrorOf(LedgerEvent e)
    {
        if (e.ErrorMessage is null)
            return null;
        var code = e.ErrorSqlState is null ? "" : $"{e.ErrorSqlState}: ";
        var place = (e.ErrorFile, e.ErrorLine) switch
        {
            (null, _) => "",
            (var file, null) => $" ({file})",
            var (file, line) => string.Create(CultureInfo.InvariantCulture, $" ({file}:{line})"),
        };
        return $"{code}{e.ErrorMessage}{place}";
    }

    /// <summary>A line for each changed object: <c>added table public.users</c>, and each property that changed.</summary>
    public static ImmutableArray<string> ChangesOf(string? schemaDiff)
    {
        if (schemaDiff is null)
            return [];
        using var document = JsonDocument.Parse(schemaDiff);
        return [.. document.RootElement.GetProperty("changes").EnumerateArray().Select(Line)];
    }

    private static string Line(JsonElement change)
    {
        var (word, kind, name) = (Text(change, "change"), Text(change, "kind"), Text(change, "name"));
        var details = word is "added" or "removed" ? [] : change.GetProperty("properties").EnumerateArray().Select(property =>
            $"{Text(property, "name")} {Text(property, "before") ?? "-"} → {Text(property, "after") ?? "-"}").ToList();
        var renamed = change.TryGetProperty("newName", out var newName) ? $" → {newName.GetString()}" : "";
        return $"{word} {kind} {name}{renamed}{(details.Count == 0 ? "" : ": " + string.Join("; ", details).ReplaceLineEndings(" "))}";
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
