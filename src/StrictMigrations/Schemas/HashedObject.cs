using System.Security.Cryptography;
using System.Text;

namespace StrictMigrations.Schemas;

/// <summary>An object with the hash of its canonical text.</summary>
internal sealed class HashedObject(SchemaObject item)
{
    public SchemaObject Object { get; } = item;

    public byte[] Hash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText.Of(item)));
}
