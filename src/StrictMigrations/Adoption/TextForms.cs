using System.Text;

namespace StrictMigrations.Adoption;

/// <summary>A file's bytes as they are, and as they were on a machine with other line ends.</summary>
internal static class TextForms
{
    public static byte[] WithoutMark(byte[] file) => file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;

    public static byte[] WithLf(byte[] file)
    {
        var output = new List<byte>(file.Length);
        for (var at = 0; at < file.Length; at++)
        {
            if (file[at] != '\r')
                output.Add(file[at]);
            else if (at + 1 == file.Length || file[at + 1] != '\n')
                output.Add((byte)'\n');
        }

        return [.. output];
    }

    public static byte[] WithCrLf(byte[] file) => Doubled(WithLf(file), (byte)'\n', (byte)'\r');

    /// <summary>Each <paramref name="value"/> with <paramref name="before"/> in front of it.</summary>
    public static byte[] Doubled(byte[] file, byte value, byte before)
    {
        var output = new List<byte>(file.Length);
        foreach (var one in file)
        {
            if (one == value)
                output.Add(before);
            output.Add(one);
        }

        return [.. output];
    }

    /// <summary>All that a checksum may have been taken of when the text is the same: both line ends, with and without a byte-order mark.</summary>
    public static IEnumerable<byte[]> Others(byte[] file)
    {
        var text = WithoutMark(file);
        foreach (var form in (byte[][])[WithLf(text), WithCrLf(text)])
        {
            yield return form;
            yield return [.. Encoding.UTF8.Preamble, .. form];
        }
    }
}
