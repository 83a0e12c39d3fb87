using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>
/// VUID0004: entities are declared in files that only a comment calls generated, such as those that a tool scaffolded once. The compiler lets no rule
/// report there, and the keys are passed over.
/// </summary>
internal sealed class PassedOverEntities : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (!context.Model.Entities.IsEmpty)
            context.OnEnd(scope => Look(scope, context));
    }

    private static void Look(EndScope scope, RuleContext context)
    {
        List<INamedTypeSymbol> entities = [.. scope.Compilation.SyntaxTrees
            .Where(tree => GeneratedCode.Is(tree, context.Options, scope.Cancellation) && GeneratedCode.IsKept(tree, context.Options, scope.Cancellation))
            .SelectMany(tree => Entities(tree, scope)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
        if (entities is [var first, ..])
            // A place in such a file would be passed over as well.
            scope.Report(Descriptors.PassedOverEntities, Location.None, first, null, entities.Count == 1 ? $"Entity '{first.Name}' is" : $"{entities.Count} entities, '{first.Name}' among them, are",
                Path.GetFileName(first.DeclaringSyntaxReferences[0].SyntaxTree.FilePath));
    }

    private static IEnumerable<INamedTypeSymbol> Entities(SyntaxTree tree, EndScope scope)
    {
        SemanticModel? model = null;
        foreach (var node in tree.GetRoot(scope.Cancellation).DescendantNodes(node => node is not MemberDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            if (node is TypeDeclarationSyntax declaration && (model ??= scope.Compilation.GetSemanticModel(tree)).GetDeclaredSymbol(declaration, scope.Cancellation) is INamedTypeSymbol type
                && type.GetMembers().Any(member => IntegerTypes.Declared(member).IsIntegerOrNullable() && scope.Model.Entities.Declared(member, type) is not null))
                yield return type;
    }
}
