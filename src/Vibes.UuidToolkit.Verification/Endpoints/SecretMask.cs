using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Knows what must not be written, and takes it out of every text that leaves the run.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "{secret}";

    /// <summary>Headers whose values are secret, whoever sends them.</summary>
    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token", "X-CSRF-Token", "Authentication-Info",
    };

    // A single letter is no secret that could be told apart from text.
    private const int ShortestSecret = 4;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private string[] _longestFirst = [];

    /// <summary>Whether a header's value is secret as a whole.</summary>
    public static bool IsSecretHeader(string name) => Headers.Contains(name);

    /// <summary>Keeps a value secret from now on, as it is and as it looks inside an address or a JSON text.</summary>
    public void Add(string secret)
    {
        if (secret.Length < ShortestSecret)
            return;
        lock (_lock)
        {
            _secrets.UnionWith([secret, Uri.EscapeDataString(secret), JsonText.Escape(secret), JsonSerializer.Serialize(secret)[1..^1]]);
            _longestFirst = [.. _secrets.OrderByDescending(text => text.Length)];
        }
    }

    /// <summary>Keeps what a secret header says secret: all of it, and the part behind the scheme.</summary>
    public void AddHeader(string name, string value)
    {
        if (!IsSecretHeader(name))
            return;
        Add(value);
        if (value.Split(' ', 2) is [_, var credentials])
            Add(credentials);
    }

    /// <summary>The text without secrets.</summary>
    public string Of(string text)
    {
        string[] secrets;
        lock (_lock)
            secrets = _longestFirst;
        return secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Mask, StringComparison.Ordinal));
    }
}
