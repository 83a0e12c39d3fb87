using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>The rules of parameters, returns, fields, locals, type arguments and conversions.</summary>
internal static class ServiceRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new IntegerParameter(),
        new IntegerReturn(),
        new IntegerField(),
        new IntegerLocal(),
        new IntegerTypeArgument(),
        new IntegerParse(),
        new IntegerUnboxing(),
        new IntegerCast(),
        new IntegerThatStays(),
        new IntegerSource(),
        new IntegerSentinel(),
        new IntegerLiteral(),
        new NumberAsId(),
        new IdFromAnotherProject(),
        new IdToAnotherProject(),
        new ReceivedIdentifier(),
    ];
}
