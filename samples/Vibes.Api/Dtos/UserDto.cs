namespace Vibes.Api.Dtos;

public sealed record UserDto(
    int Id,
    string Email,
    string DisplayName,
    int? InvitedById,
    string? BillingCustomerId,
    DateOnly? BornOn,
    decimal Credit,
    bool HasNewEditor,
    DateTimeOffset CreatedAt);
