using System.Text.Json;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Cli.Settings;

/// <summary>docs/strict-migrations.schema.json, which editors use, against what the command line takes.</summary>
[Once]
public sealed class SettingsSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "strict-migrations.schema.json"))).RootElement;

    private static readonly IReadOnlyList<JsonProperty> Properties = [.. Schema.GetProperty("properties").EnumerateObject().Where(property => property.Name != "$schema")];

    [Test]
    public void The_schema_has_every_setting_in_their_order() =>
        Properties.Select(property => property.Name).Should().Equal(Setting.All.Select(setting => setting.Key));

    [TestCaseSource(nameof(Names))]
    public void The_schema_knows_the_type_of(string name) =>
        TypeOf(Schema.GetProperty("properties").GetProperty(name)).Should().Be(Setting.All.Single(setting => setting.Key == name).Shape.ToString());

    [TestCaseSource(nameof(Names))]
    public async Task A_value_of_the_schema_is_taken_and_one_that_it_refuses_is_refused_for(string name)
    {
        var property = Schema.GetProperty("properties").GetProperty(name);
        foreach (var value in ValuesOf(property))
            (await ValidateAsync(name, value)).Error.Should().NotContain("strict-migrations.json:", value);

        var refused = await ValidateAsync(name, "17");
        refused.ExitCode.Should().Be(2);
        refused.Error.Should().Contain($"strict-migrations.json:1:{name.Length + 6}: '{name}' is a number. Write ");
        if (property.TryGetProperty("enum", out _))
            (await ValidateAsync(name, "\"none-of-these\"")).Error.Should().Contain("is 'none-of-these'. Give ");
    }

    private static IEnumerable<string> Names() => Properties.Select(property => property.Name);

    private static string TypeOf(JsonElement property) => property.TryGetProperty("enum", out _) ? "Text" : property.GetProperty("type").GetString() switch
    {
        "boolean" => "Flag",
        "array" => "List",
        "object" => "Pairs",
        _ => "Text",
    };

    private static IEnumerable<string> ValuesOf(JsonElement property) => TypeOf(property) switch
    {
        "Flag" => ["true", "false"],
        "List" => ["[]", """["a.txt", "b.txt"]"""],
        "Pairs" when property.GetProperty("additionalProperties").TryGetProperty("enum", out var words) => words.EnumerateArray().Select(word => $$"""{"ordering/gap": {{word.GetRawText()}}}"""),
        "Pairs" => ["{}", """{"name": "value"}"""],
        _ when property.TryGetProperty("enum", out var words) => words.EnumerateArray().Select(word => word.GetRawText()),
        _ when property.TryGetProperty("default", out var value) => [value.GetRawText()],
        _ => [],
    };

    private static async Task<Children.ChildResult> ValidateAsync(string name, string value)
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("strict-migrations.json", $$"""{"{{name}}": {{value}}}""");
        return await CommandLineProcess.RunInAsync(folder.FullPath, new Dictionary<string, string?>(), "validate", "--files-only", "--migrations", ".");
    }
}
