using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What an action or a handler puts into the result that it answers with: <c>Ok(journal.Id)</c>, <c>Results.Created(address, row)</c>, <c>new JsonResult(rows)</c>.</summary>
internal static class ResultValue
{
    private static readonly string[] Names = ["value", "data", "error"];

    /// <summary>The value that a call or a creation takes for a result; null for others.</summary>
    /// <param name="result">What the call gives, or what is created.</param>
    /// <param name="arguments">What it is given.</param>
    public static IOperation? Of(ITypeSymbol? result, ImmutableArray<IArgumentOperation> arguments)
    {
        // Asked of every call; nearly none has such a parameter.
        foreach (var argument in arguments)
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && Array.IndexOf(Names, parameter.Name) >= 0
                && parameter.OriginalDefinition.Type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.TypeParameter } && IsResult(result))
                return argument.Value;
        return null;
    }

    /// <summary>Whether a result says that it has what was asked for, and not why there is nothing.</summary>
    public static bool IsOfSuccess(ITypeSymbol result) => result.Name.StartsWith("Ok", StringComparison.Ordinal) || result.Name.StartsWith("Created", StringComparison.Ordinal) || result.Name.StartsWith("Accepted", StringComparison.Ordinal);

    /// <summary>The type that an action says of its answer, of <c>Task&lt;ActionResult&lt;T&gt;&gt;</c>, and where that is in the type that it gives back; null where it says nothing.</summary>
    public static (ITypeSymbol Type, TypePath Place)? DeclaredBy(IMethodSymbol action) => action.ReturnType switch
    {
        INamedTypeSymbol { Name: "ActionResult", TypeArguments: [var type] } => (type, TypePath.Of(0)),
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [INamedTypeSymbol { Name: "ActionResult", TypeArguments: [var type] }] } => (type, TypePath.Of(0).Then(TypePath.Of(0))),
        _ => null,
    };

    private static bool IsResult(ITypeSymbol? type) =>
        type?.AllInterfaces.Append(type).Any(contract => contract is { Name: "IResult", ContainingNamespace.Name: "Http" } or { Name: "IActionResult", ContainingNamespace.Name: "Mvc" }) == true;
}
