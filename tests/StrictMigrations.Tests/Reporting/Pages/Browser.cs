using System.Diagnostics;
using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Tests.Reporting.Pages;

/// <summary>A headless Chromium that looks at one page. <c>./build.sh browser</c> finds or installs it; where it cannot, the test fails.</summary>
internal static class Browser
{
    private static readonly Lazy<Task<(string Chromium, string Playwright)>> s_programs = new(FindAsync);

    public static async Task<JsonElement> LookAsync(Report report, int width, string scheme)
    {
        var folder = Directory.CreateTempSubdirectory("page-");
        try
        {
            var page = Path.Combine(folder.FullName, "report.html");
            await File.WriteAllTextAsync(page, ReportFormat.Html.Writer.Write(report));
            var (chromium, playwright) = await s_programs.Value;
            var script = Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Reporting", "Pages", "look.mjs");
            return JsonDocument.Parse(await RunAsync("node", script, playwright, chromium, page, $"{width}", scheme, Path.Combine(folder.FullName, "report.pdf"))).RootElement;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string Chromium, string Playwright)> FindAsync()
    {
        var lines = (await RunAsync("bash", Path.Combine(Repository.Root, "build.sh"), "browser")).Split('\n');
        return (ValueOf(lines, "Browser: "), ValueOf(lines, "Playwright: "));
    }

    private static string ValueOf(string[] lines, string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new AssertionException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors}");
    }
}
