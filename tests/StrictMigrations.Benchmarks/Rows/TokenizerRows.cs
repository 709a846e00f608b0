using System.Text;
using StrictMigrations.Benchmarks.Measuring;
using StrictMigrations.Scripts;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>The pure stages: how many megabytes in a second of processor time, once the code is compiled.</summary>
internal static class TokenizerRows
{
    private const int Runs = 20;
    private const int Ignored = 10;

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
        await Task.Yield();
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sample, 20_000)));
        yield return Row.Of("tokenizer", "MB/s", Rate(text, () => Tokenize(text)), Budget.AtLeast(200, "≥ 200 MB/s"));
        yield return Row.Of("reader: tokenizer, splitter and statement kinds", "MB/s", Rate(text, () => Read(text)), budget: null);
    }

    private static void Tokenize(ReadOnlySpan<byte> text)
    {
        var tokenizer = new Tokenizer(text, Position.Start, isFinal: true, backslashEscapes: false);
        while (tokenizer.Read(out _))
        {
        }
    }

    private static void Read(byte[] text)
    {
        using var stream = new MemoryStream(text);
        var reader = new ScriptReader(stream);
        while (reader.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
        }
    }

    private static double Rate(byte[] text, Action run)
    {
        var rates = new List<double>();
        for (var index = 0; index < Runs; index++)
        {
            var started = Environment.CpuUsage.TotalTime;
            run();
            rates.Add(text.Length / 1e6 / (Environment.CpuUsage.TotalTime - started).TotalSeconds);
        }

        return Median.Of(rates.Skip(Ignored));
    }
}
