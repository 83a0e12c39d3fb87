using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Inputs of components that are bound to an id and take numbers only. They compile: what an input is bound to may be of any
/// type, and only the browser, or the component when it is shown, says no.
/// </summary>
internal static class NumberInputs
{
    /// <summary>The inputs in the changed components.</summary>
    public static async Task<ImmutableArray<OpenPlace>> InAsync(Solution changed, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<OpenPlace>();
        foreach (var code in (await RazorSources.OfAsync(changed, cancellation).ConfigureAwait(false)).Codes)
            if (await code.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model)
                foreach (var call in code.Tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                    if (model.GetOperation(call, cancellation) is IInvocationOperation operation && Of(call, operation) is var (bound, why) && code.Holding(bound.Span) is not null)
                        found.Add(new(null, Locations.Of(bound.GetLocation()), bound.ToString(), why));
        return found.ToImmutable();
    }

    private static (SyntaxNode Bound, string Why)? Of(InvocationExpressionSyntax call, IInvocationOperation operation) => operation.TargetMethod.Name switch
    {
        "FormatValue" when operation.Arguments is [{ Value: var value }, ..] && IsGuid(value.Type) && IsNumber(call) => (value.Syntax, "The input takes numbers only: no UUID can be shown or typed in it."),
        "AddComponentParameter" when operation.Arguments is [_, { Value: INameOfOperation { Argument: IPropertyReferenceOperation { Property: { Name: "Value" } parameter } } name }, { Value: var value }]
            && IsGuid(parameter.Type) && IsNamed(name.Syntax, "InputNumber") => (Given(value), Throws),
        // <InputNumber @bind-Value="wanted" />, whose type is that of the value.
        _ when operation.TargetMethod is { ContainingType.Name: "TypeInference", TypeArguments: [var type] } && IsGuid(type) && Opens(operation.TargetMethod, "InputNumber")
            && operation.Arguments.FirstOrDefault(argument => IsGuid(argument.Value.Type)) is { } bound => (bound.Value.Syntax, Throws),
        _ => null,
    };

    private const string Throws = "InputNumber throws for a Guid when it is shown: another input has to take the id.";

    private static bool IsGuid(ITypeSymbol? type) => IntegerTypes.Unwrap(type).IsGuid();

    // What the compiler has put around the value to have its type checked.
    private static SyntaxNode Given(IOperation value) => value switch
    {
        IConversionOperation conversion => Given(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "TypeCheck", Arguments: [{ Value: var inner }] } => Given(inner),
        _ => value.Syntax,
    };

    // __builder.AddAttribute(1, "type", "number"), in the same element.
    private static bool IsNumber(InvocationExpressionSyntax format)
    {
        if (format.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement)
            return false;
        foreach (var before in block.Statements.Take(block.Statements.IndexOf(statement)).Reverse())
            if (before is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: var arguments } })
            {
                if (name == "OpenElement")
                    return false;
                if (name == "AddAttribute" && arguments is [_, { Expression: LiteralExpressionSyntax { Token.Value: "type" } }, { Expression: LiteralExpressionSyntax { Token.Value: "number" or "range" } }])
                    return true;
            }

        return false;
    }

    private static bool Opens(IMethodSymbol method, string component) => method.DeclaringSyntaxReferences.Any(reference => IsNamed(reference.GetSyntax(), component));

    private static bool IsNamed(SyntaxNode code, string component) => code.DescendantNodes().OfType<GenericNameSyntax>().Any(name => name.Identifier.ValueText == component);
}
