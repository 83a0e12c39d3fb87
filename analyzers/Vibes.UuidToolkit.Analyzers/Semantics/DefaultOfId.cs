using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0618: a method returns what <c>FirstOrDefault()</c> of ids gives for none: 0 before, the empty UUID afterwards. Where the method
/// itself compares it first, the comparison has a rule of its own.
/// </summary>
internal sealed class DefaultOfId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look,
        "FirstOrDefault", "LastOrDefault", "SingleOrDefault", "ElementAtOrDefault", "FirstOrDefaultAsync", "LastOrDefaultAsync", "SingleOrDefaultAsync", "ElementAtOrDefaultAsync");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!MayGiveDefault(scope.Types, call.TargetMethod))
            return;
        var value = Awaited(call);
        // Of int? the default is null, and stays null.
        if (!(value.Type.IsInteger() || value.Type.IsGuid()) || scope.Model.Of(value, scope.Cancellation) is not { } id)
            return;
        if (IsReturned(value))
            Report(scope, call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name : call.Syntax, id);
        else if (Variable(value) is { } local && value.Root().Descendants().Where(other => IsReference(other, local)).ToList() is var references && !references.Exists(IsTested))
            foreach (var reference in references.Where(IsReturned))
                Report(scope, reference.Syntax, id);
    }

    private static void Report(OperationScope scope, SyntaxNode where, Identifier id) => scope.Report(Descriptors.DefaultOfId, where, id, where, id.Entity, id.Reason);

    private static bool MayGiveDefault(KnownTypes types, IMethodSymbol method) => method.Name is nameof(Enumerable.FirstOrDefault) or nameof(Enumerable.LastOrDefault)
        or nameof(Enumerable.SingleOrDefault) or nameof(Enumerable.ElementAtOrDefault) or "FirstOrDefaultAsync" or "LastOrDefaultAsync" or "SingleOrDefaultAsync" or "ElementAtOrDefaultAsync"
        && !method.Parameters.Any(parameter => parameter.Name == "defaultValue") && SequenceMethods.IsQuery(types, method);

    // await ids.FirstOrDefaultAsync().ConfigureAwait(false).
    private static IOperation Awaited(IOperation task) => task.Parent switch
    {
        IAwaitOperation awaited => awaited,
        IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait) } configured when configured.Instance == task => Awaited(configured),
        _ => task,
    };

    private static ILocalSymbol? Variable(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => Variable(value.Parent),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        _ => null,
    };

    private static bool IsReference(IOperation operation, ILocalSymbol local) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static bool IsTested(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => IsTested(value.Parent),
        IBinaryOperation binary => ValueUse.IsComparison(binary.OperatorKind),
        IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation => true,
        _ => false,
    };

    // What a lambda gives is a part of the same method.
    private static bool IsReturned(IOperation value)
    {
        for (IOperation current = value, parent = value.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ITupleOperation:
                    continue;
                case IConditionalOperation choice when choice.Condition != current:
                    continue;
                case IReturnOperation:
                    for (var function = parent.Parent; function is not null; function = function.Parent)
                        if (function is IAnonymousFunctionOperation)
                            return false;
                    return true;
                default:
                    return false;
            }
        return false;
    }
}
