using Microsoft.EntityFrameworkCore;
using Vibes.Api.Data;
using Vibes.Api.Dtos;
using Vibes.Api.Mapping;
using Vibes.Api.Models;

namespace Vibes.Api.Services;

public sealed class TagService(VibesContext context, IRepository<Tag, long> tags) : ITagService
{
    public async Task<IReadOnlyList<TagDto>> ListAsync(string? search, CancellationToken cancellation)
    {
        var query = context.Tags.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search)) query = query.Where(tag => EF.Functions.ILike(tag.Name, $"%{search}%"));
        return await query.OrderBy(tag => tag.SortOrder).ThenBy(tag => tag.Id).Select(TagMapping.ToDto).ToListAsync(cancellation);
    }

    public async Task<TagDto?> GetAsync(long tagId, CancellationToken cancellation) =>
        await context.Tags.Where(tag => tag.Id == tagId).Select(TagMapping.ToDto).SingleOrDefaultAsync(cancellation);

    public async Task<TagDto?> FindBySlugAsync(string slug, CancellationToken cancellation) =>
        await context.Tags.Where(tag => tag.Slug == slug).Select(TagMapping.ToDto).SingleOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<int>> JournalIdsAsync(long tagId, int userId, CancellationToken cancellation) =>
        await context.JournalTags
            .Join(context.Journals, journalTag => journalTag.JournalId, journal => journal.Id, (journalTag, journal) => new { journalTag.TagId, journal.UserId, journal.Id })
            .Where(row => row.TagId == tagId && row.UserId == userId)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(cancellation);

    public async Task<Tag> CreateAsync(TagInput input, CancellationToken cancellation)
    {
        var tag = new Tag { Slug = input.Slug, Name = input.Name };
        await tags.AddAsync(tag, cancellation);
        return tag;
    }

    public async Task<bool> UpdateAsync(long tagId, TagInput input, CancellationToken cancellation)
    {
        var tag = await tags.FindAsync(tagId, cancellation);
        if (tag is null) return false;
        tag.Slug = input.Slug;
        tag.Name = input.Name;
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<int> MergeAsync(long sourceId, long targetId, CancellationToken cancellation)
    {
        var found = await tags.FindAllAsync([sourceId, targetId], cancellation);
        if (sourceId == targetId || found.Count != 2) return -1;

        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        // Highlights refer to a journal's tag, so the new ones have to be there before the old ones go.
        await context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO journal_tags (journal_id, tag_id, position, added_at)
             SELECT journal_id, {targetId}, position, added_at FROM journal_tags WHERE tag_id = {sourceId}
             ON CONFLICT (journal_id, tag_id) DO NOTHING
             """,
            cancellation);
        await context.Database.ExecuteSqlAsync($"UPDATE reporting.highlights SET tag_id = {targetId} WHERE tag_id = {sourceId}", cancellation);
        var changed = await context.Database.ExecuteSqlAsync($"DELETE FROM journal_tags WHERE tag_id = {sourceId}", cancellation);
        await context.Database.ExecuteSqlRawAsync("UPDATE journals SET mood_tag_id = {0}::bigint WHERE mood_tag_id = {1}::bigint", [targetId, sourceId], cancellation);
        context.Tags.Remove(found[sourceId]);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return changed;
    }

    public async Task<bool> DeleteAsync(long tagId, CancellationToken cancellation)
    {
        if (await context.JournalTags.AnyAsync(journalTag => journalTag.TagId == tagId, cancellation)) return false;
        await context.Tags.Where(tag => tag.Id == tagId).ExecuteDeleteAsync(cancellation);
        return true;
    }
}
