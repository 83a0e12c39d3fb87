namespace Vibes.Api.Dtos;

public sealed record TokenDto(string Token, int UserId);
