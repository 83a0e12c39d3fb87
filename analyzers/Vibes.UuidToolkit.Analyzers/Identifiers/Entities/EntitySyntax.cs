using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// What of a file entities may rest on: the types it declares with their properties and fields, and the bodies that
/// configure entities or query them. What else its methods do makes no difference, and most of what is typed is typed there.
/// </summary>
internal static class EntitySyntax
{
    /// <summary>Whether two versions of a file say the same of entities.</summary>
    public static bool IsSame(SyntaxTree before, SyntaxTree after, CancellationToken cancellation) => before == after
        || before.FilePath == after.FilePath && before.Options.Equals(after.Options) && CandidateTrees.Of(before, cancellation) == CandidateTrees.Of(after, cancellation)
            && IsSame(before.GetRoot(cancellation), after.GetRoot(cancellation), new(before, cancellation), new(after, cancellation));

    private static bool IsSame(SyntaxNode before, SyntaxNode after, Bodies read, Bodies readAfter)
    {
        using var parts = Parts(before, read).GetEnumerator();
        using var partsAfter = Parts(after, readAfter).GetEnumerator();
        while (parts.MoveNext())
            if (!partsAfter.MoveNext() || !IsSame(parts.Current, partsAfter.Current, read, readAfter))
                return false;
        return !partsAfter.MoveNext();
    }

    private static bool IsSame(SyntaxNodeOrToken before, SyntaxNodeOrToken after, Bodies read, Bodies readAfter) => (before.AsNode(), after.AsNode()) switch
    {
        (null, null) => SyntaxFactory.AreEquivalent(before.AsToken(), after.AsToken()),
        (null, _) or (_, null) => false,
        ({ } left, { } right) when left.RawKind != right.RawKind => false,
        (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax, { } right) => IsSame(before.AsNode()!, right, read, readAfter),
        (BaseMethodDeclarationSyntax or GlobalStatementSyntax, { } right) => SyntaxFactory.AreEquivalent(before.AsNode()!, right, topLevel: !read.Has(before.AsNode()!) && !readAfter.Has(right)),
        (BasePropertyDeclarationSyntax left, { } right) => SyntaxFactory.AreEquivalent(left, right, topLevel: !MayDeclareField(left) && !MayDeclareField(right)),
        ({ } left, { } right) => SyntaxFactory.AreEquivalent(left, right, topLevel: left is FieldDeclarationSyntax),
    };

    // Of most methods the name is enough: nameof may say it.
    private static IEnumerable<SyntaxNodeOrToken> Parts(SyntaxNode node, Bodies read)
    {
        foreach (var part in node.ChildNodesAndTokens())
            switch (part.AsNode())
            {
                case MethodDeclarationSyntax method when !read.Has(method):
                    yield return method.Identifier;
                    break;
                case GlobalStatementSyntax statement when !read.Has(statement):
                    break;
                default:
                    yield return part;
                    break;
            }
    }

    // int Value { get => field; } has a field of its own.
    private static bool MayDeclareField(SyntaxNode property)
    {
        foreach (var token in property.DescendantTokens())
            if (token.ValueText == "field")
                return true;
        return false;
    }

    /// <summary>Which bodies of a file are read for entities.</summary>
    private readonly struct Bodies
    {
        private readonly HashSet<SyntaxNode> _querying = [];
        private readonly bool _isConfiguring;

        public Bodies(SyntaxTree tree, CancellationToken cancellation)
        {
            var mentions = CandidateTrees.Of(tree, cancellation);
            _isConfiguring = (mentions & Mentions.Configuration) != 0;
            if ((mentions & Mentions.Query) != 0)
                foreach (var call in QueryCalls.Of(tree, cancellation))
                    if (call.Call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member)
                        // Top-level statements are one body.
                        _querying.Add(member is GlobalStatementSyntax ? member.Parent! : member);
        }

        public bool Has(SyntaxNode member) => _querying.Contains(member is GlobalStatementSyntax ? member.Parent! : member)
            || _isConfiguring && member is BaseMethodDeclarationSyntax method && EfConfiguration.MayConfigure(method);
    }
}
