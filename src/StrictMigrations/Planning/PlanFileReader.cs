using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StrictMigrations.Planning;

/// <summary>Reads a plan file, and says what is wrong with one that cannot be trusted.</summary>
internal sealed class PlanFileReader(string path)
{
    public PlanFile Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Unreadable(text, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw Refused($"is no plan file: {exception.Message}", exception);
        }
    }

    private PlanFile Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String || !kind.ValueEquals(PlanFileWriter.Kind))
            throw Refused($"is no plan file: its \"kind\" is not \"{PlanFileWriter.Kind}\".");
        var format = Field(root, "format").GetInt32();
        if (format > PlanFile.CurrentFormat)
            throw Newer(format);
        if (!root.TryGetProperty("database", out _) || !root.TryGetProperty("server", out _))
            throw Refused("does not name its database and server: an earlier version of StrictMigrations made it.");
        var plan = ReadPlan(root);
        return string.Equals(Text(root, "digest"), PlanFileWriter.DigestOf(plan), StringComparison.Ordinal)
            ? plan
            : throw Refused("was edited after it was made: its digest is not that of its content.");
    }

    private static PlanFile ReadPlan(JsonElement root) => new()
    {
        Binding = Text(root, "binding") switch
        {
            "database" => PlanBinding.Database,
            "state" => PlanBinding.State,
            var other => throw new FormatException($"\"binding\" is '{other}'."),
        },
        Head = LedgerHead.Parse(Text(root, "ledgerHead")) ?? throw new FormatException($"\"ledgerHead\" is '{Text(root, "ledgerHead")}'."),
        Basis = new PlanBasis
        {
            Database = Text(root, "database"),
            Server = Field(root, "server").GetString(),
            StateDigest = Text(root, "stateDigest"),
            SchemaFingerprint = Field(root, "schemaFingerprint").GetString(),
            ServerMajor = Field(root, "serverMajor").GetInt32(),
        },
        Target = Field(root, "target").GetString() is { } target ? MigrationVersion.Parse(target) : null,
        Steps = [.. Field(root, "steps").EnumerateArray().Select(ReadStep)],
        Records = [.. Field(root, "records").EnumerateArray().Select(ReadRecord)],
    };

    private static PlanFileStep ReadStep(JsonElement step) => new(
        Text(step, "file"),
        new MigrationId(Field(step, "version").GetString() is { } version ? MigrationVersion.Parse(version) : null, Text(step, "name")),
        Checksum.Parse(Text(step, "checksum")));

    private static PlanFileRecord ReadRecord(JsonElement record) => new(
        EventKinds.Parse(Text(record, "kind")) ?? throw new FormatException($"\"kind\" is '{Text(record, "kind")}'."), ReadStep(record));

    private static JsonElement Field(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value : throw new FormatException($"it has no \"{name}\".");

    private static string Text(JsonElement item, string name) => Field(item, name).GetString() ?? throw new FormatException($"its \"{name}\" is null.");

    private MigrationConfigurationException Unreadable(string text, JsonException exception)
    {
        var isCutOff = IsBeginning(text);
        var place = isCutOff ? PlaceOf(text.TrimEnd()) : PlaceOf(exception, text);
        return new MigrationConfigurationException($"{place}: this is no JSON{(isCutOff ? ": the file is cut off here" : "")}. Nothing was changed. {Remedy}", exception);
    }

    /// <summary>Whether more text could make it whole.</summary>
    private static bool IsBeginning(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Place PlaceOf(string before) => Place.InFile(path, before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));

    /// <summary>The parser counts lines from 0, and bytes in the line; an editor shows lines and characters from 1.</summary>
    private Place PlaceOf(JsonException exception, string text)
    {
        var line = (int)(exception.LineNumber ?? 0);
        var bytes = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        return Place.InFile(path, line + 1, Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length))) + 1);
    }

    private MigrationConfigurationException Refused(string what, Exception? inner = null) => new($"{path} {what} Nothing was changed. {Remedy}", inner);

    private MigrationConfigurationException Newer(int format) => new(
        string.Create(CultureInfo.InvariantCulture, $"{path} has format {format}, which a newer version of StrictMigrations wrote; this one reads up to format {PlanFile.CurrentFormat}. ")
        + "Nothing was changed. Update StrictMigrations here, or make the plan again with this version.");

    private const string Remedy = "Make the plan again: strict-migrations plan --out FILE.";
}
