using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

/// <summary>What holds for every script, put together at random from pieces that quote, comment and hold semicolons.</summary>
public sealed class ScriptPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "select 1", "'a;b'", "E'\\';'", "$$;$$", "$é$ ; $é$", "\"x;y\"", "(1; 2)", "-- c;\n", "/* ; /* ; */ */", ";", " ", "\n", "\r\n", "\t",
        "a$b", "$1", "x_E'\\'", "U&'d;'", "@-@", "é", "\ud83d\ude00", "1.5e3", "end", "begin atomic", "'it''s'", "*/", "create function f() begin atomic select 1; end",
        "set standard_conforming_strings = off;", "set standard_conforming_strings to on;",
    ];

    private static readonly Arbitrary<string> s_scripts =
        Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces.Select(piece => piece + " "))).ToArbitrary();

    [Test]
    public void Statements_and_the_gaps_between_them_are_the_script() => Check.QuickThrowOnFailure(Prop.ForAll(s_scripts, script =>
    {
        var (statements, refusal) = Read(script, int.MaxValue);
        if (refusal is not null)
            return;
        var end = 0;
        foreach (var statement in statements)
        {
            IsGap(script[end..statement.Start]).Should().BeTrue();
            script.Substring(statement.Start, statement.Text.Length).Should().Be(statement.Text);
            end = statement.Start + statement.Text.Length;
        }

        IsGap(script[end..]).Should().BeTrue();
    }));

    [Test]
    public void Comments_at_the_end_change_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(s_scripts, script =>
    {
        var (statements, refusal) = Read(script, int.MaxValue);
        if (refusal is null)
            Read(script + "\n/* it's ; */ -- done; \"", int.MaxValue).Statements.Should().Equal(statements);
    }));

    [Test]
    public void Reads_of_any_size_give_the_same_statements_and_refusals() =>
        Check.QuickThrowOnFailure(Prop.ForAll(s_scripts, Gen.Choose(1, 40).ToArbitrary(), (script, size) =>
        {
            var whole = Read(script, int.MaxValue);
            var pieces = Read(script, size);
            pieces.Statements.Should().Equal(whole.Statements);
            pieces.Refusal.Should().Be(whole.Refusal);
        }));

    [Test]
    public void Line_ends_move_no_boundary() => Check.QuickThrowOnFailure(Prop.ForAll(s_scripts, script =>
    {
        var unix = script.Replace("\r\n", "\n", StringComparison.Ordinal);
        var windows = Read(unix.Replace("\n", "\r\n", StringComparison.Ordinal), int.MaxValue);
        var mac = Read(unix.Replace('\n', '\r'), int.MaxValue);
        var expected = Read(unix, int.MaxValue).Statements.Select(statement => statement.Place);
        windows.Statements.Select(statement => statement.Place).Should().Equal(expected);
        mac.Statements.Select(statement => statement.Place).Should().Equal(expected);
    }));

    private static (List<(int Start, string Place, string Text)> Statements, string? Refusal) Read(string script, int size)
    {
        var statements = new List<(int, string, string)>();
        try
        {
            ReadAsync(script, size, statements).GetAwaiter().GetResult();
            return (statements, null);
        }
        catch (ScriptException refusal)
        {
            return (statements, $"{refusal.Line}:{refusal.Column} {refusal.Message}");
        }
    }

    private static async Task ReadAsync(string script, int size, List<(int, string, string)> statements)
    {
        await using var reader = new ScriptReader(new TrickleStream(Encoding.UTF8.GetBytes(script), size));
        while (await reader.ReadAsync(default))
        {
            var statement = reader.Current;
            statement.CharLength.Should().Be(statement.Text.Length);
            statements.Add(((int)statement.Position.CharOffset, $"{statement.Line}:{statement.Column}", statement.Text));
        }
    }

    /// <summary>Blanks, semicolons and comments, told by a reading of its own.</summary>
    private static bool IsGap(string text)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (char.IsWhiteSpace(text[index]) || text[index] == ';')
                index++;
            else if (text.AsSpan(index).StartsWith("--"))
                index = text.IndexOfAny(['\n', '\r'], index) is var end && end < 0 ? text.Length : end;
            else if (text.AsSpan(index).StartsWith("/* ; /* ; */ */"))
                index += "/* ; /* ; */ */".Length;
            else
                return false;
        }

        return true;
    }
}
