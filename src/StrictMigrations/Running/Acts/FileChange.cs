namespace StrictMigrations.Running.Acts;

/// <summary>A file of migrations that gets another name, another text, or both.</summary>
internal sealed record FileChange(string From, string To, byte[] Before, byte[] After)
{
    public static async Task<FileChange> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return new FileChange(path, path, text, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationConfigurationException($"{path} cannot be read: {exception.Message} Nothing was changed. Give this account read access to it.", exception);
        }
    }

    public FileChange Named(string fileName) => this with { To = Path.Combine(Path.GetDirectoryName(From)!, fileName) };

    private bool IsRenamed => !string.Equals(From, To, StringComparison.Ordinal);

    /// <summary>All of them or none: what was done by the time one fails is undone.</summary>
    public static void Carry(IReadOnlyList<FileChange> changes)
    {
        var done = new Stack<FileChange>();
        try
        {
            foreach (var change in changes)
            {
                done.Push(change);
                change.Do();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Undone(exception, [.. done.Select(change => change.TryUndo()).OfType<string>()]);
        }
    }

    private void Do()
    {
        if (IsRenamed)
            File.Move(From, To);
        if (!After.AsSpan().SequenceEqual(Before))
            File.WriteAllBytes(To, After);
    }

    /// <summary>Undoes it, however far it came; says what could not be undone.</summary>
    private string? TryUndo()
    {
        try
        {
            var isMoved = IsRenamed && !File.Exists(From);
            if (isMoved || !IsRenamed)
                File.WriteAllBytes(To, Before);
            if (isMoved)
                File.Move(To, From);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{To} could not be set back to {From}: {exception.Message}";
        }
    }

    private static MigrationConfigurationException Undone(Exception exception, IReadOnlyList<string> left) => new(left.Count == 0
        ? $"A file could not be changed: {exception.Message} What was changed before it was set back: all files are as they were. Give this account the right to write in the folder, and try again."
        : $"A file could not be changed: {exception.Message} Restore these from version control:\n  {string.Join("\n  ", left)}", exception);
}
