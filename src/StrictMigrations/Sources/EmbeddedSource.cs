using System.Reflection;

namespace StrictMigrations.Sources;

/// <summary>The embedded resources of an assembly, identified by file name and never by namespace: a rename of it changes nothing.</summary>
internal sealed class EmbeddedSource(Assembly assembly, string? prefix = null, bool allowEmpty = false) : IMigrationSource
{
    private static readonly string[] Endings = [".down.sql", ".up.sql", ".sql.retired", ".sql"];

    public string Description => $"embedded resources of {assembly.GetName().Name}";

    public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken)
    {
        var files = assembly.GetManifestResourceNames()
            .Where(name => prefix is null || name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(name => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Select(ToFile);
        var content = new MigrationSourceContent { Files = [.. files] };
        return content.Files.IsEmpty && !allowEmpty ? throw Refused() : ValueTask.FromResult(content);
    }

    /// <summary>The part after the last dot or slash that stands before the ending: the namespace is the compiler's, not the author's.</summary>
    internal static string FileNameOf(string resource)
    {
        var ending = Endings.First(ending => resource.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var start = resource.AsSpan(0, resource.Length - ending.Length).LastIndexOfAny('.', '/', '\\') + 1;
        return resource[WithVersionParts(resource, start)..];
    }

    /// <summary>The dots of a version, <c>V1.10__name.sql</c>, are the author's: no folder is called by digits alone in a resource's name.</summary>
    private static int WithVersionParts(string resource, int start)
    {
        while (start > 1 && char.IsAsciiDigit(resource[start]) && resource.AsSpan(start).TrimStart("0123456789.").StartsWith("__"))
        {
            var before = resource.AsSpan(0, start - 1).LastIndexOfAny('.', '/', '\\') + 1;
            var part = resource.AsSpan(before, start - 1 - before);
            if (part.TrimStart("VU") is { IsEmpty: true } || part.TrimStart("VU").ContainsAnyExceptInRange('0', '9'))
                break;
            start = before;
        }

        return start;
    }

    private MigrationFile ToFile(string resource) => new(
        FileNameOf(resource),
        $"{assembly.GetName().Name}!{resource}",
        () => assembly.GetManifestResourceStream(resource)!);

    private MigrationConfigurationException Refused() => new(
        $"""
        The assembly {assembly.GetName().Name} has no embedded .sql file{(prefix is null ? "" : $" whose resource name begins with '{prefix}'")}.
        Embed the files with this line in its project file:
          <ItemGroup><EmbeddedResource Include="migrations/**" /></ItemGroup>
        or set AllowEmpty if no migrations are meant.
        """);
}
