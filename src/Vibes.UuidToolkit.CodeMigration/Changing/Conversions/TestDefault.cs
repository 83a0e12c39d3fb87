using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The row that a test's helper takes where its caller names none, <c>Order Make(int orderId = 1)</c>. A default value cannot be a certain UUID: it becomes
/// <c>Guid? orderId = null</c>, and each use of it <c>orderId ?? TestIds.Order1</c>. Who calls it gives what was given before.
/// </summary>
internal static class TestDefault
{
    /// <summary>Whether it is such a parameter, of which every use and every call is known to mean the same afterwards.</summary>
    public static bool IsAt(Place place, ParameterSyntax parameter) => !place.IsRefused && TestProject.Is(place.Model.Compilation)
        && parameter is { Default.Value: { } value, Modifiers.Count: 0, AttributeLists.Count: 0, Parent: ParameterListSyntax { Parent: MethodDeclarationSyntax { AttributeLists.Count: 0 } or LocalFunctionStatementSyntax } }
        && Sentinel.Number(place, value) is not (null or 0)
        && place.Model.GetDeclaredSymbol(parameter) is { ContainingSymbol: IMethodSymbol method } symbol && IsOnlyCalled(method)
        && Uses(place, parameter, symbol).TrueForAll(IsPlain) && place.Fix.FilesOf(place.Model.Compilation, method).All(file => Reads(file, method, symbol.Ordinal));

    /// <summary>Changes the parameter's default and its uses.</summary>
    /// <returns>How the parameter's type is written; null where it is no such parameter.</returns>
    public static string? Change(Place place, ParameterSyntax parameter, TypeSyntax integer)
    {
        if (integer != parameter.Type || !IsAt(place, parameter) || place.Model.GetDeclaredSymbol(parameter) is not { } symbol)
            return null;
        var value = parameter.Default!.Value;
        var id = place.Id(Sentinel.Number(place, value)!.Value, value);
        // What means no row.
        if (id == $"{place.Guid}.Empty")
            return null;
        var uses = Uses(place, parameter, symbol).ConvertAll(use => (Use: use, Text: Text(use, id)));
        if (!place.Edits.Takes(value, "null") || !uses.TrueForAll(use => place.Edits.Takes(use.Use, use.Text)))
            return null;
        place.Edits.Replace(value, "null");
        foreach (var (use, text) in uses)
            place.Edits.Replace(use, text);
        return GuidName.At(place.Model, integer.SpanStart) + "?";
    }

    // Neither an interface nor a base class says what it takes, and no other method of its name is meant by a call that leaves it out.
    private static bool IsOnlyCalled(IMethodSymbol method) => method is { IsPartialDefinition: false, PartialDefinitionPart: null, IsExtern: false }
        && (method.MethodKind == MethodKind.LocalFunction
            || method is { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsOverride: false } && (method.IsStatic || method.DeclaredAccessibility != Accessibility.Public)
                && BaseTypes.Of(method.ContainingType).Prepend(method.ContainingType).SelectMany(type => type.GetMembers(method.Name)).Count() == 1 && method.ContainingType.AllInterfaces.All(contract => contract.GetMembers(method.Name).IsEmpty));

    private static List<IdentifierNameSyntax> Uses(Place place, ParameterSyntax parameter, IParameterSymbol symbol) =>
        [.. parameter.Parent!.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(use).Symbol, symbol) && !IsNamed(use))];

    private static bool IsNamed(IdentifierNameSyntax use) => use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    // A value that no other conversion replaces as a part of something larger, and that nothing writes to.
    private static bool IsPlain(IdentifierNameSyntax use) => use.Parent switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } } =>
            !name.StartsWith("ThrowIf", StringComparison.Ordinal),
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => !Repairs.Repair.IsTarget(tuple),
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None } => true,
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right == use,
        BinaryExpressionSyntax comparison => Repairs.OtherValue.IsComparison(comparison),
        ConditionalExpressionSyntax choice => choice.Condition != use,
        MemberAccessExpressionSyntax access => access.Expression == use,
        EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or InterpolationSyntax or AnonymousObjectMemberDeclaratorSyntax
            or InitializerExpressionSyntax or ExpressionElementSyntax => true,
        _ => false,
    };

    private static string Text(IdentifierNameSyntax use, string id) => use.Parent switch
    {
        // The name is that of a member.
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => $"{use.Identifier.ValueText} = {use} ?? {id}",
        ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } => $"{use}: {use} ?? {id}",
        BinaryExpressionSyntax or ConditionalExpressionSyntax or MemberAccessExpressionSyntax => $"({use} ?? {id})",
        _ => $"{use} ?? {id}",
    };

    // A delegate, a search by its name and nameof take the method as it is; default was 0, and would be no id that is given.
    private static bool Reads(SemanticModel file, IMethodSymbol method, int position)
    {
        foreach (var token in file.SyntaxTree.GetRoot().DescendantTokens())
            if (token.ValueText == method.Name)
            {
                if (token.Parent is LiteralExpressionSyntax)
                    return false;
                if (token.Parent is not SimpleNameSyntax name || !IsOf(file.GetSymbolInfo(name), method))
                    continue;
                ExpressionSyntax called = name.Parent switch { MemberAccessExpressionSyntax access when access.Name == name => access, MemberBindingExpressionSyntax binding => binding, _ => name };
                if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called || file.GetOperation(call) is not IInvocationOperation operation
                    || operation.Arguments.Any(argument => argument.Parameter?.Ordinal == position && argument.ArgumentKind == ArgumentKind.Explicit && argument.Value.Syntax.DescendantNodesAndSelf().Any(part => part.IsKind(SyntaxKind.DefaultLiteralExpression))))
                    return false;
            }

        return true;
    }

    private static bool IsOf(SymbolInfo info, IMethodSymbol method) => info.CandidateSymbols.Append(info.Symbol).OfType<IMethodSymbol>()
        .Any(named => SymbolEqualityComparer.Default.Equals((named.ReducedFrom ?? named).OriginalDefinition, method.OriginalDefinition));
}
