using System.ComponentModel.DataAnnotations;

namespace Vibes.Api.Dtos;

/// <summary>A journal to be written or changed.</summary>
public sealed class JournalInput
{
    [Required, StringLength(200)]
    public string Title { get; set; } = "";

    public string? Content { get; set; }

    [StringLength(20)]
    public string? MoodCode { get; set; }

    [Range(1, long.MaxValue)]
    public long? MoodTagId { get; set; }

    [MaxLength(10)]
    public List<long> TagIds { get; set; } = [];

    public DateTimeOffset? WrittenAt { get; set; }
}
