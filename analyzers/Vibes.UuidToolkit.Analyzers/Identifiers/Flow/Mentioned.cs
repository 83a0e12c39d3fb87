using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The members that mention a name.</summary>
/// <param name="near">Those in the file that declares what it is the name of.</param>
/// <param name="far">Those in other files; told when they are needed.</param>
internal sealed class Mentioned(IReadOnlyList<SyntaxNode> near, Func<IReadOnlyList<SyntaxNode>> far)
{
    private readonly Lazy<IReadOnlyList<SyntaxNode>> _far = new(far);

    /// <summary>No member.</summary>
    public static Mentioned Nowhere { get; } = new([], () => []);

    /// <summary>Those in the file that declares what it is the name of.</summary>
    public IReadOnlyList<SyntaxNode> Near { get; } = near;

    /// <summary>Those in other files.</summary>
    public IReadOnlyList<SyntaxNode> Far => _far.Value;
}
