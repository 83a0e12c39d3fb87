using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>The rules of models.</summary>
internal static class ModelRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new IntegerKeyProperty(),
        new IntegerIdCollection(),
        new IntegerIdMember(),
        new IntegerKeyArgument(),
        new IntegerValueObject(),
    ];
}
