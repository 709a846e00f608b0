namespace StrictMigrations.Scripts;

/// <summary>How many letters two words are apart.</summary>
internal static class EditDistance
{
    /// <summary>Letters inserted, left out, exchanged or swapped with their neighbour (Damerau-Levenshtein, optimal alignment).</summary>
    public static int Between(string left, string right)
    {
        var distance = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
                distance[i, j] = Cell(distance, left, right, i, j);
        }

        return distance[left.Length, right.Length];
    }

    private static int Cell(int[,] distance, string left, string right, int i, int j)
    {
        if (i == 0 || j == 0)
            return i + j;
        var cost = left[i - 1] == right[j - 1] ? 0 : 1;
        var best = Math.Min(distance[i - 1, j - 1] + cost, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
    }
}
