using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>An integer type that is written becomes <c>Guid</c>: of a declaration, a type argument, a cast.</summary>
internal sealed class TypeConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } =
    [
        "VUID0101", "VUID0102", "VUID0103", "VUID0104", "VUID0105", "VUID0206", "VUID0301", "VUID0302", "VUID0303", "VUID0304", "VUID0305", "VUID0308", "VUID0390",
        "VUID0403", "VUID0405", "VUID0406", "VUID0510", "VUID0607", "VUID0615",
    ];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (Written(place.Node) is { } type)
            Change(place, type);
    }

    /// <summary>Changes each integer in a written type that the finding is about.</summary>
    public static void Change(Place place, TypeSyntax type)
    {
        // System.Int32 is one type, of which the rules report the last part.
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type)
            type = qualified;
        if (Alias(place, type) is { } alias)
            place.Edits.Replace(alias, place.Guid.StartsWith("global::", StringComparison.Ordinal) ? place.Guid : "System.Guid");
        foreach (var integer in Integers(type))
        {
            var parameter = integer.FirstAncestorOrSelf<ParameterSyntax>();
            if (parameter is not null && (HandlerDefault.Change(place, parameter, integer) ?? TestDefault.Change(place, parameter, integer)) is { } optional)
            {
                place.Edits.Replace(integer, optional);
                continue;
            }

            place.Edits.Replace(integer, (parameter is null ? null : TestData.Change(place, parameter, integer)) ?? GuidName.At(place.Model, integer.SpanStart));
            if (parameter is null)
                TestData.ChangeExpected(place, integer);
            ChangeDeclaration(place, integer);
            LeaveConverted(place, integer);
        }
    }

    /// <summary>Changes the variable that an argument declares, <c>out int id</c>.</summary>
    /// <returns>Whether it declares one with a type that is written.</returns>
    public static bool ChangeDeclared(Place place, ArgumentSyntax argument)
    {
        if (argument.Expression is not DeclarationExpressionSyntax { Type: { IsVar: false } type })
            return false;
        Change(place, type);
        return true;
    }

    // Read<int>(text) converts the text to whatever is asked for, and Convert.ChangeType knows no Guid: the compiler does not mind.
    private static void LeaveConverted(Place place, TypeSyntax integer)
    {
        if (integer.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax name } && place.Model.GetSymbolInfo(name).Symbol is IMethodSymbol { OriginalDefinition.DeclaringSyntaxReferences: var declarations })
            foreach (var call in declarations.SelectMany(declaration => declaration.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>()))
                if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(System.Convert.ChangeType) })
                    place.Leave(call, $"Convert.ChangeType makes no Guid of a text, and throws when it is asked for one, as by '{name}': parse the text there where the type is Guid.");
    }

    // A constant cannot be a Guid, and a parameter's default has to be one.
    private static void ChangeDeclaration(Place place, TypeSyntax integer)
    {
        SyntaxNode whole = integer.Parent is NullableTypeSyntax nullable ? nullable : integer;
        switch (whole.Parent)
        {
            case VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } when field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)) is { RawKind: not 0 } constant:
                place.Edits.Replace(constant, "static readonly");
                break;
            case VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { IsConst: true } local }:
                var keyword = local.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
                place.Edits.Replace(local.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(keyword.SpanStart, keyword.GetNextToken().SpanStart), "");
                break;
            case ParameterSyntax { Default.Value: { } value } when place.Model.GetConstantValue(value) is { HasValue: true, Value: { } number } && value is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }:
                place.Edits.Replace(value, "default");
                if (LiteralConversion.NumberOf(number) != 0)
                    place.Leave(value, $"The parameter's default was {number}, and a default value cannot be a certain UUID: it is Guid.Empty now. Say what its callers mean.");
                break;
        }
    }

    // using UserId = System.Int32; changes where it is declared.
    private static TypeSyntax? Alias(Place place, TypeSyntax type) =>
        type is IdentifierNameSyntax name && place.Model.GetAliasInfo(name) is { Target: INamedTypeSymbol target } alias && Vibes.UuidToolkit.Analyzers.IntegerTypes.IsInteger(target)
            ? (alias.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as UsingDirectiveSyntax)?.NamespaceOrType : null;

    private static TypeSyntax? Written(SyntaxNode node) => node switch
    {
        TypeSyntax type => type,
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        IndexerDeclarationSyntax indexer => indexer.Type,
        CastExpressionSyntax cast => cast.Type,
        _ => null,
    };

    private static IEnumerable<TypeSyntax> Integers(TypeSyntax type) => type.DescendantNodesAndSelf().OfType<TypeSyntax>().Where(IsInteger);

    private static bool IsInteger(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax predefined => predefined.Keyword.Kind() is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword
            or SyntaxKind.UIntKeyword or SyntaxKind.ULongKeyword or SyntaxKind.UShortKeyword,
        QualifiedNameSyntax { Right.Identifier.ValueText: "Int32" or "Int64" or "Int16" } => true,
        IdentifierNameSyntax { Identifier.ValueText: "Int32" or "Int64" or "Int16", Parent: not QualifiedNameSyntax } => true,
        _ => false,
    };
}
