using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StrictMigrations.Planning;

/// <summary>A plan file's JSON. Its digest is over the same fields without blanks, so that another layout is the same plan.</summary>
internal static class PlanFileWriter
{
    public const string Kind = "strict-migrations plan";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PlanFile plan) => Encoding.UTF8.GetString(Write(plan, Compact with { Indented = true, NewLine = "\n" }, DigestOf(plan))) + "\n";

    /// <summary>SHA-256 over the compact form without the digest.</summary>
    public static string DigestOf(PlanFile plan) => Convert.ToHexStringLower(SHA256.HashData(Write(plan, Compact, digest: null)));

    public static string NameOf(PlanBinding binding) => binding == PlanBinding.State ? "state" : "database";

    private static byte[] Write(PlanFile plan, JsonWriterOptions options, string? digest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", PlanFile.CurrentFormat);
            json.WriteString("kind", Kind);
            WriteBasis(json, plan);
            json.WriteStartArray("steps");
            foreach (var step in plan.Steps)
                WriteStep(json, step, kind: null);
            json.WriteEndArray();
            json.WriteStartArray("records");
            foreach (var record in plan.Records)
                WriteStep(json, record.Migration, EventKinds.NameOf(record.Kind));
            json.WriteEndArray();
            if (digest is not null)
                json.WriteString("digest", digest);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteBasis(Utf8JsonWriter json, PlanFile plan)
    {
        json.WriteString("binding", NameOf(plan.Binding));
        json.WriteString("database", plan.Basis.Database);
        json.WriteString("server", plan.Basis.Server);
        json.WriteString("ledgerHead", plan.Head.ToString());
        json.WriteString("stateDigest", plan.Basis.StateDigest);
        json.WriteString("schemaFingerprint", plan.Basis.SchemaFingerprint);
        json.WriteNumber("serverMajor", plan.Basis.ServerMajor);
        json.WriteString("target", plan.Target?.ToString());
    }

    private static void WriteStep(Utf8JsonWriter json, PlanFileStep step, string? kind)
    {
        json.WriteStartObject();
        if (kind is not null)
            json.WriteString("kind", kind);
        json.WriteString("file", step.FileName);
        json.WriteString("version", step.Id.Version?.ToString());
        json.WriteString("name", step.Id.Name);
        json.WriteString("checksum", step.Checksum.Value);
        json.WriteEndObject();
    }
}
