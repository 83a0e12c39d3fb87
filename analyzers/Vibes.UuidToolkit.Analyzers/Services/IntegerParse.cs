using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0306: text is parsed as an integer and used as an id; also as a method group, <c>texts.Select(int.Parse)</c>.</summary>
internal sealed class IntegerParse : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Call, OperationKind.Invocation);
        context.OnOperation(Group, OperationKind.MethodReference);
    }

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!Parses(call.TargetMethod, scope.Types))
            return;
        var id = Result(call) is { } result ? ValueUse.Of(scope.Model, result, scope.Cancellation) : null;
        if (id is not null)
            Report(scope, call.Syntax is InvocationExpressionSyntax syntax ? syntax.Expression : call.Syntax, id);
    }

    private static void Group(OperationScope scope)
    {
        if (Parses(((IMethodReferenceOperation)scope.Operation).Method, scope.Types) && ValueUse.OfLambda(scope.Model, scope.Operation, scope.Cancellation) is { } id)
            Report(scope, scope.Operation.Syntax, id);
    }

    private static void Report(OperationScope scope, SyntaxNode where, Identifier id) =>
        scope.Report(Descriptors.IntegerParse, where, id, where, id.Entity, id.Reason);

    // What a call gives: its value, or what it writes to its out argument.
    private static IOperation? Result(IInvocationOperation call)
    {
        if (call.TargetMethod.ReturnType.SpecialType != SpecialType.System_Boolean)
            return call;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.RefKind == RefKind.Out)
                return argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
        return null;
    }

    /// <summary>Whether a method reads an integer from a text.</summary>
    public static bool Parses(IMethodSymbol method, KnownTypes types) =>
        method.ContainingType.IsInteger() ? method.Name is "Parse" or "TryParse"
        : method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] && method.ReturnType.IsInteger() && KnownTypes.Is(method.ContainingType, types["System.Convert"]);
}
