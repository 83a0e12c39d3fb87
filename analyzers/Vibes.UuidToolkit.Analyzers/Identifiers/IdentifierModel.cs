using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;
using Vibes.UuidToolkit.Analyzers.Sql;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// What is an id in one compilation: the only place that decides it, for the rules and for the change of a whole solution.
/// Seeds come from the <see cref="EntityModel"/>; from there an id is followed through assignments, arguments, comparisons,
/// returns and collections. Everything is worked out when it is asked for and remembered; asking is safe from any thread.
/// </summary>
public sealed class IdentifierModel
{
    private readonly FlowSolver _flow;
    private IReadOnlyList<(ISymbol Symbol, Identifier Identifier)>? _received;

    internal IdentifierModel(Compilation compilation, KnownTypes types, EntityModel entities, HttpEndpoints? endpoints = null)
    {
        Types = types;
        Entities = entities;
        Sql = new(entities);
        SqlCalls = new(Sql, types);
        _flow = new(compilation, entities, types, SqlCalls, endpoints);
    }

    /// <summary>How ids flow through the compilation.</summary>
    internal FlowSolver Flow => _flow;

    internal KnownTypes Types { get; }

    /// <summary>What SQL texts mean.</summary>
    internal SqlModel Sql { get; }

    /// <summary>What calls give to SQL and read from it.</summary>
    internal SqlCalls SqlCalls { get; }

    /// <summary>The entities and their keys: where ids begin.</summary>
    internal EntityModel Entities { get; }

    /// <summary>
    /// Whose id a symbol holds, directly: a property, field, parameter, local, or a method's return value. A task, a nullable
    /// and an asynchronous sequence are looked through. Null where it holds none, or is no symbol of that kind.
    /// Names alone give null; see <see cref="ByName"/>.
    /// </summary>
    public Identifier? Of(ISymbol symbol, CancellationToken cancellation = default) => _flow.Of(symbol, cancellation);

    /// <summary>
    /// The ids that a symbol holds as a collection, a dictionary's keys or values, a tuple's elements: each place within the
    /// symbol's type that holds one, outermost first. Does not include the value itself.
    /// </summary>
    internal IEnumerable<(TypePath Path, Identifier Identifier)> Within(ISymbol symbol, CancellationToken cancellation = default) => _flow.Within(symbol, cancellation);

    /// <inheritdoc cref="FlowSolver.IsNumber(ISymbol, CancellationToken)"/>
    internal bool IsNumber(ISymbol symbol, CancellationToken cancellation = default) => _flow.IsNumber(symbol, cancellation);

    /// <summary>Whose id an expression's value is; null where it is none. Conversions, parentheses and awaits are looked through.</summary>
    public Identifier? Of(IOperation expression, CancellationToken cancellation = default) => _flow.Of(expression, cancellation);

    /// <summary>Whose id an object that an expression gives holds, or whose ids are in what it holds; null where nothing is known of it.</summary>
    internal Identifier? Boxed(IOperation expression, TypePath place, CancellationToken cancellation = default) => _flow.Boxed(expression, place, cancellation);

    /// <summary>Whose id is at a place within a type argument that a call writes, or the type that a static member is called on.</summary>
    internal Identifier? At(ExpressionNode argument, TypePath place, IOperation call, CancellationToken cancellation = default) => _flow.At(argument, place, call, cancellation);

    /// <summary>The id that an expression's elements are, for example of <c>ids</c> in <c>ids.Contains(x.Id)</c>.</summary>
    public Identifier? OfElements(IOperation expression, CancellationToken cancellation = default) => _flow.OfElements(expression, cancellation);

    /// <summary>Whose id a part of a text is that is the address of a request to an endpoint of the solution.</summary>
    public Identifier? InAddress(IOperation text, TextSpan part, CancellationToken cancellation = default) => _flow.InAddress(text, part, cancellation);

    /// <summary>Whose id a part of an expression is: an element of the tuple or collection that it is.</summary>
    internal Identifier? At(IOperation expression, TypePath path, CancellationToken cancellation = default) => path.IsValue ? Of(expression, cancellation) : _flow.At(expression, path, cancellation);

    /// <summary>Whose id a symbol, or a part of it, holds.</summary>
    internal Identifier? At(ISymbol symbol, TypePath path, CancellationToken cancellation = default)
    {
        if (path.IsValue)
            return Of(symbol, cancellation);
        foreach (var (place, id) in Within(symbol, cancellation))
            if (place == path)
                return id;
        return null;
    }

    /// <summary>Whose id an argument, or a part of it, has to be because of its parameter and of the other arguments of the same type argument.</summary>
    internal Identifier? OfArgument(IArgumentOperation argument, TypePath path, CancellationToken cancellation = default) => _flow.OfArgument(argument, path, cancellation);

    /// <summary>
    /// The ids among the type arguments of a type's base list, such as the int of <c>IRequestHandler&lt;Create, int&gt;</c> whose
    /// method returns an id: the base as it is written, and where in it. Also those that a constraint makes follow: the int that
    /// Create has in its own list.
    /// </summary>
    internal IEnumerable<(BaseArgument Argument, TypePath Path, Identifier Identifier)> InBaseList(INamedTypeSymbol type, CancellationToken cancellation = default) =>
        _flow.InBaseList(type, cancellation);

    /// <summary>
    /// The declared members and parameters that hold ids of which only their callers and writers tell, so that <see cref="Of(ISymbol, CancellationToken)"/>
    /// does not. Walks the whole compilation when it is first asked for.
    /// </summary>
    public IEnumerable<(ISymbol Symbol, Identifier Identifier)> Received(CancellationToken cancellation = default) => _received ??= Entities.IsEmpty ? [] : _flow.Received(cancellation).ToList();

    /// <summary>
    /// Whose id a symbol would be by its name, <c>userId</c> beside an entity User, where nothing else is known of it. Null where
    /// more is known, or nothing.
    /// </summary>
    public Identifier? ByName(ISymbol symbol, CancellationToken cancellation = default) =>
        Entities.ByName(symbol) is { } named && (Entities.IsEmpty || Of(symbol, cancellation) is null && !Within(symbol, cancellation).Any() && !Entities.IsOther(symbol)) ? named : null;
}
