namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>The server that is asked.</summary>
/// <param name="BaseUrl">Every path is appended to it.</param>
public sealed record EndpointServer(string BaseUrl)
{
    /// <summary>Whether a certificate that is not trusted will do.</summary>
    public bool AllowsAnyCertificate { get; init; }

    /// <summary>Environment variables: null for one that is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>How long to wait before trying again to connect.</summary>
    public TimeSpan ConnectDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long after the first answer the second is asked for; times in seconds should differ.</summary>
    public TimeSpan SecondRecordingDelay { get; init; } = TimeSpan.FromMilliseconds(1100);
}
