using System.Collections.Immutable;
using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>What came back: all of it, read and understood.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers in the order received, the content's included.</param>
/// <param name="Json">The body, where it is JSON.</param>
/// <param name="Text">The body, where it is another text.</param>
/// <param name="Digest">What is said of a body that is neither, and of none.</param>
internal sealed record Answer(int Status, ImmutableArray<(string Name, string Value)> Headers, JsonElement? Json, string? Text, string Digest)
{
    /// <summary>A header's values.</summary>
    public IEnumerable<string> Header(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>Whether the status says success.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
