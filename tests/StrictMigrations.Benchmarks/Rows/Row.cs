namespace StrictMigrations.Benchmarks.Rows;

/// <summary>A line of the table: each contender's value, and what ours may be.</summary>
internal sealed record Row(string Name, string Unit, IReadOnlyDictionary<string, double> Values, Budget? Budget)
{
    public const string Ours = "ours";
    public const string Bare = "bare Npgsql";
    public const string Psql = "psql";

    public static Row Of(string name, string unit, double ours, Budget? budget) => new(name, unit, new Dictionary<string, double> { [Ours] = ours }, budget);

    public double? Value(string contender) => Values.TryGetValue(contender, out var value) ? value : null;

    public double? Ratio(string contender) => Value(Ours) / Value(contender);
}

/// <summary>What a row must keep to, in words and as a test.</summary>
internal sealed record Budget(string Text, Func<Row, bool> IsMet)
{
    public static Budget AtMost(double limit, string text) => new(text, row => row.Value(Row.Ours) <= limit);

    public static Budget AtLeast(double limit, string text) => new(text, row => row.Value(Row.Ours) >= limit);

    public static Budget Within(double ratio, string contender = Row.Bare) =>
        new(FormattableString.Invariant($"≤ {ratio:0.##} × {contender}"), row => row.Ratio(contender) <= ratio);
}
