namespace Vibes.Api.Models;

/// <summary>Hides a tag. There is at most one for each, and they have the same key.</summary>
public sealed class SecretTag
{
    public long Id { get; set; }

    public Tag? Tag { get; set; }

    public required byte[] Ciphertext { get; set; }

    public string? Hint { get; set; }
}
