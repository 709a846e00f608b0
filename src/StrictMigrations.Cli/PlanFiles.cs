using System.Text;

namespace StrictMigrations.Cli;

/// <summary>Plan files on disk.</summary>
internal static class PlanFiles
{
    public static async Task<PlanFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return PlanFile.Parse(await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The plan file {Path.GetFullPath(path)} cannot be read: {exception.Message} Name one that 'plan --out FILE' wrote.");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is no plan file: it is no UTF-8 text. Make the plan again: strict-migrations plan --out FILE.");
        }
    }
}
