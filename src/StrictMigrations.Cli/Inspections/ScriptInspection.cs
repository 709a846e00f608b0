using StrictMigrations.Scripts;

namespace StrictMigrations.Cli.Inspections;

/// <summary>Reads scripts statement by statement. A file is printed once it was read to its end, so that a refused one gives its refusal alone.</summary>
internal sealed class ScriptInspection(IInspectionWriter output)
{
    private readonly List<InspectedStatement> _statements = [];

    /// <summary>False when the file was refused.</summary>
    public async Task<bool> InspectAsync(string file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var refusal = await ReadAsync(file, cancellationToken);
        if (refusal is null)
            output.Write(file, _statements);
        else
            output.Write(file, refusal);
        return refusal is null;
    }

    private async Task<Refusal?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        _statements.Clear();
        try
        {
            // The reader has a buffer of its own.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            await using var reader = new ScriptReader(stream);
            while (await reader.ReadAsync(cancellationToken))
                _statements.Add(InspectedStatement.Of(reader.Current));
            return null;
        }
        catch (ScriptException exception)
        {
            return new Refusal($"{exception.Message} {exception.Remedy}", exception.Line, exception.Column);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new Refusal(Directory.Exists(file) ? "This is a folder; name the files in it." : exception.Message);
        }
    }
}
