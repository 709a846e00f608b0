using StrictMigrations.Scripts;

namespace StrictMigrations.Cli.Inspections;

/// <summary>Where a statement stands and what it is; start and length in UTF-16 units behind the byte-order mark.</summary>
internal readonly record struct InspectedStatement(int Index, long Start, int Length, int Line, int Column, string Kind, bool Transactional)
{
    public static InspectedStatement Of(Statement statement) => new(
        statement.Index,
        statement.Position.CharOffset,
        statement.CharLength,
        statement.Line,
        statement.Column,
        statement.Kind.Tag,
        statement.Kind.Transactional);
}

/// <summary>Why a file was refused, and where in it.</summary>
internal sealed record Refusal(string Message, int? Line = null, int? Column = null);
