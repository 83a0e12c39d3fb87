using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What is read as a number from an object that one place sets to an id and another to some other number: a member of type object, what a bag holds by a name, what a parameter gets
/// that takes objects, what an action answers.
/// Whether a cast finds a Guid there or an integer, only the run tells.
/// </summary>
internal static class MixedEntries
{
    /// <summary>Whether a symbol is one that a question about its type makes no sense of: it holds objects.</summary>
    public static bool IsObject(ISymbol symbol) => IntegerTypes.Declared(symbol)?.SpecialType == SpecialType.System_Object;

    /// <summary>Leaves each reading to a person.</summary>
    public static void Leave(SolutionScan scan, ChangeRound fix, CancellationToken cancellation)
    {
        var places = scan.Model.Flow.Mixed.Select(slot => slot.Node).Where(node => node is KeyedEntry or AnsweredValue or BoxedArgument { Parameter: ISymbol } || node is ISymbol symbol && IsObject(symbol)).ToHashSet();
        var names = places.Select(place => place is KeyedEntry entry ? entry.Key : place is AnsweredValue ? "Value" : (place as ISymbol ?? (ISymbol)((BoxedArgument)place).Parameter).Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return;
        foreach (var tree in scan.Files.Select(file => file.Tree).Where(tree => tree.GetText(cancellation).ToString() is var text && names.Any(name => text.Contains(name, StringComparison.Ordinal))))
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
                if (Read(node) is { } value && fix.ModelOf(tree)?.GetOperation(value, cancellation) is { } operation && PlaceOf(operation) is { } place && places.Contains(place))
                    fix.Leave(null, node, $"'{value}' is set to an id in one place and to another number in another: which of them it is here only a person can say. What reads a number there fails where it is a Guid.");
    }

    // (int)bag["userId"], bag["userId"] as int?, bag["userId"] is int id, case int id, Convert.ToInt32(bag["userId"]). Who reads something else than a number finds no id either way.
    private static ExpressionSyntax? Read(SyntaxNode node) => node switch
    {
        CastExpressionSyntax cast when IsInteger(cast.Type) => Bare(cast.Expression),
        BinaryExpressionSyntax { OperatorToken.Text: "as" or "is", Right: TypeSyntax type } binary when IsInteger(type) => Bare(binary.Left),
        DeclarationPatternSyntax pattern when IsInteger(pattern.Type) => Tested(pattern),
        TypePatternSyntax pattern when IsInteger(pattern.Type) => Tested(pattern),
        ConstantPatternSyntax pattern when pattern.Expression is LiteralExpressionSyntax { Token.Value: int or long } or PrefixUnaryExpressionSyntax => Tested(pattern),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(Convert) } }, ArgumentList.Arguments: [{ Expression: var converted }, ..] } => Bare(converted),
        _ => null,
    };

    // Of a part of what is tested, another place tells.
    private static ExpressionSyntax? Tested(PatternSyntax pattern) => pattern.Parent switch
    {
        PatternSyntax outer and not RecursivePatternSyntax => Tested(outer),
        IsPatternExpressionSyntax test => Bare(test.Expression),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => Bare(choice.GoverningExpression),
        CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Bare(choice.Expression),
        _ => null,
    };

    private static bool IsInteger(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => IsInteger(nullable.ElementType),
        PredefinedTypeSyntax { Keyword.RawKind: var kind } => (SyntaxKind)kind is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ShortKeyword or SyntaxKind.UIntKeyword or SyntaxKind.ULongKeyword
            or SyntaxKind.UShortKeyword or SyntaxKind.ByteKeyword or SyntaxKind.SByteKeyword,
        SimpleNameSyntax { Identifier.ValueText: nameof(Int32) or nameof(Int64) or nameof(Int16) } => true,
        QualifiedNameSyntax { Right: var name } => IsInteger(name),
        _ => false,
    };

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" } sure => Bare(sure.Operand),
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        _ => expression,
    };

    private static object? PlaceOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation reference when KeyedEntry.Of(reference) is { } entry => entry,
        IPropertyReferenceOperation reference when AnsweredValue.Of(reference) is { } answered => answered,
        IParameterReferenceOperation { Parameter: var parameter } => BoxedArgument.Of(parameter, isOfLibrary: false),
        IArrayElementReferenceOperation { ArrayReference: IParameterReferenceOperation array } => PlaceOf(array),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IParameterReferenceOperation list } => PlaceOf(list),
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };
}
