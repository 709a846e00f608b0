using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace StrictMigrations.Scripts;

/// <summary>Refuses what is not UTF-8 text: PostgreSQL would, and no NUL can reach it.</summary>
internal static class Utf8Check
{
    /// <summary>
    /// Checks the text from an index on; gives the index up to which it is complete and valid, and the refusal of what stands
    /// there when that is not for want of more text.
    /// </summary>
    public static (int Valid, ScriptException? Refusal) Check(ReadOnlySpan<byte> text, int from, bool isFinal, Position origin)
    {
        var end = isFinal ? text.Length : text.Length - IncompleteTail(text[from..]);
        var nul = text[from..end].IndexOf((byte)0);
        if (nul >= 0)
            end = from + nul;
        if (!Utf8.IsValid(text[from..end]))
            return Invalid(text[..end], from, origin);
        return (end, nul < 0 ? null : Nul(origin.Advance(text[..end])));
    }

    /// <summary>How many bytes at the end begin a character that the text does not complete.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (var length = 1; length <= Math.Min(3, text.Length); length++)
        {
            var status = Rune.DecodeFromUtf8(text[^length..], out _, out _);
            if ((text[^length] & 0xC0) == 0xC0)
                return status == OperationStatus.NeedMoreData ? length : 0;
        }

        return 0;
    }

    private static (int Valid, ScriptException Refusal) Invalid(ReadOnlySpan<byte> text, int from, Position origin)
    {
        var bad = from;
        while (Rune.DecodeFromUtf8(text[bad..], out _, out var length) == OperationStatus.Done)
            bad += length;
        return (bad, new ScriptException(
            $"The script is not UTF-8: the byte 0x{text[bad]:X2} here begins no character.",
            "Save the file as UTF-8.",
            origin.Advance(text[..bad])));
    }

    private static ScriptException Nul(Position position) => new(
        "A NUL byte stands here: the file is binary, or UTF-16.",
        "Save the file as UTF-8 text.",
        position);
}
