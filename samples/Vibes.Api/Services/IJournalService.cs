using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Services;

/// <summary>Somebody's own journals.</summary>
public interface IJournalService
{
    Task<JournalPage> ListAsync(int userId, JournalFilter filter, CancellationToken cancellation);

    Task<JournalDto?> GetAsync(int userId, int journalId, CancellationToken cancellation);

    /// <summary>The journal written down last, or -1.</summary>
    Task<int> LatestIdAsync(int userId, CancellationToken cancellation);

    /// <summary>The journals before and behind one; 0 at either end.</summary>
    Task<(int Previous, int Next)> NeighboursAsync(int userId, int journalId, CancellationToken cancellation);

    Task<Journal> CreateAsync(int userId, JournalInput input, CancellationToken cancellation);

    Task<bool> UpdateAsync(int userId, int journalId, JournalInput input, CancellationToken cancellation);

    /// <summary>A new journal with the same text, tags and reminders, or null where there is none to copy.</summary>
    Task<int?> CopyAsync(int userId, int journalId, CancellationToken cancellation);

    /// <summary>Gives a journal to somebody else. The former owner, or -1 where it cannot be done.</summary>
    Task<int> HandOnAsync(int userId, int journalId, int receiverId, CancellationToken cancellation);

    /// <summary>Archives those of the journals that are one's own.</summary>
    Task<int> ArchiveAsync(int userId, int[] journalIds, CancellationToken cancellation);

    Task<bool> DeleteAsync(int userId, int journalId, CancellationToken cancellation);
}
