using System.Globalization;

namespace StrictMigrations;

/// <summary>Where something is: a file with line and column, or an object of the database.</summary>
public sealed record Place
{
    /// <summary>The path, resource or class; <see langword="null"/> when the place is an object of the database.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; <see langword="null"/> when the whole file is meant.</summary>
    public int? Line { get; init; }

    /// <summary>The column in UTF-16 units, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The object, such as <c>table public.users</c>.</summary>
    public string? Object { get; init; }

    /// <summary>A whole file, or a place in it.</summary>
    public static Place InFile(string file, int? line = null, int? column = null) => new() { File = file, Line = line, Column = column };

    /// <summary>An object of the database.</summary>
    public static Place OfObject(string name) => new() { Object = name };

    /// <summary><c>file:line:column</c>, the form that editors and terminals make clickable, or the object.</summary>
    public override string ToString() => (File, Line, Column) switch
    {
        (null, _, _) => Object ?? "",
        (_, null, _) => File,
        (_, _, null) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}"),
    };
}
