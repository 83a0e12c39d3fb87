namespace Vibes.Api.Models;

/// <summary>How a reminder reaches its user. The numbers are known to the old mobile app.</summary>
public enum ReminderChannel
{
    Email = 1,
    Push = 2,
    None = 3,
}
