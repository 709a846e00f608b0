using System.Security.Cryptography;

namespace StrictMigrations.Scripts;

/// <summary>SHA-256 over statements, each linked to those before it.</summary>
internal sealed class StatementsHash
{
    public ReadOnlyMemory<byte> Value { get; private set; } = new byte[SHA256.HashSizeInBytes];

    public void Add(ReadOnlySpan<byte> statement)
    {
        var link = new byte[2 * SHA256.HashSizeInBytes];
        Value.Span.CopyTo(link);
        SHA256.HashData(statement, link.AsSpan(SHA256.HashSizeInBytes));
        Value = SHA256.HashData(link);
    }
}
