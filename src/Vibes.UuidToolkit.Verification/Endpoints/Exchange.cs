namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>A request and what it was answered.</summary>
/// <param name="Request">The request as it is configured.</param>
/// <param name="Sent">The request as it was sent.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Second">The answer to the same request a moment later; null where it was not asked again.</param>
internal sealed record Exchange(EndpointRequest Request, PreparedRequest Sent, Answer Answer, Answer? Second);
