using System.Diagnostics;
using System.Text;
using StrictMigrations.Benchmarks.Measuring;
using StrictMigrations.Scripts;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>The pure stages: how many megabytes a second on one core.</summary>
internal static class TokenizerRows
{
    private const int Runs = 15;

    /// <summary>What migrations are made of: a table, an index, a function with a body, rows.</summary>
    private const string Sample =
        """
        -- Orders of a shop, and what was ordered.
        CREATE TABLE orders (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
            status character varying(20) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paid', 'shipped')),
            total numeric(10, 2) NOT NULL DEFAULT 0.00 -- without tax
        );
        CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id) WHERE status <> 'shipped';
        CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.updated_at := now();
            RETURN NEW;
        END;
        $$;
        INSERT INTO orders (customer_id, status, total) VALUES (1, 'paid', 12.50), (2, 'open', 7), (3, E'it\'s', 1e3);

        """;

    public static async IAsyncEnumerable<Row> RunAsync(Bench bench)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sample, 20_000)));
        yield return Row.Of("tokenizer", "MB/s", Rate(text, () => Tokenize(text)), Budget.AtLeast(200, "≥ 200 MB/s"));
        yield return Row.Of("reader: tokenizer, splitter and statement kinds", "MB/s", await RateAsync(text), budget: null);
    }

    private static int Tokenize(ReadOnlySpan<byte> text)
    {
        var tokens = 0;
        var tokenizer = new Tokenizer(text, Position.Start, isFinal: true, backslashEscapes: false);
        while (tokenizer.Read(out _))
            tokens++;
        return tokens;
    }

    private static double Rate(byte[] text, Func<int> run) => Median.Of(Enumerable.Range(0, Runs).Select(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        run();
        return text.Length / 1e6 / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }));

    private static async Task<double> RateAsync(byte[] text)
    {
        var rates = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var reader = new ScriptReader(new MemoryStream(text));
            while (await reader.ReadAsync(CancellationToken.None))
            {
            }

            rates.Add(text.Length / 1e6 / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return Median.Of(rates);
    }
}
