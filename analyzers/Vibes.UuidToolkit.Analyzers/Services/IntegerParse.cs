using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0306: text is parsed as an integer and used as an id; also as a method group, <c>texts.Select(int.Parse)</c>, and by a method of the program's own.</summary>
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
        var id = Result(call) switch
        {
            null => null,
            IDiscardOperation => OfTested(scope, call),
            { } result => ValueUse.Of(scope.Model, result, scope.Cancellation),
        };
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

    // texts.Where(text => int.TryParse(text, out _)).Select(int.Parse), if (!int.TryParse(text, out _)) return; ... int.Parse(text): what is tried is what is parsed.
    private static Identifier? OfTested(OperationScope scope, IInvocationOperation trial)
    {
        if (ValueUse.Referenced(trial.Arguments[0].Value) is not { } text)
            return null;
        IOperation root = trial;
        for (; root.Parent is { } parent; root = parent)
            if (parent is IInvocationOperation step && step != trial)
                foreach (var argument in step.Arguments)
                    if (argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation group } && Parses(group.Method, scope.Types) && ValueUse.OfLambda(scope.Model, group, scope.Cancellation) is { } mapped)
                        return mapped;
                    else if (ValueUse.Lambda(argument.Value) is { Symbol.Parameters: [var element, ..] } lambda && OfParsed(scope, lambda.Body, element) is { } selected)
                        return selected;
        return OfParsed(scope, root, text);
    }

    private static Identifier? OfParsed(OperationScope scope, IOperation body, ISymbol text)
    {
        foreach (var operation in body.DescendantsAndSelf())
            if (operation is IInvocationOperation { Arguments: [{ Value: var parsed }, ..] } call && Parses(call.TargetMethod, scope.Types) && SymbolEqualityComparer.Default.Equals(ValueUse.Referenced(parsed), text)
                && Result(call) is { } result and not IDiscardOperation && ValueUse.Of(scope.Model, result, scope.Cancellation) is { } id)
                return id;
        return null;
    }

    /// <summary>Whether a method reads an integer from a text.</summary>
    public static bool Parses(IMethodSymbol method, KnownTypes types) =>
        method.ContainingType.IsInteger() ? method.Name is "Parse" or "TryParse"
        : method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] && method.ReturnType.IsInteger() && KnownTypes.Is(method.ContainingType, types["System.Convert"]) || IntegerReader.Is(method);
}
