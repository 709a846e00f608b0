using System.Text;
using System.Text.RegularExpressions;

namespace StrictMigrations.Cli;

/// <summary>
/// A file that a command writes: all of it or nothing. It grows beside the old one and takes its place at the end, so that what was
/// there is never lost to half of a new one, and a command that fails leaves nothing. It is opened before any work is done: what
/// cannot be written is said at once.
/// </summary>
internal sealed partial class OutputFile : IAsyncDisposable
{
    private readonly string _target;
    private readonly string? _unfinished;
    private readonly FileStream _stream;

    private OutputFile(string path, string target, string? unfinished, FileStream stream) => (Path, _target, _unfinished, _stream) = (path, target, unfinished, stream);

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
        try
        {
            var target = Target(path);
            var unfinished = isAppended || IsDevice(target) || Directory.Exists(target) ? null : Unused(target);
            return new OutputFile(path, target, unfinished, unfinished is null ? Open(target, isAppended ? FileMode.Append : FileMode.Open) : Create(unfinished, target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refusal(path, exception, " Nothing was done.");
        }
    }

    /// <summary>Of two texts in one file only the last would stay; a device takes any number.</summary>
    /// <exception cref="UsageException">A file is named twice.</exception>
    public static void RequireDistinct(IEnumerable<string> paths)
    {
        var twice = paths.Where(path => path.Length > 0).Select(Target).Where(target => !IsDevice(target)).GroupBy(target => target, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new UsageException($"{twice.Key} is to be written twice. Nothing was done. Name another file for each --report, and for --out.");
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
                File.Move(_unfinished, _target, overwrite: true);
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

    /// <summary>Whoever could not read the old file cannot read the new one.</summary>
    private static FileStream Create(string unfinished, string target)
    {
        var stream = Open(unfinished, FileMode.CreateNew);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        return stream;
    }

    /// <summary>Two commands that write one file do not disturb each other, nor what one left that was killed.</summary>
    private static string Unused(string target) =>
        Enumerable.Range(1, int.MaxValue).Select(count => FormattableString.Invariant($"{target}.{Environment.ProcessId}.{count}.unfinished")).First(name => !File.Exists(name));

    /// <summary>Files of <c>/dev/shm</c> are files.</summary>
    private static bool IsDevice(string target) => target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>The full path. A link stays one: the file that it leads to is replaced; <c>/dev/stdout</c> is a link, too, but to no file.</summary>
    private static string Target(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return !IsDevice(full) && File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } file ? file.FullName : full;
    }

    private static UsageException Refusal(string path, Exception exception, string outcome) => path.Length == 0
        ? new($"A file without a name cannot be written.{outcome} Name one.")
        : new($"{System.IO.Path.GetFullPath(path)} cannot be written: {Ending().Replace(exception.Message, "")}{outcome} Name a file in a folder that exists and that this account may write in.");

    [GeneratedRegex(@"\.[0-9]+\.[0-9]+\.unfinished\b")]
    private static partial Regex Ending();
}
