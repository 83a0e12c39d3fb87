using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>A call that maps a route template: <c>MapGet</c>, <c>MapGroup</c>, <c>MapControllerRoute</c>.</summary>
/// <param name="Call">The call.</param>
/// <param name="Text">The template's text in the source.</param>
/// <param name="Template">The template.</param>
internal sealed record MapCall(IInvocationOperation Call, ConstantText Text, RouteTemplate Template)
{
    /// <summary>Reads a call: each of the constant templates that it maps. Those that are constants by a name stand where these are declared.</summary>
    public static IEnumerable<MapCall> Of(IInvocationOperation call, TemplateParameters parameters, CancellationToken cancellation)
    {
        var ordinal = parameters.Find(call.TargetMethod);
        if (ordinal < 0)
            yield break;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Ordinal == ordinal)
                foreach (var text in Texts(argument.Value))
                    if (text.ConstantValue is { HasValue: true, Value: string value } && DeclaredConstant.Written(text, cancellation) is { } expression && RouteTemplate.Parse(value) is { } template)
                        yield return new(call, ConstantText.Of(expression, value), template);
    }

    private static IEnumerable<IOperation> Texts(IOperation given) => given is IArrayCreationOperation { Initializer: { } several } ? several.ElementValues : new[] { given };

    /// <summary>The method that a call hands over as a delegate, be it a lambda, a local function or a method; null where it is none.</summary>
    public static IMethodSymbol? Handler(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Type is { } type && (type.TypeKind == TypeKind.Delegate || type.SpecialType == SpecialType.System_Delegate))
                return Method(argument.Value);
        return null;
    }

    private static IMethodSymbol? Method(IOperation value) => value switch
    {
        IConversionOperation conversion => Method(conversion.Operand),
        IParenthesizedOperation parenthesized => Method(parenthesized.Operand),
        IDelegateCreationOperation creation => Method(creation.Target),
        IAnonymousFunctionOperation function => function.Symbol,
        IMethodReferenceOperation reference => reference.Method,
        ILocalReferenceOperation local when LocalValues.Initializer(local) is { } initializer => Method(initializer),
        _ => null,
    };
}
