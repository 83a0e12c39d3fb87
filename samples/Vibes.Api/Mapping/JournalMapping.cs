using Vibes.Api.Dtos;
using Vibes.Api.Models;
using Vibes.Api.Services;

namespace Vibes.Api.Mapping;

public static class JournalMapping
{
    public static JournalDto ToDto(this Journal journal, IReadOnlyDictionary<int, string> names) => new(
        journal.Id,
        ReferenceNumber.Of(journal.Id),
        journal.UserId,
        names.GetValueOrDefault(journal.UserId, ""),
        journal.Title,
        journal.Content,
        journal.ContentLength ?? 0,
        journal.MoodCode,
        journal.MoodTagId,
        [.. journal.Tags.OrderBy(tag => tag.Position).Select(tag => tag.TagId)],
        journal.IsArchived,
        journal.WrittenAt);

    /// <summary>Takes over what was sent, other than the tags.</summary>
    public static void Apply(this JournalInput input, Journal journal)
    {
        journal.Title = input.Title;
        journal.Content = input.Content;
        journal.MoodCode = input.MoodCode;
        journal.MoodTagId = input.MoodTagId ?? Tag.DefaultMoodTagId;
        journal.WrittenAt = input.WrittenAt ?? journal.WrittenAt;
    }
}
