using System.Security.Cryptography;

namespace StrictMigrations.Tests.Audits;

/// <summary>The checksum of the former runner: md5 of a file's bytes, in hexadecimal digits.</summary>
internal static class Md5
{
    public static string Of(AuditedDatabase database, string file) =>
        Convert.ToHexStringLower(MD5.HashData(File.ReadAllBytes(Path.Combine(database.Folder, file))));
}
