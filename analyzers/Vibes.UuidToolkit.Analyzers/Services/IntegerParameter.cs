using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0301: a parameter takes an id as an integer.</summary>
internal sealed class IntegerParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var interfaces = new PublicInterface(context.Types);
        context.OnSymbol(scope => Declared(scope, interfaces), SymbolKind.Parameter);
        context.OnOperation(Given, OperationKind.Argument);
        // Functions within a body are no symbols of their own to the compiler.
        context.OnOperation(scope => Nested(scope, interfaces), OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void Declared(SymbolScope scope, PublicInterface interfaces)
    {
        var parameter = (IParameterSymbol)scope.Symbol;
        if (!interfaces.Has(parameter, scope.Compilation, scope.Cancellation) && DeclaredIds.Value(parameter, scope.Model, scope.Cancellation) is var (syntax, id))
            scope.Report(Descriptors.IntegerParameter, syntax.GetLocation(), id, parameter.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }

    // [LoggerMessage] partial void LogPaid(ILogger logger, int userId): a generator marks its half of the method as generated, and the compiler
    // takes both halves for that; a call is the only place that may be reported.
    private static void Given(OperationScope scope)
    {
        var argument = (IArgumentOperation)scope.Operation;
        if (argument is { Parameter: { ContainingSymbol: IMethodSymbol { IsPartialDefinition: true } method } parameter } && parameter.Type.IsIntegerOrNullable()
            && WebTypes.Attribute(method, scope.Types["System.CodeDom.Compiler.GeneratedCodeAttribute"]) is not null && scope.Model.Of(argument.Value, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerParameter, argument.Value.Syntax, id, parameter.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }

    private static void Nested(OperationScope scope, PublicInterface interfaces)
    {
        if (scope.Operation is IAnonymousFunctionOperation lambda && interfaces.Has(lambda))
            return;
        var method = scope.Operation is ILocalFunctionOperation function ? function.Symbol : ((IAnonymousFunctionOperation)scope.Operation).Symbol;
        foreach (var parameter in method.Parameters)
            if (DeclaredIds.Value(parameter, scope.Model, scope.Cancellation) is var (syntax, id))
                scope.Report(Descriptors.IntegerParameter, syntax, id, parameter.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }
}
