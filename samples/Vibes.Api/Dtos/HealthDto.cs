namespace Vibes.Api.Dtos;

public sealed record HealthDto(string Status, int ServerVersion);
