using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>The rules of Entity Framework Core's configuration and migrations.</summary>
internal static class EntityFrameworkRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new IntegerGeneration(),
        new IntegerColumnType(),
        new IntegerConversion(),
        new IntegerDefault(),
        new IntegerSeed(),
        new IntegerShadowKey(),
        new IntegerMigrationKey(),
    ];
}
