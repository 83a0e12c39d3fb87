using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Services;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// Finds what code reads of a route by the parameter's name: <c>int.Parse((string)context.GetRouteValue("id")!)</c>, <c>Convert.ToInt32(request.RouteValues["id"])</c>,
/// <c>Route&lt;int&gt;("id")</c> in an endpoint's class.
/// </summary>
internal sealed class ReadRouteValues(WebTypes web, Compilation compilation, CancellationToken cancellation)
{
    /// <summary>What the methods read as a value.</summary>
    public IEnumerable<RouteSlot> In(IEnumerable<IMethodSymbol> methods, string name) => methods.SelectMany(Bodies).SelectMany(body => body.Descendants()).Select(operation => Slot(operation, name)).OfType<RouteSlot>();

    private IEnumerable<IOperation> Bodies(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
#pragma warning disable RS1030 // Only for a route's parameter that has a constraint and nothing that takes it.
            if (compilation.ContainsSyntaxTree(syntax.SyntaxTree) && compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is { } body)
#pragma warning restore RS1030
                yield return body;
        }
    }

    private RouteSlot? Slot(IOperation operation, string name)
    {
        if (operation is IInvocationOperation { TargetMethod: { Name: "Route", TypeArguments: [var type] } method } typed && KnownTypes.DerivesFrom(method.ContainingType, web.Endpoint) && Names(typed.Arguments, name))
            return new(name, type, null, typed);
        if (!IsRead(operation, name) || Parsed(operation) is not { } value)
            return null;
        return IntegerTypes.Unwrap(value.Type) is { } read && (read.IsInteger() || read.IsGuid()) ? new(name, value.Type!, null, value) : null;
    }

    private bool IsRead(IOperation operation, string name) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "GetRouteValue", Arguments: var arguments } => Names(arguments, name),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: var values, Arguments: var arguments } => KnownTypes.Is(values, web.RouteValues) && Names(arguments, name),
        _ => false,
    };

    private static bool Names(IEnumerable<IArgumentOperation> arguments, string name) =>
        arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } && string.Equals(text, name, StringComparison.OrdinalIgnoreCase));

    // The call that makes a number or a UUID of the text, or what it writes that to.
    private IOperation? Parsed(IOperation text)
    {
        for (var value = text; ;)
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation or IInterpolationOperation or IInterpolatedStringOperation { Parts.Length: 1 }:
                case IInvocationOperation { TargetMethod.Name: nameof(ToString) } shown when shown.Instance == value:
                    value = value.Parent;
                    continue;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation call } when Parses(call.TargetMethod):
                    return call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value is { } written
                        ? SlotFinder.Stripped(written is IDeclarationExpressionOperation declaration ? declaration.Expression : written) : call;
                default:
                    return value as IConversionOperation;
            }
    }

    private bool Parses(IMethodSymbol method) => IntegerParse.Parses(method, web.Types) || KnownTypes.Is(method.ContainingType, web.Types["System.Convert"])
        || method.Name is "Parse" or "TryParse" && method.ContainingType.IsGuid();
}
