using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Vibes.Api.Models;

namespace Vibes.Api.Security;

/// <summary>Bearer tokens: the user's id and its signature. The same user always gets the same token.</summary>
public sealed class TokenService(IOptions<VibesOptions> options)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.TokenKey);

    public string Issue(int userId)
    {
        if (userId <= User.SystemUserId) throw new ArgumentOutOfRangeException(nameof(userId), "Nobody signs in to this account.");
        return $"{userId}.{Sign(userId)}";
    }

    /// <summary>The user whom a token was issued for.</summary>
    public bool TryRead(string token, out int userId)
    {
        userId = -1;
        var parts = token.Split('.');
        if (parts.Length != 2) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0) return false;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(Sign(id)))) return false;
        userId = id;
        return true;
    }

    private string Sign(int userId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes("user:" + userId)));
}
