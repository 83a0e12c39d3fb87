using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Reads the arguments of fluent configuration without binding the bodies they are in, which costs more than all the rest: nested
/// lambdas are bound once for every overload they might be for. Types and constants are looked up from outside of the body.
/// </summary>
internal sealed class FluentArguments
{
    private readonly SemanticModel? _model;
    private readonly int _position;
    private readonly Compilation? _names;

    /// <summary>Arguments in a file of the compilation.</summary>
    /// <param name="model">The file's semantic model.</param>
    /// <param name="position">A position in the type, before the body.</param>
    public FluentArguments(SemanticModel model, int position) => (_model, _position) = (model, position);

    /// <summary>Arguments in a model snapshot of another project, where types are named in texts.</summary>
    /// <param name="names">The compilation that sees the types.</param>
    public FluentArguments(Compilation names) => _names = names;

    /// <summary>The type that a name stands for; null where there is none.</summary>
    public ITypeSymbol? Type(TypeSyntax? type) =>
        type is null ? null : _model?.GetSpeculativeTypeInfo(_position, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;

    /// <summary>The type argument of a call, or the type in <c>typeof</c> as its first argument; in a snapshot, that which its first text names.</summary>
    public ITypeSymbol? Type(InvocationExpressionSyntax call) => _names is not null ? FirstText(call) is { } name ? ModelFile.TypeOf(name, _names) : null
        : Name(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var type, ..] }
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
        IdentifierNameSyntax or MemberAccessExpressionSyntax => _model?.GetSpeculativeSymbolInfo(_position, expression, SpeculativeBindingOption.BindAsExpression).Symbol
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
