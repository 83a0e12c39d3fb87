namespace Vibes.Api.Dtos;

/// <param name="Id">The id of the tag that is hidden.</param>
public sealed record SecretTagDto(long Id, string Slug, string? Hint, byte[] Ciphertext);
