namespace Vibes.Api.Security;

/// <summary>Who is asking.</summary>
public interface ICurrentUser
{
    int Id { get; }
}
