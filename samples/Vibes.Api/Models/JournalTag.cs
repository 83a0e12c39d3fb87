namespace Vibes.Api.Models;

/// <summary>A tag on a journal, in the author's order.</summary>
public sealed class JournalTag
{
    public int JournalId { get; set; }

    public Journal? Journal { get; set; }

    public long TagId { get; set; }

    public Tag? Tag { get; set; }

    public short Position { get; set; }

    public DateTimeOffset? AddedAt { get; set; }
}
