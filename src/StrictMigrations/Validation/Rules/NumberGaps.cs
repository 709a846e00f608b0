using System.Globalization;
using System.Numerics;

namespace StrictMigrations.Validation.Rules;

/// <summary>Numbers that are missing between two migrations.</summary>
internal sealed record NumberGap(Migration Before, Migration After, string Missing);

/// <summary>Finds gaps where numbers are consecutive. Timestamps, versions of several parts and numbering in steps (10, 20, 30) have none.</summary>
internal static class NumberGaps
{
    /// <summary>From eight digits on a number is a date or a timestamp.</summary>
    private const long FirstDate = 10_000_000;

    /// <summary>Numbers with a common divisor from this on are numbered in steps.</summary>
    private const int SmallestStep = 5;

    public static IEnumerable<NumberGap> In(Catalog catalog)
    {
        var used = catalog.Versioned
            .Concat(catalog.Retired.Where(migration => migration.Version is not null))
            .OrderBy(migration => migration.Version)
            .ToList();
        return IsConsecutive(used) ? Between(used) : [];
    }

    private static bool IsConsecutive(List<Migration> used) =>
        used.All(migration => migration.Version!.Parts.Length == 1 && NumberOf(migration) < FirstDate)
        && used.Aggregate(BigInteger.Zero, (divisor, migration) => BigInteger.GreatestCommonDivisor(divisor, NumberOf(migration))) < SmallestStep;

    private static IEnumerable<NumberGap> Between(List<Migration> used)
    {
        foreach (var (before, after) in used.Zip(used.Skip(1)))
        {
            var (first, last) = (NumberOf(before) + 1, NumberOf(after) - 1);
            if (first <= last)
                yield return new NumberGap(before, after, Describe(first, last, before.Version!.ToString().Length));
        }
    }

    private static string Describe(long first, long last, int width)
    {
        var (from, to) = (Pad(first, width), Pad(last, width));
        return first == last ? $"Number {from} is missing" : last == first + 1 ? $"Numbers {from} and {to} are missing" : $"Numbers {from} to {to} are missing";
    }

    private static string Pad(long number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static long NumberOf(Migration migration) => migration.Version!.Parts[0];
}
