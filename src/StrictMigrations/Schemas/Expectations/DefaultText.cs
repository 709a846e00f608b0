using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>A column's default as a person states it, against the one that PostgreSQL deparses.</summary>
internal static class DefaultText
{
    /// <summary>Equal in normal form, names in any case; the casts that PostgreSQL adds to literals may be left out.</summary>
    public static bool AreEqual(string stated, string? there) =>
        there is not null && (Folded(NormalForm.Of(stated)) == Folded(NormalForm.Of(there)) || Folded(NormalForm.Of(stated)) == Folded(NormalForm.WithoutLiteralCasts(there))
            || IsNumber(stated, NormalForm.WithoutLiteralCasts(there)));

    /// <summary><c>-1</c> is kept as <c>'-1'::integer</c>.</summary>
    private static bool IsNumber(string stated, string there)
    {
        var number = string.Concat(stated.Where(letter => !char.IsWhiteSpace(letter)));
        return there == $"'{number}'" && number.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E');
    }

    /// <summary>Lowercase but for what is quoted.</summary>
    private static string Folded(string sql)
    {
        var quote = '\0';
        return string.Concat(sql.Select(letter =>
        {
            if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is '\'' or '"')
                quote = letter;
            return quote == '\0' ? char.ToLowerInvariant(letter) : letter;
        }));
    }
}
