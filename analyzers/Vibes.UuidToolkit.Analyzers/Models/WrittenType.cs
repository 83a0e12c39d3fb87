using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>
/// A type as the source writes it, beside the type that the compiler makes of it. The two are walked in step, which needs no
/// semantic model; where the source writes an alias, <c>var</c> or a derived type there is nothing to walk, and the answer is null.
/// </summary>
internal static class WrittenType
{
    /// <summary>The type that a property, field, parameter or method is declared with.</summary>
    public static TypeSyntax? Of(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Length == 0 ? null : symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            BasePropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type,
            _ => null,
        };

    /// <summary>Where a place within a type is written.</summary>
    public static TypeSyntax? At(TypeSyntax? written, ITypeSymbol? type, TypePath path)
    {
        foreach (var step in path.Text)
            (written, type) = Step(written, type, step - '0');
        return written;
    }

    /// <summary>Whether an integer is anywhere within a type. Most types hold none, and cost no look at the syntax.</summary>
    public static bool HoldsInteger(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType.IsIntegerOrNullable() || HoldsInteger(array.ElementType);
        if (type is INamedTypeSymbol { IsGenericType: true } named)
            foreach (var argument in named.TypeArguments)
                if (argument.IsIntegerOrNullable() || HoldsInteger(argument))
                    return true;
        return false;
    }

    /// <summary>The type at a place within a type; null where it has no such place.</summary>
    public static ITypeSymbol? TypeAt(ITypeSymbol? type, TypePath path)
    {
        foreach (var step in path.Text)
            type = Inner(type, step - '0');
        return type;
    }

    /// <summary>One step into a written type: its type argument, array element or tuple element of that number.</summary>
    public static (TypeSyntax? Written, ITypeSymbol? Type) Step(TypeSyntax? written, ITypeSymbol? type, int step)
    {
        if (Name(written) is GenericNameSyntax generic)
            return IntegerTypes.Unwrap(type) is INamedTypeSymbol named && named.TypeArguments.Length == generic.TypeArgumentList.Arguments.Count && step < named.TypeArguments.Length
                ? (generic.TypeArgumentList.Arguments[step], named.TypeArguments[step]) : default;
        return Bare(written) switch
        {
            ArrayTypeSyntax { RankSpecifiers.Count: 1 } array when step == 0 => (array.ElementType, Inner(type, 0)),
            TupleTypeSyntax tuple when step < tuple.Elements.Count => (tuple.Elements[step].Type, Inner(type, step)),
            _ => default,
        };
    }

    /// <summary>The last part of a qualified name, <c>List&lt;int&gt;</c> of <c>System.Collections.Generic.List&lt;int&gt;</c>; null where the type is no name.</summary>
    public static SimpleNameSyntax? Name(TypeSyntax? written) => Bare(written) switch
    {
        SimpleNameSyntax name => name,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => null,
    };

    /// <summary>The name that a call calls, behind a point or a question mark too; null where it calls no name.</summary>
    public static SimpleNameSyntax? Called(SyntaxNode call) => Named((call as InvocationExpressionSyntax)?.Expression);

    /// <summary>The name of the member that an expression names, a method that is not called among them; null where it names none.</summary>
    public static SimpleNameSyntax? Named(SyntaxNode? expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The type that a value is cast to or tested for; null where the syntax asks for none.</summary>
    public static TypeSyntax? Asked(SyntaxNode syntax) => syntax switch
    {
        CastExpressionSyntax cast => cast.Type,
        BinaryExpressionSyntax test => test.Right as TypeSyntax,
        DeclarationPatternSyntax pattern => pattern.Type,
        RecursivePatternSyntax pattern => pattern.Type,
        TypePatternSyntax pattern => pattern.Type,
        TypeSyntax written => written,
        _ => null,
    };

    private static TypeSyntax? Bare(TypeSyntax? written) => written is NullableTypeSyntax nullable ? nullable.ElementType : written;

    private static ITypeSymbol? Inner(ITypeSymbol? type, int step) => IntegerTypes.Unwrap(type) switch
    {
        IArrayTypeSymbol array when step == 0 => array.ElementType,
        INamedTypeSymbol { IsTupleType: true } tuple when step < tuple.TupleElements.Length => tuple.TupleElements[step].Type,
        INamedTypeSymbol named when step < named.TypeArguments.Length => named.TypeArguments[step],
        _ => null,
    };
}
