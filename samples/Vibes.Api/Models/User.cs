namespace Vibes.Api.Models;

/// <summary>Somebody who writes, or one of the two accounts that nobody signs in to.</summary>
public sealed class User : Entity<int>
{
    /// <summary>What remains of users who left: whatever outlives them belongs to this one.</summary>
    public const int DeletedUserId = -1;

    /// <summary>Acts for nobody in particular, such as in the nightly clean-up.</summary>
    public const int SystemUserId = 0;

    public required string Email { get; set; }

    public string DisplayName { get; set; } = "";

    public int? InvitedById { get; set; }

    public User? InvitedBy { get; set; }

    /// <summary>The customer's name at the payment provider: a text, and theirs.</summary>
    public string? BillingCustomerId { get; set; }

    public bool IsActive { get; set; } = true;

    public DateOnly? BornOn { get; set; }

    public decimal Credit { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<User> Guests { get; } = [];

    public List<Journal> Journals { get; } = [];

    public bool IsAPerson => Id > SystemUserId;
}
