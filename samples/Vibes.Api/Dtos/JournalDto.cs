namespace Vibes.Api.Dtos;

public sealed record JournalDto(
    int Id,
    string Reference,
    int UserId,
    string Author,
    string Title,
    string? Content,
    int ContentLength,
    string? MoodCode,
    long? MoodTagId,
    IReadOnlyList<long> TagIds,
    bool IsArchived,
    DateTimeOffset WrittenAt);
