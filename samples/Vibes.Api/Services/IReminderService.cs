using Vibes.Api.Dtos;

namespace Vibes.Api.Services;

/// <summary>Somebody's own reminders.</summary>
public interface IReminderService
{
    /// <param name="journalId">Only those of one journal; 0 for all.</param>
    Task<ReminderPage> ListAsync(int userId, int page, int size, int journalId = 0, CancellationToken cancellation = default);

    Task<ReminderDto?> GetAsync(int userId, long reminderId, CancellationToken cancellation);

    /// <summary>The new reminder, or null where the journal is not one's own.</summary>
    Task<ReminderDto?> CreateAsync(int userId, ReminderInput input, CancellationToken cancellation);

    Task<bool> UpdateAsync(int userId, long reminderId, ReminderInput input, CancellationToken cancellation);

    Task<bool> DeleteAsync(int userId, long reminderId, CancellationToken cancellation);
}
