using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Sql;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The calls in a file that may read a type of its own with Dapper, by their syntax alone. Remembered with the tree, so that a
/// keystroke reads one file again.
/// </summary>
internal static class QueryCalls
{
    private static readonly ConditionalWeakTable<SyntaxTree, List<QueryCall>> Known = new();

    /// <summary>The calls of a file.</summary>
    public static IReadOnlyList<QueryCall> Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, missing => Find(missing.GetRoot(cancellation)));

    private static List<QueryCall> Find(SyntaxNode root)
    {
        var calls = new List<QueryCall>();
        foreach (var node in root.DescendantNodes())
            if (node is InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } call && GenericName(call, first.Expression) is { } name)
                foreach (var argument in name.TypeArgumentList.Arguments)
                    if (MayBeClass(argument))
                        calls.Add(new(call, argument, first.Expression));
        return calls;
    }

    // Also what hands a statement on: db.LoadAsync<Journal>("select * from journals").
    private static GenericNameSyntax? GenericName(InvocationExpressionSyntax call, ExpressionSyntax sql)
    {
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
        return name is GenericNameSyntax generic && (generic.Identifier.ValueText.StartsWith("Query", StringComparison.Ordinal)
            || sql is LiteralExpressionSyntax { Token.Value: string text } && SqlModel.IsStatement(text)) ? generic : null;
    }

    // Most queries read one value: an int is no entity.
    private static bool MayBeClass(TypeSyntax type) => type is NameSyntax or NullableTypeSyntax { ElementType: NameSyntax };
}
