using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace StrictMigrations.Tests.Examples;

/// <summary>Data that a document shows is well formed. In it … stands for what was left out.</summary>
internal static class Structured
{
    /// <summary>One document, or one a line.</summary>
    public static void Json(string text, string place)
    {
        foreach (var document in text.StartsWith("{\n", StringComparison.Ordinal) ? [text] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var parsed = JsonDocument.Parse(document);
            }
            catch (JsonException broken)
            {
                Assert.Fail($"{place}: {broken.Message}");
            }
        }
    }

    public static void Yaml(string text, string place)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        stream.Documents.Should().NotBeEmpty(place);
    }
}
