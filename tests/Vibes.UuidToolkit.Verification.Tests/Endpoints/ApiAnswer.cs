namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>An answer before it goes out.</summary>
public sealed record ApiAnswer(string Path, int Status, string Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public string CacheControl { get; init; } = "no-store";

    public string? Location { get; init; }

    public string? Link { get; init; }
}
