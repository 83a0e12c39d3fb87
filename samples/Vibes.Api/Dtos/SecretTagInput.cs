using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <param name="TagId">The tag to hide. It need not be sent where the address names it.</param>
public sealed record SecretTagInput(
    [property: RegularExpression(@"^\d{0,19}$")] string? TagId,
    [property: StringLength(200)] string? Hint,
    [property: Required, MaxLength(4096)] byte[] Ciphertext);
