namespace Vibes.Api.Dtos;

public sealed record HighlightDto(int Id, int? JournalId, long? TagId, string? Title, string? Remark);
