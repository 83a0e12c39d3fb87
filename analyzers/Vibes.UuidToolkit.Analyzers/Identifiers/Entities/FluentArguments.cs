using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Reads the arguments of fluent configuration without binding the bodies they are in, which costs more than all the rest: nested
/// lambdas are bound once for every overload they might be for. Types and constants are looked up from outside of the body.
/// </summary>
/// <param name="model">The file's semantic model.</param>
/// <param name="position">A position in the type, before the body.</param>
internal sealed class FluentArguments(SemanticModel model, int position)
{
    /// <summary>The type that a name stands for; null where there is none.</summary>
    public ITypeSymbol? Type(TypeSyntax? type) =>
        type is null ? null : model.GetSpeculativeTypeInfo(position, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;

    /// <summary>The type argument of a call, or the type in <c>typeof</c> as its first argument.</summary>
    public ITypeSymbol? Type(InvocationExpressionSyntax call) => Name(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var type, ..] }
        ? Type(type)
        : call.ArgumentList.Arguments is [{ Expression: TypeOfExpressionSyntax of }, ..] ? Type(of.Type) : null;

    /// <summary>The first argument where it is a constant string; null otherwise.</summary>
    public string? FirstText(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is [var first, ..] ? Text(first.Expression) : null;

    /// <summary>The properties that a call names: by lambda, by strings, or by <c>nameof</c>.</summary>
    public List<string> PropertyNames(InvocationExpressionSyntax call)
    {
        var names = new List<string>();
        foreach (var argument in call.ArgumentList.Arguments)
            Collect(argument.Expression, names);
        return names;
    }

    /// <summary>The lambdas that a call is given to configure something, not to name a property.</summary>
    public static IEnumerable<LambdaExpressionSyntax> Configurations(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.Expression is LambdaExpressionSyntax { Body: BlockSyntax or InvocationExpressionSyntax } lambda)
                yield return lambda;
    }

    /// <summary>The name of the method called.</summary>
    public static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name;

    private string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var named] } => LastName(named.Expression),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol
            is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant } ? constant : null,
        _ => null,
    };

    private void Collect(ExpressionSyntax expression, List<string> names)
    {
        switch (expression)
        {
            case LambdaExpressionSyntax { ExpressionBody: { } body }:
                CollectBody(body, names);
                break;
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer }:
                foreach (var element in initializer.Expressions)
                    Collect(element, names);
                break;
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                foreach (var element in initializer.Expressions)
                    Collect(element, names);
                break;
            default:
                if (Text(expression) is { } text)
                    names.Add(text);
                break;
        }
    }

    private static void CollectBody(ExpressionSyntax body, List<string> names)
    {
        switch (body)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                CollectBody(parenthesized.Expression, names);
                break;
            case CastExpressionSyntax cast:
                CollectBody(cast.Expression, names);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                CollectBody(suppressed.Operand, names);
                break;
            case AnonymousObjectCreationExpressionSyntax composite:
                foreach (var initializer in composite.Initializers)
                    CollectBody(initializer.Expression, names);
                break;
            case MemberAccessExpressionSyntax member:
                names.Add(member.Name.Identifier.ValueText);
                break;
        }
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
