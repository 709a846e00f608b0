namespace StrictMigrations.Scripts;

/// <summary>The character classes of PostgreSQL's lexer. Bytes from 0x80 on are letters.</summary>
internal static class ByteClass
{
    public const byte Blank = 1;
    public const byte WordStart = 2;
    public const byte Digit = 4;
    public const byte Operator = 8;
    public const byte WordPart = 16;

    private static readonly byte[] s_classes = Build();

    public static bool Is(byte value, byte classes) => (s_classes[value] & classes) != 0;

    private static byte[] Build()
    {
        var classes = new byte[256];
        foreach (var value in " \t\n\r\f\v"u8)
            classes[value] = Blank;
        foreach (var value in "~!@#^&|`?+-*/%<>="u8)
            classes[value] = Operator;
        for (var value = 0; value < 256; value++)
        {
            if (value is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= 0x80)
                classes[value] = WordStart | WordPart;
        }

        for (var value = '0'; value <= '9'; value++)
            classes[value] = Digit | WordPart;
        classes['$'] = WordPart;
        return classes;
    }
}
