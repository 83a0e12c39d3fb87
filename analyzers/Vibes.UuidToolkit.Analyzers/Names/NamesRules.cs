using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Names;

/// <summary>The rules that go by names alone.</summary>
internal static class NamesRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new IntegerNamedLikeId(),
    ];
}
