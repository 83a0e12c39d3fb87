using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Vibes.Api.Models;

/// <summary>Tells somebody to write, or to go on with a journal.</summary>
public sealed class Reminder
{
    [Key]
    public long Id { get; set; }

    [Column("user_id")]
    public int UserId { get; set; }

    [ForeignKey(nameof(UserId))]
    public User? User { get; set; }

    public int? JournalId { get; set; }

    public Journal? Journal { get; set; }

    public string? Message { get; set; }

    public ReminderChannel Channel { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
