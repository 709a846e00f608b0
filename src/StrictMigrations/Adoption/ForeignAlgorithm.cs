namespace StrictMigrations.Adoption;

/// <summary>How a tool makes the checksum of a file.</summary>
internal enum ForeignAlgorithm
{
    /// <summary>It keeps none.</summary>
    None,

    /// <summary>A common hash of the file in hexadecimal digits, told by their number.</summary>
    Hexadecimal,

    /// <summary>MD5 of the text with LF line ends, hexadecimal; before version 1.8 of the file as it was.</summary>
    Evolve,

    /// <summary>MD5 of the text with LF line ends and doubled apostrophes, base64.</summary>
    Grate,

    /// <summary>CRC-32 of the text without its line breaks, a signed number.</summary>
    Flyway,
}

/// <summary>What comparing a recorded checksum with a file says.</summary>
internal enum ChecksumVerdict
{
    /// <summary>Nothing was recorded, or there is no file to compare with.</summary>
    None,

    /// <summary>What was recorded is no checksum of this algorithm, such as <c>manual</c>.</summary>
    NoChecksum,

    Same,

    /// <summary>The same text with other line ends or with another byte-order mark.</summary>
    SameButLineEnds,

    Different,
}
