namespace Vibes.Api.Models;

/// <summary>Something that happened. It has no key, and outlives the user it names.</summary>
public sealed class AuditEntry
{
    public int? UserId { get; set; }

    public required string Action { get; set; }

    public DateTimeOffset HappenedAt { get; set; }
}
