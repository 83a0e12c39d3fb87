using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0603: rows or ids are sorted by an id: <c>OrderBy</c>, <c>orderby</c>, <c>Sort</c>, a sorted collection.</summary>
internal sealed class SortById : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnCall(Query, "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Sort");
        context.OnOperation(Collection, OperationKind.ObjectCreation);
    }

    private static void Query(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (Sorts(scope.Types, call.TargetMethod) && Selected.Id(scope, call) is { } id)
        {
            var (where, what) = Place(call);
            scope.Report(Descriptors.SortById, where, id, what, id.Entity, id.Reason);
        }
    }

    // SortedDictionary, SortedList, SortedSet and PriorityQueue order by their key.
    private static void Collection(OperationScope scope)
    {
        if (scope.Operation.Type is not INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } type
            || type.Name is not ("SortedDictionary" or "SortedList" or "SortedSet") || !(type.TypeArguments[0].IsInteger() || type.TypeArguments[0].IsGuid()))
            return;
        if (ValueUse.OfElements(scope.Model, scope.Operation, scope.Cancellation) is { } id)
            scope.Report(Descriptors.SortById, scope.Operation.Syntax, id, type.Name, id.Entity, id.Reason);
    }

    private static bool Sorts(KnownTypes types, IMethodSymbol method) => method.Name switch
    {
        nameof(Enumerable.OrderBy) or nameof(Enumerable.OrderByDescending) or nameof(Enumerable.ThenBy) or nameof(Enumerable.ThenByDescending) or "Order" or "OrderDescending" =>
            SequenceMethods.IsQuery(types, method),
        nameof(Array.Sort) => method.ContainingType.SpecialType == SpecialType.System_Array || KnownTypes.Is(method.ContainingType, types["System.Collections.Generic.List`1"]),
        _ => false,
    };

    // The name of the method with its selector; in a query expression the ordering.
    private static (SyntaxNode Where, string What) Place(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
        ? (member.Name, member.Name.Identifier.ValueText + syntax.ArgumentList)
        : (call.Syntax, call.Syntax.ToString());
}
