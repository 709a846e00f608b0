using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>The directives in the comment block before a migration's first token.</summary>
public sealed record MigrationHeader
{
    /// <summary>A header without directives.</summary>
    public static MigrationHeader Empty { get; } = new();

    /// <summary>All directives in the order of the file.</summary>
    public ImmutableArray<Directive> Directives { get; init; } = [];

    /// <summary>What could not be understood: misspelled keywords, values that do not parse.</summary>
    public ImmutableArray<HeaderProblem> Problems { get; init; } = [];

    /// <summary>The migrations that must be applied before, one for each name of each <c>DEPENDS</c> line.</summary>
    public ImmutableArray<Dependency> Dependencies { get; init; } = [];

    /// <summary>The rules waived by <c>ALLOW</c>.</summary>
    public ImmutableArray<Directive> Waivers { get; init; } = [];

    /// <summary>Earlier checksums of this file that <c>ACCEPTS</c> lists.</summary>
    public ImmutableArray<Acceptance> Acceptances { get; init; } = [];

    /// <summary><see langword="false"/> with <c>TRANSACTION: none</c>.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary><c>TIMEOUT: lock</c>; <see langword="null"/> leaves the option's value.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary><c>TIMEOUT: statement</c>; <see langword="null"/> leaves the option's value.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>The versions that this script stands for, from <c>BASELINE</c>; empty when it is no baseline.</summary>
    public ImmutableArray<BaselineRange> Baseline { get; init; } = [];

    /// <summary>The fingerprint of <c>SCHEMA</c> that must hold after the baseline.</summary>
    public Checksum? Schema { get; init; }

    /// <summary>When and why the migration was retired, from <c>RETIRED</c>.</summary>
    public Retirement? Retirement { get; init; }

    /// <summary>The directives of one kind, in the order of the file.</summary>
    public IEnumerable<Directive> Of(DirectiveKind kind) => Directives.Where(directive => directive.Kind == kind);
}

/// <summary>A migration named by <c>DEPENDS</c>.</summary>
/// <param name="Target">A version (<c>0029</c>) or a file name (<c>0029_add_x.sql</c>), as written.</param>
/// <param name="Reason">Why, when the line says it.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column of the name in UTF-16 units, from 1.</param>
public sealed record Dependency(string Target, string? Reason, int Line, int Column);

/// <summary>An earlier checksum of the file that <c>ACCEPTS</c> lists.</summary>
/// <param name="Checksum">The checksum the file had when it was applied.</param>
/// <param name="Reason">Why the edit is fine; required.</param>
/// <param name="Line">The line in the file, from 1.</param>
public sealed record Acceptance(Checksum Checksum, string Reason, int Line);

/// <summary>A header line that could not be understood.</summary>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Remedy">How to write it.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
public sealed record HeaderProblem(string Message, string Remedy, int Line, int Column);
