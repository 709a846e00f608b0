namespace StrictMigrations;

/// <summary>One line of a migration's header: <c>-- KEYWORD: value (reason)</c>.</summary>
/// <param name="Kind">The keyword.</param>
/// <param name="Value">The text after the colon, trimmed, without the reason.</param>
/// <param name="Reason">The text of the last parentheses, when the line ends in them or when they precede the rest of a <c>RETIRED</c> line.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column of the keyword in UTF-16 units, from 1.</param>
public sealed record Directive(DirectiveKind Kind, string Value, string? Reason, int Line, int Column);
