namespace StrictMigrations.Benchmarks;

/// <summary>What the command line asks for: <c>[--rounds N] [--only TEXT] [--peers]</c>.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>How often each contender runs; 5 or more, for a median.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Only the groups whose name contains this.</summary>
    public string Only { get; init; } = "";

    /// <summary>Let EF Core and dbmate run too; dbmate is fetched.</summary>
    public bool Peers { get; init; }

    public static BenchmarkOptions Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => new(),
        ["--peers", .. var rest] => Parse(rest) with { Peers = true },
        ["--rounds", var rounds, .. var rest] => Parse(rest) with { Rounds = int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) },
        ["--only", var only, .. var rest] => Parse(rest) with { Only = only },
        _ => throw new ArgumentException($"'{arguments[0]}' is unknown. Usage: [--rounds N] [--only TEXT] [--peers]"),
    };
}
