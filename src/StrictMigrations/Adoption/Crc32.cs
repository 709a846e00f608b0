namespace StrictMigrations.Adoption;

/// <summary>CRC-32 as in zip and zlib (reflected, polynomial 0x04C11DB7), which the base library does not have.</summary>
internal static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value))];

    public static uint Of(IEnumerable<byte> bytes) =>
        ~bytes.Aggregate(uint.MaxValue, (crc, value) => s_table[(byte)crc ^ value] ^ (crc >> 8));

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ ReflectedPolynomial;
        return value;
    }
}
