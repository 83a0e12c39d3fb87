using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What an action answers with in a result that holds an object, <c>Ok(journal.Id)</c>. A test calls the action and takes it out again, <c>(int)((OkObjectResult)result).Value</c>, which
/// finds a Guid only when it runs.
/// </summary>
/// <param name="Action">The action's documentation comment id.</param>
/// <param name="Result">The type of the result; <see cref="Any"/> for whatever it is.</param>
internal sealed record AnsweredValue(string Action, string Result)
{
    /// <summary>The base class of the results, which says nothing of what kind it is.</summary>
    public const string Any = "ObjectResult";

    /// <summary>The places of what is put into a result; none where nobody can take it out again.</summary>
    /// <param name="type">The result's type.</param>
    /// <param name="action">The method that it stands in.</param>
    public static IEnumerable<AnsweredValue> In(ITypeSymbol? type, ISymbol? action)
    {
        if (!IsResult(type) || action?.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            yield break;
        foreach (var result in new[] { type!.Name, Any }.Distinct())
            yield return new(id, result);
    }

    /// <summary>What a member reads of the result of an action that the same code calls; null for other members.</summary>
    public static AnsweredValue? Of(IMemberReferenceOperation reference) =>
        reference is { Member: { Name: "Value", ContainingType: var type }, Instance: { } result } && IsResult(type) && Called(result) is { } action && action.OriginalDefinition.GetDocumentationCommentId() is { } id
            ? new(id, result.Type?.Name ?? Any) : null;

    private static bool IsResult(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current is { Name: Any or "JsonResult", ContainingNamespace: { Name: "Mvc", ContainingNamespace.Name: "AspNetCore" } })
                return true;
        return false;
    }

    // The action that gave a result, behind casts and what asserts its type: Assert.IsType<OkObjectResult>(await controller.Get(5)).
    private static IMethodSymbol? Called(IOperation result) => SlotFinder.Stripped(result) switch
    {
        IAwaitOperation { Operation: var awaited } => Called(awaited),
        IConditionalAccessInstanceOperation instance => SlotFinder.Accessed(instance) is { } accessed ? Called(accessed) : null,
        ILocalReferenceOperation local => (LocalValues.Initializer(local) ?? Matched(local)) is { } given ? Called(given) : null,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input => Tested(input) is { } tested ? Called(tested) : null,
        // ActionResult<T>.Result, Task<T>.Result, and what comes behind result.Should().BeOfType<OkObjectResult>().
        IPropertyReferenceOperation { Property.Name: "Result" or "Subject" or "Which" or "And", Instance: { } inner } => Called(inner),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } => method,
        IInvocationOperation { Instance: { } inner, Arguments.IsEmpty: true } => Called(inner),
        IInvocationOperation { TargetMethod.Name: "IsType" or "IsAssignableFrom" or "BeOfType" or "BeAssignableTo" or "Should" or "ConfigureAwait" } call => (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } asserted ? Called(asserted) : null,
        _ => null,
    };

    // result is OkObjectResult { Value: int id }
    private static IOperation? Tested(IOperation part)
    {
        for (var parent = part.Parent; parent is not null; parent = parent.Parent)
            if (parent is IIsPatternOperation test)
                return test.Value;
            else if (parent is ISwitchExpressionOperation choice)
                return choice.Value;
        return null;
    }

    // result is OkObjectResult ok
    private static IOperation? Matched(ILocalReferenceOperation local)
    {
        foreach (var operation in local.Root().Descendants())
            if (operation is IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared }, Value: var value } && SymbolEqualityComparer.Default.Equals(declared, local.Local))
                return value;
        return null;
    }
}
