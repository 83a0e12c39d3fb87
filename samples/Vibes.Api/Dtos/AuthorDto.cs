namespace Vibes.Api.Dtos;

public sealed record AuthorDto(int Rank, int UserId, string DisplayName, long Journals);
