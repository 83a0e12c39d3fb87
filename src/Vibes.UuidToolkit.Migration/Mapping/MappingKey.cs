using System.Security.Cryptography;
using System.Text;

namespace Vibes.UuidToolkit.Migration.Mapping;

/// <summary>
/// The secret of a mapping: who does not have it cannot work out the uuid of an old integer. Kept in a file of its own that
/// only its owner can read, never in a plan, a log or the database.
/// </summary>
public sealed class MappingKey
{
    private readonly byte[] _bytes;

    private MappingKey(byte[] bytes) => _bytes = bytes;

    /// <summary>A new key of 32 random bytes.</summary>
    public static MappingKey Create() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a key.</summary>
    /// <param name="hex">64 hexadecimal digits.</param>
    /// <exception cref="FormatException">The text is not that.</exception>
    public static MappingKey Parse(string hex)
    {
        var bytes = Convert.FromHexString(hex.Trim());
        return bytes.Length == 32 ? new(bytes) : throw new FormatException("A mapping key is 64 hexadecimal digits.");
    }

    /// <summary>The key as 64 hexadecimal digits. For the key's own file only.</summary>
    public string ToHex() => Convert.ToHexStringLower(_bytes);

    /// <summary>Tells keys apart without giving one away: the first 8 bytes of a hash.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData([.. _bytes, .. "fingerprint"u8]).AsSpan(0, 8));

    /// <summary>
    /// The 16 bytes that a class's ids are hashed with. So short that a class key and an integer fit in one block of SHA-256,
    /// whatever the class's name.
    /// </summary>
    internal byte[] ForClass(string className) => SHA256.HashData([.. _bytes, .. Encoding.UTF8.GetBytes(className)])[..16];

    /// <summary>Never the key.</summary>
    public override string ToString() => $"mapping key {Fingerprint}";
}
