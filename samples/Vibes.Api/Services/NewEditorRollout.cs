using Microsoft.Extensions.Options;

namespace Vibes.Api.Services;

/// <summary>Who gets the new editor: always the same users, without a list of them.</summary>
public sealed class NewEditorRollout(IOptions<VibesOptions> options)
{
    private const int Buckets = 16;

    public bool Includes(int userId) => userId % Buckets < options.Value.NewEditorShare;
}
