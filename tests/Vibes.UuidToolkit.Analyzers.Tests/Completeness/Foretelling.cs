using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>
/// Which places of the code as it stands tell of an error that the compiler gives once the keys are Guids: its own statement, and the declarations of what that
/// statement uses. A finding at one of them has foretold it.
/// </summary>
internal static class Foretelling
{
    /// <summary>The smallest statement or declaration around a node, without the statements within it.</summary>
    public static SyntaxNode Statement(SyntaxNode node) => node.AncestorsAndSelf().First(ancestor =>
        ancestor is StatementSyntax and not BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax }
            or MemberDeclarationSyntax or ParameterSyntax or BaseListSyntax or AttributeSyntax or CompilationUnitSyntax);

    /// <summary>Whether a symbol is a variable that has its type from a value: <c>var id = int.Parse(text)</c> changes with what it is made from, and its uses with it.</summary>
    public static bool IsInferred(ISymbol symbol) => symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } => variables.Type.IsVar,
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => declaration.Type.IsVar,
        ForEachStatementSyntax loop => loop.Type.IsVar,
        _ => false,
    };

    /// <summary>What a statement refers to, and the member that it returns from.</summary>
    public static IEnumerable<ISymbol> Used(SemanticModel model, SyntaxNode statement)
    {
        if (model.GetEnclosingSymbol(statement.SpanStart) is { } owner)
            yield return owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : owner;
        foreach (var node in statement.DescendantNodesAndSelf())
            if (node is ExpressionSyntax or ConstructorInitializerSyntax or AttributeSyntax && model.GetSymbolInfo(node).Symbol is { } symbol)
            {
                yield return symbol.OriginalDefinition;
                if (symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke, ContainingType: { } type })
                    yield return type;
            }
    }

    /// <summary>A declaration without its body: a finding inside a method's statements says nothing of its callers.</summary>
    public static TextSpan Head(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => TextSpan.FromBounds(declaration.SpanStart, body.SpanStart),
        BaseMethodDeclarationSyntax { ExpressionBody: { } body } => TextSpan.FromBounds(declaration.SpanStart, body.SpanStart),
        LocalFunctionStatementSyntax { Body: { } body } => TextSpan.FromBounds(declaration.SpanStart, body.SpanStart),
        LocalFunctionStatementSyntax { ExpressionBody: { } body } => TextSpan.FromBounds(declaration.SpanStart, body.SpanStart),
        TypeDeclarationSyntax type => TextSpan.FromBounds(type.SpanStart, (type.ParameterList as SyntaxNode ?? type.BaseList)?.Span.End ?? type.Identifier.Span.End),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } => TextSpan.FromBounds(variables.SpanStart, declaration.Span.End),
        SingleVariableDesignationSyntax { Parent: { } parent } => parent.Span,
        ForEachStatementSyntax loop => TextSpan.FromBounds(loop.SpanStart, loop.CloseParenToken.Span.End),
        IndexerDeclarationSyntax { ExpressionBody: { } body } => TextSpan.FromBounds(declaration.SpanStart, body.SpanStart),
        _ => declaration.Span,
    };

    /// <summary>The integer type of the declaration that a finding is at, or at whose name it is; null where it is no such finding.</summary>
    public static TypeSyntax? TypeAt(SyntaxNode root, Diagnostic finding)
    {
        if (string.CompareOrdinal(finding.Id, "VUID0306") >= 0 && finding.Id is not ("VUID0308" or "VUID0390") && !IsCall(finding))
            return null;
        var node = root.FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        var type = node switch
        {
            TypeSyntax written when written.Parent is not MemberAccessExpressionSyntax => written,
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } => variables.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            _ => null,
        };
        return type?.DescendantNodesAndSelf().OfType<TypeSyntax>().FirstOrDefault(inner => inner.ToString() is "int" or "long");
    }

    /// <summary>Whether a finding is at a type argument of a call: <c>OfType&lt;int&gt;</c>, <c>Property&lt;int&gt;</c>.</summary>
    public static bool IsCall(Diagnostic finding) => finding.Id is "VUID0607" or "VUID0615" or "VUID0307";
}
