using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>The rules for keys that are UUIDs already.</summary>
internal static class HygieneRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new RandomKey(),
        new EmptyId(),
        new ThrowingParse(),
        new TextId(),
        new RandomKeyDefault(),
        new UnstableSeed(),
        new IdFormat(),
        new UuidPattern(),
    ];
}
