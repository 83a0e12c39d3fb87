namespace Vibes.Api.Services;

/// <summary>Names of users.</summary>
public interface IUserDirectory
{
    /// <summary>The names of those users that exist.</summary>
    Task<IReadOnlyDictionary<int, string>> NamesAsync(IEnumerable<int> userIds, CancellationToken cancellation);

    void Forget(int userId);
}
