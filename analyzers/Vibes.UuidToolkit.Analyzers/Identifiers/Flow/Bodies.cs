using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The flow of each member of a compilation, walked when it is first asked for and once only.</summary>
internal sealed class Bodies(Compilation compilation, Places places, SlotFinder slots, EntityModel entities, KnownTypes types, SqlCalls sql, HttpEndpoints? endpoints)
{
    private readonly ConcurrentDictionary<ISymbol, BodyFlow> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, BodyFlow[]> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, BodyFlow> _declarations = new();
    private readonly ConcurrentDictionary<SyntaxNode, BodyFlow> _roots = new();
    private readonly ConcurrentDictionary<SyntaxNode, IOperation> _bound = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly TestRows _rows = new(compilation, types);
    private readonly HttpExchange? _http = endpoints is null ? null : new(slots, endpoints);

    /// <summary>The flow of the member that a symbol is or is in; empty where it has no source.</summary>
    public BodyFlow Of(ISymbol symbol, CancellationToken cancellation) =>
        Member(symbol) is { } member ? _bodies.TryGetValue(member, out var body) ? body : _bodies.GetOrAdd(member, Walk(member, cancellation)) : BodyFlow.Empty;

    /// <summary>The flow of the member that an operation is in.</summary>
    public BodyFlow Around(IOperation operation, CancellationToken cancellation)
    {
        var root = operation.Root();
        if (_roots.TryGetValue(root.Syntax, out var known))
            return known;
        var model = operation.SemanticModel ?? Model(root.Syntax.SyntaxTree);
        var body = model.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation) is { } symbol ? Of(symbol, cancellation) : BodyFlow.Empty;
        return _roots.GetOrAdd(root.Syntax, body);
    }

    /// <summary>The flow of the member that a declaration declares; of several fields the first, of a top-level statement the entry point.</summary>
    public BodyFlow OfDeclaration(SyntaxNode declaration, CancellationToken cancellation) => _declarations.TryGetValue(declaration, out var known) ? known
        : _declarations.GetOrAdd(declaration, Declared(declaration, cancellation) is { } symbol ? Of(symbol, cancellation) : BodyFlow.Empty);

    /// <summary>The flows of all members of a type in which something flows.</summary>
    public IEnumerable<BodyFlow> OfMembers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        type = type.OriginalDefinition;
        return _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, type.GetMembers()
            .Where(member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null } or IMethodSymbol { AssociatedSymbol: null } && !member.DeclaringSyntaxReferences.IsEmpty)
            .Select(member => Of(member, cancellation)).Where(body => body.Edges.Count > 0).ToArray());
    }

    /// <summary>The same for one type after the other: what was bound for it is let go of. All bodies of a large compilation, bound, take gigabytes.</summary>
    public IEnumerable<BodyFlow> InTurn(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var bodies = OfMembers(type, cancellation);
        foreach (var declaration in type.DeclaringSyntaxReferences)
            _models.TryRemove(declaration.SyntaxTree, out _);
        return bodies;
    }

    /// <summary>Walks the bodies of a type while the compiler has them bound, so that nobody who gets to them later binds them again.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bound">What the compiler has bound them to. Not the models that it did so with: in an editor it may take one for each member, and each knows its own member alone.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public void Remember(INamedTypeSymbol type, IEnumerable<IOperation> bound, CancellationToken cancellation)
    {
        var roots = bound.Select(operation => operation.Root()).ToList();
        foreach (var root in roots)
            _bound[root.Syntax] = root;
        InTurn(type, cancellation);
        foreach (var root in roots)
            _bound.TryRemove(root.Syntax, out _);
    }

    /// <summary>The member whose body a symbol is declared in, or that it is itself.</summary>
    private static ISymbol? Member(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
            switch (current)
            {
                case IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }:
                    break;
                case IMethodSymbol { AssociatedSymbol: IPropertySymbol property }:
                    return property.OriginalDefinition;
                case IMethodSymbol or IPropertySymbol or IFieldSymbol:
                    return current.OriginalDefinition;
                case INamespaceOrTypeSymbol:
                    return null;
            }

        return null;
    }

    private ISymbol? Declared(SyntaxNode declaration, CancellationToken cancellation) => declaration switch
    {
        FieldDeclarationSyntax field => Model(field.SyntaxTree).GetDeclaredSymbol(field.Declaration.Variables[0], cancellation),
        GlobalStatementSyntax statement => Model(statement.SyntaxTree).GetEnclosingSymbol(statement.SpanStart, cancellation),
        _ => Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation),
    };

    private BodyFlow Walk(ISymbol member, CancellationToken cancellation)
    {
        var collector = new FlowCollector(places, slots, entities, types, sql, _rows, _http, cancellation);
        var parts = PartialHalves.Other(member) is { } half ? member.DeclaringSyntaxReferences.AddRange(half.DeclaringSyntaxReferences) : member.DeclaringSyntaxReferences;
        var isAsync = member is IMethodSymbol { IsAsync: true };
        foreach (var part in parts)
            foreach (var body in BodiesOf(part.GetSyntax(cancellation)))
                if (compilation.ContainsSyntaxTree(body.SyntaxTree) && !IsOfSerializer(body.SyntaxTree) && Bound(body, cancellation) is { } operation)
                    collector.Collect(member, isAsync, operation);
        return collector.Edges.Count == 0 ? BodyFlow.Empty : new(collector.Edges);
    }

    private IOperation? Bound(SyntaxNode body, CancellationToken cancellation) =>
        _bound.TryGetValue(body, out var known) ? known : Model(body.SyntaxTree).GetOperation(body, cancellation);

    // What reads and writes JSON ties all properties of one type to each other: an int that is an id, and an int that is none.
    private static bool IsOfSerializer(SyntaxTree tree) => tree.FilePath.Contains("System.Text.Json.SourceGeneration");

    private static IEnumerable<SyntaxNode> BodiesOf(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case BaseMethodDeclarationSyntax or CompilationUnitSyntax:
                yield return declaration;
                break;
            case BasePropertyDeclarationSyntax property:
                foreach (var accessor in property.AccessorList?.Accessors ?? [])
                    if (accessor.Body is not null || accessor.ExpressionBody is not null)
                        yield return accessor;
                if ((property as PropertyDeclarationSyntax)?.ExpressionBody is { } expression)
                    yield return expression;
                if ((property as IndexerDeclarationSyntax)?.ExpressionBody is { } indexer)
                    yield return indexer;
                if ((property as PropertyDeclarationSyntax)?.Initializer is { } initializer)
                    yield return initializer;
                break;
            case VariableDeclaratorSyntax { Initializer: { } value }:
                yield return value;
                break;
            // A primary constructor: what it passes to its base.
            case TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax arguments, ..] }:
                yield return arguments;
                break;
        }
    }

    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, missing => compilation.GetSemanticModel(missing));
}
