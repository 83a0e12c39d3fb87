using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>The rules of what compiles as before and means something else.</summary>
internal static class SemanticRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new EqualsInteger(),
        new OrderOfIds(),
        new SortById(),
        new DescendingIndex(),
        new ExtremeId(),
        new IdArithmetic(),
        new NumericFormat(),
        new SequenceOfIntegers(),
        new IdAsNumber(),
        new GeneratedId(),
        new HashOfId(),
        new IdAsIndex(),
        new RequiredId(),
        new PresetChildKey(),
        new FindByInteger(),
        new PropertyByName(),
        new JoinedIds(),
        new DynamicId(),
        new DefaultOfId(),
    ];
}
