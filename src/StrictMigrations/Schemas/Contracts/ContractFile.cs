using System.Collections.Immutable;

namespace StrictMigrations.Schemas.Contracts;

/// <summary>A contract in a file: one expectation a line, <c>optional</c> before those that are; lines that begin with <c>#</c> are comments.</summary>
internal static class ContractFile
{
    private const string OptionalWord = "optional";

    /// <exception cref="MigrationConfigurationException">The file cannot be read; all wrong lines are named.</exception>
    public static ImmutableArray<ContractTerm> Read(string path)
    {
        var fullPath = Path.GetFullPath(path, AppContext.BaseDirectory);
        var problems = new List<string>();
        var terms = Lines(fullPath)
            .Select((text, index) => (Text: text.Trim(), Place: Place.InFile(fullPath, index + 1)))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => Term(line.Text, line.Place, problems))
            .OfType<ContractTerm>()
            .ToImmutableArray();
        if (problems.Count > 0)
            throw new MigrationConfigurationException($"The schema contract cannot be read. Nothing was changed.\n  {string.Join("\n  ", problems)}");
        return !terms.IsEmpty ? terms : throw new MigrationConfigurationException(
            $"The schema contract {fullPath} asks for nothing. Write one expectation a line, such as: column users.email text not null");
    }

    private static ContractTerm? Term(string text, Place place, List<string> problems)
    {
        var isOptional = text.StartsWith(OptionalWord, StringComparison.OrdinalIgnoreCase) && text.Length > OptionalWord.Length && char.IsWhiteSpace(text[OptionalWord.Length]);
        if (Expectation.TryParse(isOptional ? text[OptionalWord.Length..].Trim() : text, out var expectation, out var problem))
            return new ContractTerm(expectation, isOptional, place);
        problems.Add($"{place}: {problem.Message}");
        return null;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationConfigurationException(
                $"The schema contract {path} cannot be read: {exception.Message} Correct the path, which begins at the application's base directory, and copy the file beside the application.", exception);
        }
    }
}
