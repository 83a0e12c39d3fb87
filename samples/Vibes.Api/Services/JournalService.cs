using Microsoft.EntityFrameworkCore;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Mapping;
using Vibes.Api.Models;

namespace Vibes.Api.Services;

public sealed class JournalService(VibesContext context, IUserDirectory users, TimeProvider clock) : IJournalService
{
    private const int None = -1;

    public async Task<JournalPage> ListAsync(int userId, JournalFilter filter, CancellationToken cancellation)
    {
        var query = context.Journals.AsNoTracking()
            .Include(journal => journal.Tags)
            .Where(journal => journal.UserId == userId && journal.IsArchived == filter.Archived);
        if (filter.TagId > 0) query = query.Where(journal => journal.Tags.Any(tag => tag.TagId == filter.TagId));
        if (filter.Mood is { Length: > 0 } mood) query = query.Where(journal => journal.MoodCode == mood);
        if (filter.Year is { } year)
        {
            var from = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var to = from.AddYears(1);
            query = query.Where(journal => journal.WrittenAt >= from && journal.WrittenAt < to);
        }

        var count = await query.CountAsync(cancellation);
        var journals = await query
            .Where(journal => journal.Id > filter.After)
            .OrderBy(journal => journal.Id)
            .Take(filter.Take)
            .ToListAsync(cancellation);
        var names = await users.NamesAsync([userId], cancellation);
        return new JournalPage(
            [.. journals.Select(journal => journal.ToDto(names))],
            journals.Count < filter.Take ? 0 : journals[^1].Id,
            count);
    }

    public async Task<JournalDto?> GetAsync(int userId, int journalId, CancellationToken cancellation)
    {
        var journal = await context.Journals.AsNoTracking()
            .Include(journal => journal.Tags)
            .FirstOrDefaultAsync(journal => journal.Id == journalId && journal.UserId == userId, cancellation);
        return journal?.ToDto(await users.NamesAsync([journal.UserId], cancellation));
    }

    public async Task<int> LatestIdAsync(int userId, CancellationToken cancellation) =>
        await context.Journals.Where(journal => journal.UserId == userId).MaxAsync(journal => (int?)journal.Id, cancellation) ?? None;

    public async Task<(int Previous, int Next)> NeighboursAsync(int userId, int journalId, CancellationToken cancellation)
    {
        var own = context.Journals.Where(journal => journal.UserId == userId);
        var previous = await own.Where(journal => journal.Id < journalId)
            .OrderByDescending(journal => journal.Id).Select(journal => journal.Id).FirstOrDefaultAsync(cancellation);
        var next = await (from journal in own where journal.Id > journalId orderby journal.Id select journal.Id)
            .FirstOrDefaultAsync(cancellation);
        return (previous, next);
    }

    public async Task<Journal> CreateAsync(int userId, JournalInput input, CancellationToken cancellation)
    {
        var journal = new Journal { UserId = userId, Title = input.Title, WrittenAt = clock.GetUtcNow() };
        input.Apply(journal);
        SetTags(journal, input.TagIds);
        context.Journals.Add(journal);
        await context.SaveChangesAsync(cancellation);
        return journal;
    }

    public async Task<bool> UpdateAsync(int userId, int journalId, JournalInput input, CancellationToken cancellation)
    {
        var journal = await context.Journals.Include(journal => journal.Tags)
            .SingleOrDefaultAsync(journal => journal.Id == journalId, cancellation);
        if (journal?.UserId != userId) return false;

        input.Apply(journal);
        SetTags(journal, input.TagIds);
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<int?> CopyAsync(int userId, int journalId, CancellationToken cancellation)
    {
        var original = await context.Journals.AsNoTracking()
            .Include(journal => journal.Tags)
            .Include(journal => journal.Reminders)
            .FirstOrDefaultAsync(journal => journal.Id == journalId && journal.UserId == userId, cancellation);
        if (original is null) return null;

        var copy = new Journal
        {
            Id = 0,
            UserId = userId,
            Title = original.Title,
            Content = original.Content,
            MoodCode = original.MoodCode,
            MoodTagId = original.MoodTagId,
            WrittenAt = clock.GetUtcNow(),
        };
        SetTags(copy, [.. original.Tags.OrderBy(tag => tag.Position).Select(tag => tag.TagId)]);
        context.Journals.Add(copy);
        await context.SaveChangesAsync(cancellation);

        foreach (var reminder in original.Reminders)
        {
            reminder.Id = 0;
            reminder.JournalId = copy.Id;
            copy.Reminders.Add(reminder);
        }

        await context.SaveChangesAsync(cancellation);
        return copy.Id;
    }

    public async Task<int> HandOnAsync(int userId, int journalId, int receiverId, CancellationToken cancellation)
    {
        if (receiverId <= 0 || receiverId == userId) return None;
        var journal = await context.Journals.FindAsync([journalId], cancellation);
        var receiver = await context.Users.FindAsync([receiverId], cancellation);
        if (journal?.UserId != userId || receiver is not { IsActive: true }) return None;

        journal.UserId = receiver.Id;
        var former = context.Entry(journal).Property<int>(nameof(Journal.UserId)).OriginalValue;
        await context.SaveChangesAsync(cancellation);
        return former;
    }

    public async Task<int> ArchiveAsync(int userId, int[] journalIds, CancellationToken cancellation) =>
        await context.Journals
            .Where(journal => journal.UserId == userId && journalIds.Contains(journal.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(journal => journal.IsArchived, true), cancellation);

    public async Task<bool> DeleteAsync(int userId, int journalId, CancellationToken cancellation) =>
        await context.Journals.Where(journal => journal.UserId == userId && journal.Id == journalId).ExecuteDeleteAsync(cancellation) > 0;

    private static void SetTags(Journal journal, IReadOnlyList<long> tagIds)
    {
        var wanted = tagIds.Distinct().ToList();
        journal.Tags.RemoveAll(tag => !wanted.Contains(tag.TagId));
        for (var position = 0; position < wanted.Count; position++)
        {
            var tag = journal.Tags.Find(tag => tag.TagId == wanted[position]);
            if (tag is null) journal.Tags.Add(tag = new JournalTag { JournalId = journal.Id, TagId = wanted[position] });
            tag.Position = (short)(position + 1);
        }
    }
}
