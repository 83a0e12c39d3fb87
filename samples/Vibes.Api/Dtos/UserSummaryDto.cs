namespace Vibes.Api.Dtos;

public sealed record UserSummaryDto(int Id, string DisplayName);
