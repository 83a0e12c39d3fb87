namespace Vibes.Api.Dtos;

public sealed record ReminderPage(IReadOnlyList<ReminderDto> Items, int Page, int PageCount, int Count);
