namespace Vibes.Api.Dtos;

public sealed record GuestDto(int GuestId, string DisplayName, int Distance);
