using System.Buffers;
using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Inspections;

/// <summary>JSON Lines: one object a statement, or one for a refused file. Written out after each file, for whoever feeds one path and waits.</summary>
internal sealed class InspectionJson : IInspectionWriter
{
    private const int FlushAbove = 64 * 1024;

    /// <summary>As all documents, but on one line.</summary>
    private static readonly JsonWriterOptions s_options = JsonFields.Options with { Indented = false };

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAbove);
    private readonly Utf8JsonWriter _json;

    public InspectionJson(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, s_options);
    }

    public void Write(string file, IReadOnlyList<InspectedStatement> statements)
    {
        var name = JsonEncodedText.Encode(file, s_options.Encoder);
        foreach (var statement in statements)
        {
            _json.WriteStartObject();
            _json.WriteString("file", name);
            _json.WriteNumber("index", statement.Index);
            _json.WriteNumber("start", statement.Start);
            _json.WriteNumber("length", statement.Length);
            _json.WriteNumber("line", statement.Line);
            _json.WriteNumber("column", statement.Column);
            _json.WriteString("kind", statement.Kind);
            _json.WriteBoolean("transactional", statement.Transactional);
            EndLine();
        }

        Flush();
    }

    public void Write(string file, Refusal refusal)
    {
        _json.WriteStartObject();
        _json.WriteString("file", file);
        _json.WriteString("error", refusal.Message);
        _json.WriteNumberOrNull("line", refusal.Line);
        _json.WriteNumberOrNull("column", refusal.Column);
        EndLine();
        Flush();
    }

    public void Dispose() => _json.Dispose();

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount > FlushAbove)
            Flush();
    }

    private void Flush()
    {
        _output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
