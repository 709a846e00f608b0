using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Reports;

/// <summary>The files that reports go to, opened before any work is done.</summary>
internal sealed class ReportFiles : IAsyncDisposable
{
    private readonly List<(ReportFormat Format, OutputFile File)> _files = [];

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
                files._files.Add((target.Format, OutputFile.Open(target.Path, target.IsAppended)!));
            return files;
        }
        catch (UsageException)
        {
            await files.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every one that can be written is.</summary>
    /// <exception cref="UsageException">Some cannot.</exception>
    public async Task WriteAsync(Report report)
    {
        var problems = new List<string>();
        foreach (var (format, file) in _files)
        {
            try
            {
                await file.WriteAsync(format.Writer.Write(report));
            }
            catch (UsageException exception)
            {
                problems.Add(exception.Message);
            }
        }

        if (problems.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, problems));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, file) in _files)
            await file.DisposeAsync();
    }
}
