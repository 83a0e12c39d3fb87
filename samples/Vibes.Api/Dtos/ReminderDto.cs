using Vibes.Api.Models;

namespace Vibes.Api.Dtos;

/// <param name="ChannelId">The channel as the old mobile app knows it.</param>
public sealed record ReminderDto(
    long Id,
    int? JournalId,
    string? Message,
    ReminderChannel Channel,
    int ChannelId,
    DateTimeOffset? DueAt,
    string Link);
