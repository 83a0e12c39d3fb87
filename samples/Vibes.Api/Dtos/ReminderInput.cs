using System.ComponentModel.DataAnnotations;
using Vibes.Api.Models;

namespace Vibes.Api.Dtos;

/// <summary>A reminder to be made or changed. The old mobile app sends 0 for "no journal".</summary>
public sealed class ReminderInput
{
    [Range(0, int.MaxValue)]
    public int JournalId { get; set; }

    [StringLength(500)]
    public string? Message { get; set; }

    public ReminderChannel Channel { get; set; } = ReminderChannel.Email;

    public DateTimeOffset? DueAt { get; set; }
}
