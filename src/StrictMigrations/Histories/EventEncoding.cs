using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StrictMigrations.Histories;

/// <summary>
/// The bytes that an event's hash covers, format 1: every field in a fixed order as UTF-8 text, each behind its length
/// in bytes (four bytes, big-endian); a null has the length 0xFFFFFFFF and no bytes. See docs/ledger.md.
/// </summary>
internal static class EventEncoding
{
    public const short Format = 1;
    private const uint NullLength = uint.MaxValue;

    public static byte[] Hash(LedgerEvent e) => SHA256.HashData(Encode(e));

    public static string FormatTime(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    internal static ReadOnlySpan<byte> Encode(LedgerEvent e)
    {
        var output = new ArrayBufferWriter<byte>(512);
        foreach (var field in Fields(e))
            Write(output, field);
        return output.WrittenSpan;
    }

    private static string?[] Fields(LedgerEvent e) =>
    [
        Number(e.Format), Number(e.Id), Hex(e.Previous), EventKinds.NameOf(e.Kind), e.Scope, e.Version, e.Name, e.Checksum,
        Number(e.Statement), Hex(e.StatementsHash), e.SchemaFingerprint, Number(e.SchemaFormat), Number(e.ServerMajor), e.CatalogDigest, e.SchemaDiff,
        Number(e.DurationMicroseconds), e.ErrorSqlState, e.ErrorMessage, e.ErrorFile, Number(e.ErrorLine), e.Reason,
        e.DatabaseUser, e.OsUser, e.Host, Number(e.Process), e.Application, e.ApplicationVersion, e.LibraryVersion,
        Hex(e.StateDigest), FormatTime(e.At),
    ];

    private static void Write(ArrayBufferWriter<byte> output, string? field)
    {
        var length = field is null ? 0 : Encoding.UTF8.GetByteCount(field);
        var span = output.GetSpan(sizeof(uint) + length);
        BinaryPrimitives.WriteUInt32BigEndian(span, field is null ? NullLength : (uint)length);
        if (field is not null)
            Encoding.UTF8.GetBytes(field, span[sizeof(uint)..]);
        output.Advance(sizeof(uint) + length);
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? Convert.ToHexStringLower(value.Span) : null;
}
