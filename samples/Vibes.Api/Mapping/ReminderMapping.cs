using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Mapping;

public static class ReminderMapping
{
    /// <param name="publicUrl">Where the link leads to.</param>
    public static ReminderDto ToDto(this Reminder reminder, string publicUrl) => new(
        reminder.Id,
        reminder.JournalId,
        reminder.Message,
        reminder.Channel,
        (int)reminder.Channel,
        reminder.DueAt,
        reminder.JournalId is > 0
            ? $"{publicUrl}/journals/{reminder.JournalId}?reminder={reminder.Id}"
            : publicUrl + "/journals/new?reminder=" + reminder.Id);

    public static void Apply(this ReminderInput input, Reminder reminder)
    {
        reminder.JournalId = input.JournalId == 0 ? null : input.JournalId;
        reminder.Message = input.Message;
        reminder.Channel = input.Channel;
        reminder.DueAt = input.DueAt;
    }
}
