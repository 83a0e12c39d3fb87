namespace Vibes.Api.Models;

/// <summary>One entry in somebody's journal.</summary>
public sealed class Journal : Entity<int>
{
    public int UserId { get; set; }

    public User? User { get; set; }

    public string? MoodCode { get; set; }

    public long? MoodTagId { get; set; }

    public Tag? MoodTag { get; set; }

    public required string Title { get; set; }

    public string? Content { get; set; }

    /// <summary>Counted by the database.</summary>
    public int? ContentLength { get; private set; }

    public bool IsArchived { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<JournalTag> Tags { get; } = [];

    public List<Reminder> Reminders { get; } = [];
}
