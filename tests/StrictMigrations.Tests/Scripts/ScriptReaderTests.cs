using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class ScriptReaderTests
{
    private const string Copy = "COPY t FROM stdin;\nabc\ndef\n\\.\nSELECT 'é😀'; SELECT 2";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    [TestCase(8)]
    public async Task Data_that_nobody_reads_to_its_end_is_passed_over(int read)
    {
        await using var reader = Open(Copy);
        await reader.ReadAsync(default);
        var data = new byte[read];
        await reader.OpenCopyData().ReadExactlyAsync(data);

        (await reader.ReadAsync(default)).Should().BeTrue();

        Encoding.UTF8.GetString(data).Should().Be("abc\ndef\n"[..read]);
        reader.Current.Text.Should().Be("SELECT 'é😀'");
    }

    [Test]
    public async Task A_statement_knows_its_place_in_lines_bytes_and_characters()
    {
        await using var reader = Open("\uFEFF" + Copy);
        for (var count = 0; count < 3; count++)
            await reader.ReadAsync(default);

        reader.Current.Should().Match<Statement>(statement =>
            statement.Index == 2 && statement.Line == 5 && statement.Column == 15
            && statement.Offset == 47 && statement.Position.CharOffset == 44 && statement.Length == 8 && statement.CharLength == 8);
    }

    [Test]
    public async Task A_statement_longer_than_the_first_buffer_is_whole()
    {
        var text = $"SELECT '{string.Concat(Enumerable.Repeat("é;\n", 200_000))}'";
        await using var reader = new ScriptReader(new TrickleStream(Encoding.UTF8.GetBytes($"{text};\nSELECT 2;"), 70_001));

        await reader.ReadAsync(default);
        reader.Current.Text.Should().Be(text);
        await reader.ReadAsync(default);
        reader.Current.Line.Should().Be(200_002);
        (await reader.ReadAsync(default)).Should().BeFalse();
    }

    [Test]
    public async Task A_bad_byte_far_behind_has_the_right_line()
    {
        var script = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("SELECT 'é';\n", 30_000)) + "SELECT 'x';\n");
        script[^4] = 0xE9;
        await using var reader = new ScriptReader(new MemoryStream(script));

        var reading = async () =>
        {
            while (await reader.ReadAsync(default))
                continue;
        };

        (await reading.Should().ThrowAsync<ScriptException>()).Which.Should().Match<ScriptException>(refusal => refusal.Line == 30_001 && refusal.Column == 9);
    }

    [Test]
    public async Task Data_of_any_size_takes_no_more_memory_than_the_buffer()
    {
        await using var reader = new ScriptReader(new LongCopyStream(50_000_000));
        await reader.ReadAsync(default);
        var data = reader.OpenCopyData();
        var chunk = new byte[80_000];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var length = 0L;
        for (int count; (count = await data.ReadAsync(chunk)) > 0;)
            length += count;

        length.Should().Be(50_000_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
        (await reader.ReadAsync(default)).Should().BeFalse();
    }

    private static ScriptReader Open(string script) => new(new MemoryStream(Encoding.UTF8.GetBytes(script)));

    /// <summary>A COPY statement and so many bytes of rows, made while they are read.</summary>
    private sealed class LongCopyStream(int rowBytes) : MemoryStream
    {
        private static readonly byte[] s_head = "COPY t FROM stdin;\n"u8.ToArray();
        private static readonly byte[] s_row = "1\t\\N\t\\x\n"u8.ToArray();
        private static readonly byte[] s_end = "\\.\n"u8.ToArray();
        private long _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = 0;
            for (; count < buffer.Length && _position < s_head.Length + rowBytes + s_end.Length; count++)
                buffer.Span[count] = ByteAt(_position++);
            return ValueTask.FromResult(count);
        }

        private byte ByteAt(long position) =>
            position < s_head.Length ? s_head[position]
            : position - s_head.Length < rowBytes ? s_row[(position - s_head.Length) % s_row.Length]
            : s_end[position - s_head.Length - rowBytes];
    }
}
