namespace Vibes.Api.Dtos;

/// <summary>Some journals, and the id after which the next ones come: 0 where there are no more.</summary>
public sealed record JournalPage(IReadOnlyList<JournalDto> Items, int Next, int Count);
