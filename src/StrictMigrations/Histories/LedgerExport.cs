using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Histories;

/// <summary>The ledger as JSON Lines: an object a row, with the names and texts of docs/ledger.md, so that the chain can be recomputed from it.</summary>
internal static class LedgerExport
{
    /// <summary>Counted up when a field is removed or changes its meaning.</summary>
    private const int Format = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(IEnumerable<LedgerEvent> events, Stream output, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        foreach (var e in events)
        {
            line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(line, s_options))
                Write(json, e);
            line.Write("\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, LedgerEvent e)
    {
        json.WriteStartObject();
        json.WriteNumber("export", Format);
        json.WriteNumber("id", e.Id);
        json.WriteString("previous", Hex(e.Previous));
        json.WriteString("hash", Hex(e.Hash));
        json.WriteNumber("format", e.Format);
        WriteTexts(json, [("kind", EventKinds.NameOf(e.Kind)), ("scope", e.Scope), ("version", e.Version), ("name", e.Name), ("checksum", e.Checksum)]);
        WriteNumber(json, "statement", e.Statement);
        json.WriteString("statements_hash", e.StatementsHash is { } statements ? Hex(statements) : null);
        json.WriteString("schema_fingerprint", e.SchemaFingerprint);
        WriteNumber(json, "schema_format", e.SchemaFormat);
        WriteNumber(json, "server_major", e.ServerMajor);
        WriteTexts(json, [("catalog_digest", e.CatalogDigest), ("schema_diff", e.SchemaDiff)]);
        WriteNumber(json, "duration_us", e.DurationMicroseconds);
        WriteTexts(json, [("error_sqlstate", e.ErrorSqlState), ("error_message", e.ErrorMessage), ("error_file", e.ErrorFile)]);
        WriteNumber(json, "error_line", e.ErrorLine);
        WriteTexts(json, [("reason", e.Reason), ("database_user", e.DatabaseUser), ("os_user", e.OsUser), ("host", e.Host)]);
        json.WriteNumber("process", e.Process);
        WriteTexts(json, [("application", e.Application), ("application_version", e.ApplicationVersion), ("library_version", e.LibraryVersion)]);
        WriteTexts(json, [("state_digest", Hex(e.StateDigest)), ("at", EventEncoding.FormatTime(e.At))]);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<(string Name, string? Value)> texts)
    {
        foreach (var (name, value) in texts)
            json.WriteString(name, value);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
