using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>
/// VUID0708: a regular expression is meant for UUIDs and rejects some: those of the versions 7 and 8, or those in lower or in
/// upper case. It is asked with real UUIDs, so that it does not matter how it is written. Attributes are creations too.
/// </summary>
internal sealed class UuidPattern : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation, OperationKind.ObjectCreation);

    private static void Look(OperationScope scope)
    {
        var arguments = scope.Operation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)scope.Operation).Arguments;
        foreach (var argument in arguments)
            if (argument is { Parameter: { Type.SpecialType: SpecialType.System_String } parameter, Value.ConstantValue: { HasValue: true, Value: string pattern } }
                && UuidPatternProbe.MayMatchUuids(pattern) && IsRegex(parameter, scope.Types) && UuidPatternProbe.Rejected(pattern, IgnoresCase(arguments)) is { } rejected)
                scope.Report(Descriptors.UuidPattern, argument.Value.Syntax, null, pattern, rejected);
    }

    /// <summary>Whether a parameter takes a regular expression: it says so itself, from .NET 7 on.</summary>
    private static bool IsRegex(IParameterSymbol parameter, KnownTypes types)
    {
        if (KnownTypes.Is(parameter.ContainingType, types["System.ComponentModel.DataAnnotations.RegularExpressionAttribute"])
            || KnownTypes.Is(parameter.ContainingType, types["System.Text.RegularExpressions.Regex"]))
            return parameter.Name == "pattern";
        foreach (var attribute in parameter.OriginalDefinition.GetAttributes())
            if (KnownTypes.Is(attribute.AttributeClass, types["System.Diagnostics.CodeAnalysis.StringSyntaxAttribute"]) && attribute.ConstructorArguments is [{ Value: "Regex" }, ..])
                return true;
        return false;
    }

    private static bool IgnoresCase(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Parameter?.Type.Name == nameof(RegexOptions) && argument.Value.ConstantValue is { HasValue: true, Value: int options })
                return ((RegexOptions)options & RegexOptions.IgnoreCase) != 0;
        return false;
    }
}
