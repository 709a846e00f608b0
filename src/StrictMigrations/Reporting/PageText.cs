namespace StrictMigrations.Reporting;

/// <summary>The styles and scripts of pages and pictures, as they lie beside the code.</summary>
internal static class PageText
{
    public static string Read(string file)
    {
        using var stream = typeof(PageText).Assembly.GetManifestResourceStream($"Reporting/Html/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
