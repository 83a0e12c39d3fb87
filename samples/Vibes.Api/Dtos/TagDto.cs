namespace Vibes.Api.Dtos;

public sealed record TagDto(long Id, string Slug, string Name, int SortOrder, bool IsSecret);
