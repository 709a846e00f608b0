namespace StrictMigrations.Validation;

/// <summary>The worst first, then by file, line and column, so that a person works through them from top to bottom.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int[] orders =
        [
            y.Severity.CompareTo(x.Severity),
            string.CompareOrdinal(FileOf(x), FileOf(y)),
            Nullable.Compare(x.Place?.Line, y.Place?.Line),
            Nullable.Compare(x.Place?.Column, y.Place?.Column),
            string.CompareOrdinal(x.Rule, y.Rule),
        ];
        return orders.FirstOrDefault(order => order != 0);
    }

    private static string FileOf(Finding finding) => finding.Place?.File ?? finding.Subject;
}
