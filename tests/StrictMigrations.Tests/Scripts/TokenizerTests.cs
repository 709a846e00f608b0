using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class TokenizerTests
{
    [TestCase("a$b$c x", "Word:a$b$c Word:x")]
    [TestCase("$1$$a;b$$", "Parameter:$1 DollarString:$$a;b$$")]
    [TestCase("1$$;$$", "Number:1 DollarString:$$;$$")]
    [TestCase("1e5$$;$$", "Number:1e5 DollarString:$$;$$")]
    [TestCase(@"1E'\';'", @"Number:1 String:E'\';'")]
    [TestCase(@"1_E'\'", @"Number:1 Word:_E String:'\'")]
    [TestCase("0x1F 0b101 1_000.5e-3 .5 1..2", "Number:0x1F Number:0b101 Number:1_000.5e-3 Number:.5 Number:1. Number:.2")]
    [TestCase("@-@a*-1", "Operator:@-@ Word:a Operator:*- Number:1")]
    [TestCase("a+-- b\n*/*c*/d", "Word:a Operator:+ LineComment:-- b Operator:* BlockComment:/*c*/ Word:d")]
    [TestCase("$é$a$e$b$é$", "DollarString:$é$a$e$b$é$")]
    [TestCase("$a$$b$a$", "DollarString:$a$$b$a$")]
    [TestCase("$ $a b$", "Symbol:$ Symbol:$ Word:a Word:b$")]
    [TestCase("a::text[1:2].b", "Word:a Symbol:: Symbol:: Word:text Symbol:[ Number:1 Symbol:: Number:2 Symbol:] Symbol:. Word:b")]
    [TestCase("u&'a' U&\"b\" u & 'c'", "String:u&'a' QuotedIdentifier:U&\"b\" Word:u Operator:& String:'c'")]
    [TestCase("b'1''0' 'a''b'", "String:b'1' String:'0' String:'a''b'")]
    [TestCase("'a' 'b'", "String:'a' String:'b'")]
    [TestCase("'a'\n'b'\r'c'", "String:'a'\n'b'\r'c'")]
    [TestCase("'a' -- it's", "String:'a' LineComment:-- it's")]
    [TestCase("'a' --\n-- x\n 'b'", "String:'a' --\n-- x\n 'b'")]
    [TestCase("'a' /**/\n 'b'", "String:'a' BlockComment:/**/ String:'b'")]
    [TestCase("é\u00a0 日本 \ud83d\ude00", "Word:é\u00a0 Word:日本 Word:\ud83d\ude00")]
    [TestCase("a\fb\vc", "Word:a Word:b Word:c")]
    public void A_text_is_cut_where_the_server_cuts_it(string text, string expected) => Tokens(text).Should().Be(expected);

    [TestCase(@"'a\';c'", false, @"String:'a\' Semicolon:; Word:c!")]
    [TestCase(@"'a\';c'", true, @"String:'a\';c'")]
    [TestCase(@"N'a\';b'", true, @"String:N'a\';b'")]
    [TestCase(@"U&'a\' X'\'", true, @"String:U&'a\' String:X'\'")]
    public void Standard_conforming_strings_decides_about_backslashes_in_plain_strings(string text, bool backslashEscapes, string expected) =>
        Tokens(text, backslashEscapes).Should().Be(expected);

    /// <summary>Kind and text of each token; an exclamation mark where the text is refused.</summary>
    private static string Tokens(string text, bool backslashEscapes = false)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var tokenizer = new Tokenizer(utf8, Position.Start, isFinal: true, backslashEscapes);
        var tokens = new StringBuilder();
        try
        {
            while (tokenizer.Read(out var token))
                tokens.Append($"{token.Kind}:{Encoding.UTF8.GetString(token.In(utf8))} ");
        }
        catch (ScriptException)
        {
            return tokens.ToString().TrimEnd() + "!";
        }

        return tokens.ToString().TrimEnd();
    }
}
