using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Mapping;
using Vibes.Api.Models;

namespace Vibes.Api.Services;

public sealed class ReminderService(VibesContext context, IOptions<VibesOptions> options) : IReminderService
{
    private readonly string _publicUrl = options.Value.PublicUrl.TrimEnd('/');

    public async Task<ReminderPage> ListAsync(int userId, int page, int size, int journalId = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(journalId);
        var query = context.Reminders.AsNoTracking().Where(reminder => reminder.UserId == userId);
        if (journalId != 0) query = query.Where(reminder => reminder.JournalId == journalId);

        var count = await query.CountAsync(cancellation);
        var reminders = await query
            .OrderBy(reminder => reminder.DueAt).ThenBy(reminder => reminder.Id)
            .Skip((page - 1) * size)
            .Take(size)
            .ToListAsync(cancellation);
        return new ReminderPage([.. reminders.Select(reminder => reminder.ToDto(_publicUrl))], page, (count + size - 1) / size, count);
    }

    public async Task<ReminderDto?> GetAsync(int userId, long reminderId, CancellationToken cancellation) =>
        (await FindAsync(userId, reminderId, cancellation))?.ToDto(_publicUrl);

    public async Task<ReminderDto?> CreateAsync(int userId, ReminderInput input, CancellationToken cancellation)
    {
        if (!await MayUseAsync(userId, input.JournalId, cancellation)) return null;
        var reminder = new Reminder { UserId = userId };
        input.Apply(reminder);
        context.Reminders.Add(reminder);
        await context.SaveChangesAsync(cancellation);
        return reminder.ToDto(_publicUrl);
    }

    public async Task<bool> UpdateAsync(int userId, long reminderId, ReminderInput input, CancellationToken cancellation)
    {
        var reminder = await FindAsync(userId, reminderId, cancellation);
        if (reminder is null || !await MayUseAsync(userId, input.JournalId, cancellation)) return false;
        input.Apply(reminder);
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<bool> DeleteAsync(int userId, long reminderId, CancellationToken cancellation)
    {
        var reminder = await FindAsync(userId, reminderId, cancellation);
        if (reminder is null) return false;
        context.Reminders.Remove(reminder);
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<Reminder?> FindAsync(int userId, long reminderId, CancellationToken cancellation) =>
        await context.Reminders.FindAsync([reminderId], cancellation) is { } reminder && reminder.UserId == userId ? reminder : null;

    private async Task<bool> MayUseAsync(int userId, int journalId, CancellationToken cancellation) =>
        journalId == 0
        || await context.Journals.AnyAsync(
            journal => EF.Property<int>(journal, "Id") == journalId && EF.Property<int>(journal, "UserId") == userId, cancellation);
}
