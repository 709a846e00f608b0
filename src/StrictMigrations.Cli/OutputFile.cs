using System.Text;

namespace StrictMigrations.Cli;

/// <summary>
/// A file that a command writes: all of it or nothing. It grows beside the old one and takes its place at the end, so that what was
/// there is never lost to half of a new one, and a command that fails leaves nothing. It is opened before any work is done: what
/// cannot be written is said at once.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    /// <summary>Two commands that write one file do not disturb each other.</summary>
    private static readonly string s_ending = FormattableString.Invariant($".{Environment.ProcessId}.unfinished");

    private readonly string? _unfinished;
    private readonly FileStream _stream;

    private OutputFile(string path, string? unfinished, FileStream stream) => (Path, _unfinished, _stream) = (path, unfinished, stream);

    /// <summary>As it was named.</summary>
    public string Path { get; }

    /// <summary><see langword="null"/> without a path.</summary>
    /// <param name="path">The file; nothing takes the place of a device such as <c>/dev/stdout</c>: it is written to.</param>
    /// <param name="isAppended">Whether the text goes behind what others wrote.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static OutputFile? Open(string? path, bool isAppended = false)
    {
        if (path is null)
            return null;
        var unfinished = isAppended || IsDevice(path) || Directory.Exists(path) ? null : Target(path) + s_ending;
        try
        {
            return new OutputFile(path, unfinished, unfinished is null ? Open(path, isAppended ? FileMode.Append : FileMode.Open) : Open(unfinished, FileMode.Create));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, exception, " Nothing was done.");
        }
    }

    public Task WriteAsync(string text) => WriteAsync(async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public async Task WriteAsync(Func<Stream, Task> writeAsync)
    {
        try
        {
            await writeAsync(_stream);
            await _stream.DisposeAsync();
            if (_unfinished is not null)
                File.Move(_unfinished, Target(Path), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal(Path, exception, " What the command did before stays.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        // What was moved is not there any more.
        if (_unfinished is not null)
            File.Delete(_unfinished);
    }

    private static FileStream Open(string path, FileMode mode) => Directory.Exists(path) ? throw new IOException("It is a folder.") : new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite);

    private static bool IsDevice(string path) => System.IO.Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    /// <summary>A link stays one: the file that it leads to is replaced.</summary>
    private static string Target(string path) => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;

    private static UsageException Refusal(string path, Exception exception, string outcome) =>
        new($"{System.IO.Path.GetFullPath(path)} cannot be written: {exception.Message.Replace(s_ending, "", StringComparison.Ordinal)}{outcome} Name a file in a folder that exists and that this account may write in.");
}
