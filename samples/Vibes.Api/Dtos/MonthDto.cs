namespace Vibes.Api.Dtos;

public sealed record MonthDto(int Year, int Month, int Count);
