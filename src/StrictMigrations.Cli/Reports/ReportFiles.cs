using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Reports;

/// <summary>The files that reports go to, opened before any work is done: what cannot be written is said at once.</summary>
internal sealed class ReportFiles : IAsyncDisposable
{
    private readonly List<(ReportTarget Target, FileStream Stream)> _files = [];

    private ReportFiles()
    {
    }

    public bool IsEmpty => _files.Count == 0;

    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static async Task<ReportFiles> OpenAsync(IEnumerable<ReportTarget> targets)
    {
        var files = new ReportFiles();
        try
        {
            foreach (var target in targets)
                files._files.Add((target, Open(target)));
            return files;
        }
        catch (UsageException)
        {
            await files.DisposeAsync();
            throw;
        }
    }

    public async Task WriteAsync(Report report)
    {
        foreach (var (target, stream) in _files)
        {
            if (!target.IsAppended && stream.CanSeek)
                stream.SetLength(0);
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(target.Format.Writer.Write(report));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream) in _files)
            await stream.DisposeAsync();
    }

    /// <summary>What a file held stays until there is a report to put in its place.</summary>
    private static FileStream Open(ReportTarget target)
    {
        try
        {
            return new FileStream(target.Path, target.IsAppended ? FileMode.Append : FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path.GetFullPath(target.Path)} cannot be written: {exception.Message} Nothing was done. Name a file that this account may write.");
        }
    }
}
