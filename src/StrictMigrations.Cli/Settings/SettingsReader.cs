using System.Text.Json;
using StrictMigrations.Validation;

namespace StrictMigrations.Cli.Settings;

/// <summary>Reads strict-migrations.json: one object, each key a setting. What is wrong is said with line and column.</summary>
internal static class SettingsReader
{
    private const string SchemaKey = "$schema";

    /// <exception cref="UsageException">The file is not what it should be.</exception>
    public static IReadOnlyList<SettingEntry> Read(SettingsText file)
    {
        var reader = new Utf8JsonReader(file.Bytes);
        var entries = new List<SettingEntry>();
        try
        {
            ReadObject(ref reader, file, (ref Utf8JsonReader value, string key, long offset) => ReadSetting(ref value, file, key, offset, entries));
            reader.Read();
            return entries;
        }
        catch (JsonException exception)
        {
            var offset = file.OffsetOf(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
            throw file.Refusal(offset, $"This is not JSON: {(file.IsAt(offset, (byte)'/') ? "it has no comments." : Problem(exception))}");
        }
    }

    private static void ReadSetting(ref Utf8JsonReader reader, SettingsText file, string key, long offset, List<SettingEntry> entries)
    {
        if (string.Equals(key, SchemaKey, StringComparison.Ordinal))
        {
            Text(ref reader, file, key);
            return;
        }

        var setting = Setting.All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.Ordinal)) ?? throw file.Refusal(offset, Unknown(key));
        switch (setting.Shape)
        {
            case SettingShape.Flag:
                Expect(reader.TokenType is JsonTokenType.True or JsonTokenType.False, ref reader, file, key, "true or false");
                entries.Add(new SettingEntry(file, setting, "", reader.GetBoolean() ? "true" : "false", reader.TokenStartIndex));
                break;
            case SettingShape.List:
                Expect(reader.TokenType == JsonTokenType.StartArray, ref reader, file, key, "an array of strings");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    entries.Add(new SettingEntry(file, setting, "", Text(ref reader, file, key), reader.TokenStartIndex));
                break;
            case SettingShape.Pairs:
                ReadObject(ref reader, file, (ref Utf8JsonReader value, string name, long _) =>
                    entries.Add(new SettingEntry(file, setting, $"{name}=", Text(ref value, file, name), value.TokenStartIndex)), key);
                break;
            default:
                entries.Add(new SettingEntry(file, setting, "", Text(ref reader, file, key), reader.TokenStartIndex));
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader, SettingsText file, string key)
    {
        Expect(reader.TokenType == JsonTokenType.String, ref reader, file, key, "a string");
        return Unescaped(ref reader, file);
    }

    private static string Unescaped(ref Utf8JsonReader reader, SettingsText file)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw file.Refusal(reader.TokenStartIndex, "This is no text in UTF-8. Save the file as UTF-8.");
        }
    }

    /// <summary>Every property of the object that begins here, or with the next token; a key twice is refused.</summary>
    private static void ReadObject(ref Utf8JsonReader reader, SettingsText file, PropertyReader read, string? key = null)
    {
        if (key is null)
            reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, ref reader, file, key ?? "The file", "an object, { … }");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, offset) = (Unescaped(ref reader, file), reader.TokenStartIndex);
            if (!seen.Add(name))
                throw file.Refusal(offset, $"'{name}' stands here a second time. Remove one of them.");
            reader.Read();
            read(ref reader, name, offset);
        }
    }

    private static void Expect(bool isRight, ref Utf8JsonReader reader, SettingsText file, string key, string expected)
    {
        if (!isRight)
            throw file.Refusal(reader.TokenStartIndex, $"{(key == "The file" ? key : $"'{key}'")} is {Word(reader.TokenType)}. Write {expected}.");
    }

    private static string Word(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a truth value",
        _ => "null",
    };

    private static string Unknown(string key)
    {
        var keys = Setting.All.Select(setting => setting.Key).ToList();
        return NearestName.To(key, keys) is { } nearest ? $"'{key}' is no setting. Did you mean '{nearest}'?" : $"'{key}' is no setting. There are: {string.Join(", ", keys)}.";
    }

    /// <summary>The parser's own words, unless they speak to programmers, or repeat a value, which may be a password without its quotes.</summary>
    private static string Problem(JsonException exception) => exception.Message switch
    {
        var text when text.Contains("trailing comma", StringComparison.Ordinal) => "nothing follows this comma.",
        var text when text.Contains("literal", StringComparison.Ordinal) || text.Contains("number", StringComparison.Ordinal) => "a value is a string in double quotes, true or false, an array or an object.",
        var text => text[..text.IndexOf(" LineNumber:", StringComparison.Ordinal)],
    };

    private delegate void PropertyReader(ref Utf8JsonReader reader, string key, long offset);
}
