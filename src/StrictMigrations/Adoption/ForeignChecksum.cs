using System.Globalization;
using System.Security.Cryptography;

namespace StrictMigrations.Adoption;

/// <summary>Compares a checksum that another tool recorded with a file. Pure.</summary>
internal static class ForeignChecksum
{
    public static ChecksumVerdict Verify(ForeignAlgorithm algorithm, string? recorded, byte[] file)
    {
        if (string.IsNullOrWhiteSpace(recorded) || algorithm == ForeignAlgorithm.None)
            return ChecksumVerdict.None;
        var value = recorded.Trim();
        return algorithm switch
        {
            ForeignAlgorithm.Grate => VerifyGrate(value, file),
            ForeignAlgorithm.Flyway => VerifyFlyway(value, file),
            _ => VerifyHexadecimal(value, file, normalizes: algorithm == ForeignAlgorithm.Evolve),
        };
    }

    /// <summary>The name of the hash that hexadecimal digits are of, by their number.</summary>
    public static string? NameOf(string digits) => !digits.All(char.IsAsciiHexDigit) ? null : digits.Length switch
    {
        32 => "md5",
        40 => "sha1",
        64 => "sha256",
        128 => "sha512",
        _ => null,
    };

    private static ChecksumVerdict VerifyHexadecimal(string recorded, byte[] file, bool normalizes)
    {
        if (NameOf(recorded) is not { } name)
            return ChecksumVerdict.NoChecksum;
        if (Is(file) || Is(TextForms.WithoutMark(file)) || (normalizes && Is(TextForms.WithLf(TextForms.WithoutMark(file)))))
            return ChecksumVerdict.Same;
        return TextForms.Others(file).Any(Is) ? ChecksumVerdict.SameButLineEnds : ChecksumVerdict.Different;

        bool Is(byte[] bytes) => string.Equals(Convert.ToHexString(Hash(name, bytes)), recorded, StringComparison.OrdinalIgnoreCase);
    }

    private static ChecksumVerdict VerifyGrate(string recorded, byte[] file)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes + 2];
        if (!Convert.TryFromBase64String(recorded, hash, out var length) || length != MD5.HashSizeInBytes)
            return ChecksumVerdict.NoChecksum;
        var text = TextForms.Doubled(TextForms.WithLf(TextForms.WithoutMark(file)), (byte)'\'', (byte)'\'');
        return hash[..length].SequenceEqual(Hash("md5", text)) ? ChecksumVerdict.Same : ChecksumVerdict.Different;
    }

    private static ChecksumVerdict VerifyFlyway(string recorded, byte[] file)
    {
        if (!int.TryParse(recorded, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return ChecksumVerdict.NoChecksum;
        var text = TextForms.WithoutMark(file).Where(value => value is not ((byte)'\r' or (byte)'\n'));
        return unchecked((int)Crc32.Of(text)) == number ? ChecksumVerdict.Same : ChecksumVerdict.Different;
    }

    private static byte[] Hash(string name, byte[] bytes) => name switch
    {
        "md5" => MD5.HashData(bytes),
        "sha1" => SHA1.HashData(bytes),
        "sha256" => SHA256.HashData(bytes),
        _ => SHA512.HashData(bytes),
    };
}
