using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Services;

/// <summary>Tags belong to everybody.</summary>
public interface ITagService
{
    Task<IReadOnlyList<TagDto>> ListAsync(string? search, CancellationToken cancellation);

    Task<TagDto?> GetAsync(long tagId, CancellationToken cancellation);

    Task<TagDto?> FindBySlugAsync(string slug, CancellationToken cancellation);

    /// <summary>The journals of one user that have the tag.</summary>
    Task<IReadOnlyList<int>> JournalIdsAsync(long tagId, int userId, CancellationToken cancellation);

    Task<Tag> CreateAsync(TagInput input, CancellationToken cancellation);

    Task<bool> UpdateAsync(long tagId, TagInput input, CancellationToken cancellation);

    /// <summary>Puts one tag in the other's place everywhere. How many journals were changed, or -1 where a tag is missing.</summary>
    Task<int> MergeAsync(long sourceId, long targetId, CancellationToken cancellation);

    /// <summary>False where journals still have it.</summary>
    Task<bool> DeleteAsync(long tagId, CancellationToken cancellation);
}
