using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// Tells texts that are read as ids: <c>int.Parse(text)</c>, <c>ids.Split(',').Select(int.Parse)</c>, or a function of the
/// application such as <c>Reference.TryParse(text, out var id)</c>. A look-up by a text, of a book's id by its ISBN, is none: it
/// asks something else than the text.
/// </summary>
internal static class TextOfId
{
    /// <summary>The id that a handler's text parameter is read as; null where it is not.</summary>
    public static Identifier? Of(IParameterSymbol parameter, Compilation compilation, IdentifierModel model, CancellationToken cancellation)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String || parameter.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax)
            return null;
#pragma warning disable RS1030 // Only for a text that has to match a pattern of digits: one or two in an application.
        var body = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
        foreach (var operation in body?.Descendants() ?? [])
            if (operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && Of(reference, model, cancellation) is { } id)
                return id;
        return null;
    }

    /// <summary>The id that a text is read as where it is used; null where it is not.</summary>
    public static Identifier? Of(IOperation text, IdentifierModel model, CancellationToken cancellation)
    {
        // A text goes through calls on itself, and into the first argument of functions.
        for (var value = text; ; )
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    value = value.Parent;
                    continue;
                case IInvocationOperation call when call.Instance == value:
                    value = call;
                    continue;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsStatic: true } call }:
                    if (Read(call, model, cancellation) is { } id)
                        return id;
                    value = call;
                    continue;
                default:
                    return null;
            }
        }
    }

    private static Identifier? Read(IInvocationOperation call, IdentifierModel model, CancellationToken cancellation)
    {
        // What a library's function returns says nothing by itself: where it is given does.
        if ((ValueUse.Of(model, call, cancellation) ?? ValueUse.OfElements(model, call, cancellation)) is { } id)
            return id;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.RefKind == RefKind.Out && model.Of(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value, cancellation) is { } read)
                return read;
        return null;
    }
}
