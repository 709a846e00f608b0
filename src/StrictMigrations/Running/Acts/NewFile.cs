using System.Text;

namespace StrictMigrations.Running.Acts;

/// <summary>A file that is not there yet.</summary>
internal sealed record NewFile(string Path, string Text)
{
    /// <summary>All of them or none; what is there already is never written over.</summary>
    public static async Task WriteAllAsync(IReadOnlyList<NewFile> files, CancellationToken cancellationToken)
    {
        var written = new List<NewFile>();
        var current = files[0];
        try
        {
            foreach (var file in files)
            {
                current = file;
                var stream = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write);
                await using (stream.ConfigureAwait(false))
                {
                    written.Add(file);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(file.Text), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            var left = written.Select(file => file.TryDelete()).OfType<string>().ToList();
            if (exception is not (IOException or UnauthorizedAccessException))
                throw;
            throw Refused(current, exception, left);
        }
    }

    private string? TryDelete()
    {
        try
        {
            File.Delete(Path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{Path} was written and could not be removed: {exception.Message}";
        }
    }

    private static MigrationConfigurationException Refused(NewFile file, Exception exception, List<string> left) => new(
        (System.IO.Path.Exists(file.Path) ? $"{file.Path} is there already. Rename or delete it first, or choose another name." : $"{file.Path} cannot be written: {exception.Message} Name a folder that exists and that this account may write in.")
        + (left.Count == 0 ? " Nothing was written." : $" {string.Join(' ', left)}"), exception);
}
