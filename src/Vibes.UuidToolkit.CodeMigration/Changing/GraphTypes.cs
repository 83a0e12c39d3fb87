using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What a graph's schema says that an id is, beside the code: <c>[GraphQLType(typeof(IntType))] Guid id</c>, <c>descriptor.Field(x => x.Id).Type&lt;NonNullType&lt;IntType&gt;&gt;()</c>,
/// <c>QueryArgument&lt;IntGraphType&gt;</c> for <c>GetArgument&lt;Guid&gt;("id")</c>. The compiler compares it with nothing; the schema is refused when it is built, or the answer when it is written. Whether clients
/// see a UUID there, an ID or a text from then on is theirs who use the schema.
/// </summary>
internal static class GraphTypes
{
    private static readonly string[] Integers = ["IntType", "LongType", "ShortType", "IntGraphType", "LongGraphType", "ShortGraphType"];

    /// <summary>The places, each once.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (Integers.Any(name => FileSearch.Has(tree, name, cancellation)))
            {
                SemanticModel? model = null;
                foreach (var name in tree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => Integers.Contains(name.Identifier.ValueText)))
                    if ((model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(name, cancellation).Symbol is INamedTypeSymbol type && IsOfGraph(type) && Described(name, model, cancellation) is { } described)
                        yield return new(null, Locations.Of(name.GetLocation()), name.ToString(), $"The schema says that '{described}' is an integer, and it is a Guid now: say what it is for the clients of the schema, a UUID or an ID.");
            }
    }

    private static bool IsOfGraph(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().Split('.')[0] is "HotChocolate" or "GraphQL";

    // What a type is said of, where it is a Guid or holds some; null where it is something else, or cannot be told.
    private static string? Described(SyntaxNode name, SemanticModel model, CancellationToken cancellation)
    {
        if (name.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } declaration })
            return model.GetDeclaredSymbol(declaration, cancellation) is { } symbol && IntegerTypes.Declared(symbol) is { } held && Repair.HoldsGuid(held) ? symbol.Name : null;
        for (var node = name.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            switch (node)
            {
                // Field(x => x.Id).Type<IntType>(), and Field(x => x.Id, type: typeof(IntGraphType))
                case InvocationExpressionSyntax call when Member(call, model, cancellation) is { } member:
                    return IntegerTypes.Declared(member) is { } holding && Repair.HoldsGuid(holding) ? member.Name : null;
                // Argument("id", a => a.Type<IntType>()), Argument<IntGraphType>("id"), new QueryArgument<IntGraphType> { Name = "id" }
                case InvocationExpressionSyntax call when Text(call.ArgumentList.Arguments.Select(argument => argument.Expression), model) is { } argument:
                    return IsAskedFor(argument, call, model, cancellation) ? argument : null;
                case ObjectCreationExpressionSyntax { Initializer.Expressions: var set } creation when Text(set.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Right), model) is { } argument:
                    return IsAskedFor(argument, creation, model, cancellation) ? argument : null;
            }

        return null;
    }

    // The member that a call, or one that it goes on from, names by a lambda.
    private static ISymbol? Member(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.Expression is LambdaExpressionSyntax { ExpressionBody: MemberAccessExpressionSyntax body } && model.GetSymbolInfo(body, cancellation).Symbol is IPropertySymbol or IFieldSymbol)
                return model.GetSymbolInfo(body, cancellation).Symbol;
        return call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax before } ? Member(before, model, cancellation) : null;
    }

    private static string? Text(IEnumerable<ExpressionSyntax> expressions, SemanticModel model) => expressions.Select(expression => model.GetConstantValue(expression).Value as string).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    // context.ArgumentValue<Guid>("id"), context.GetArgument<Guid>("id")
    private static bool IsAskedFor(string argument, SyntaxNode where, SemanticModel model, CancellationToken cancellation) =>
        (where.FirstAncestorOrSelf<StatementSyntax>() ?? where.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? where).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => Text(call.ArgumentList.Arguments.Select(given => given.Expression), model) == argument && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { TypeArguments: [var type] } && Repair.HoldsGuid(type));
}
