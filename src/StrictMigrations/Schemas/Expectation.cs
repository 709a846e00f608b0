using System.Diagnostics.CodeAnalysis;
using StrictMigrations.Schemas.Expectations;

namespace StrictMigrations;

/// <summary>What must hold in the database, in the words of <c>EXPECTS</c> and <c>REQUIRES</c>: <c>column users.email text not null</c>.</summary>
/// <remarks>The grammar stands in <c>docs/expectations.md</c>. Equal when their texts are.</remarks>
public sealed record Expectation
{
    internal Expectation(string text, bool negated, ExpectedObject? subject, string? query) =>
        (Text, Negated, Subject, Query) = (text, negated, subject, query);

    /// <summary>The text it was read from, trimmed.</summary>
    public string Text { get; }

    /// <summary>Whether the object must not be there: <c>no column users.password</c>.</summary>
    public bool Negated { get; }

    /// <summary>The object that is meant; <see langword="null"/> for <c>sql</c>.</summary>
    internal ExpectedObject? Subject { get; }

    /// <summary>The query of <c>sql</c>, which must return one true boolean.</summary>
    internal string? Query { get; }

    /// <summary>Reads an expectation.</summary>
    /// <exception cref="FormatException">The text does not follow the grammar; the message says where, and gives an example.</exception>
    public static Expectation Parse(string text) =>
        TryParse(text, out var expectation, out var problem) ? expectation : throw new FormatException(problem.Message);

    /// <summary>Reads an expectation, or says what is wrong with the text and where.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expectation? expectation, [NotNullWhen(false)] out ExpectationProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ExpectationParser.TryParse(text, out expectation, out problem);
    }

    /// <inheritdoc/>
    public bool Equals(Expectation? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Why a text is no expectation.</summary>
/// <param name="Column">Where in the text, in UTF-16 units from 1.</param>
/// <param name="Message">What is wrong, with an example of what is right.</param>
public sealed record ExpectationProblem(int Column, string Message);

/// <summary>Whether an expectation holds.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Holds">Whether it is so.</param>
/// <param name="Message">What was expected, what is there instead, and what may have been meant; empty when it holds.</param>
public sealed record ExpectationOutcome(Expectation Expectation, bool Holds, string Message);
