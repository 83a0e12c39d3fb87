using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Follows ids from the entities' keys through the code. A place is an id where its value goes to a key, or where it comes from
/// a place that is one. The search starts at the place that is asked about and walks only the bodies that it gets to, so a
/// single file costs no more than what it touches.
/// </summary>
/// <remarks>
/// A search may go against the flow first and then with it, never the other way round: that an id is passed to
/// <c>Require.Positive(int)</c> says nothing of the counts which are passed to it elsewhere. It does not pass through a place
/// that is declared to be something else, such as a plain column.
/// </remarks>
internal sealed class FlowSolver
{
    private readonly ConcurrentDictionary<SearchedSlot, Identifier?> _known = new();
    private readonly ConcurrentDictionary<SearchedSlot, Identifier?> _byUse = new();
    private readonly ConcurrentDictionary<SearchedSlot, Identifier?> _byName = new();
    private readonly ConcurrentDictionary<Slot, Identifier?> _told = new();
    private readonly ConcurrentDictionary<Slot, Mentioned> _users = new();
    private readonly ConcurrentDictionary<Slot, bool> _numbers = new();
    private readonly Compilation _compilation;
    private readonly EntityModel _entities;
    private readonly Places _places = new();
    private readonly SlotFinder _slots;
    private readonly Bodies _bodies;
    private readonly Hierarchy _hierarchy;
    private readonly MemberSearch _search;
    private readonly HttpEndpoints? _endpoints;
    private readonly JsonShape _shape;
    private readonly RequestInterface? _clients;
    private readonly bool _hasBus;

    /// <summary>A solver for a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="entities">Where ids begin.</param>
    /// <param name="types">Its well-known types.</param>
    /// <param name="sql">What it gives to SQL and reads from it.</param>
    /// <param name="endpoints">Its endpoints, where clients of them may be seen; null where it is on its own.</param>
    public FlowSolver(Compilation compilation, EntityModel entities, KnownTypes types, SqlCalls sql, HttpEndpoints? endpoints)
    {
        _compilation = compilation;
        _entities = entities;
        _endpoints = endpoints;
        _slots = new(entities, types, sql, endpoints);
        _bodies = new(compilation, _places, _slots, entities, types, sql, endpoints);
        _hierarchy = new(compilation, types);
        _search = new(compilation);
        _shape = new(_slots);
        _clients = endpoints is null ? null : new(_shape, endpoints);
        _hasBus = endpoints is not null && MessageMember.AreKnownByName(compilation);
    }

    /// <summary>
    /// What the flow of a whole solution found, which this compilation alone cannot know; null where it is on its own. Set before
    /// anything is asked.
    /// </summary>
    public SolutionFlow? Solution { get; set; }

    /// <summary>The edges of every body in the compilation.</summary>
    public IEnumerable<FlowEdge> Edges(CancellationToken cancellation) => SourceTypes.Of(_compilation).SelectMany(type => Edges(type, cancellation));

    /// <summary>The edges of every body in the compilation, whose types are looked at side by side: for who has the processors for himself. In the same order.</summary>
    public IEnumerable<FlowEdge> EdgesSideBySide(CancellationToken cancellation) =>
        SourceTypes.Of(_compilation).AsParallel().AsOrdered().WithCancellation(cancellation).Select(type => Edges(type, cancellation).ToList()).AsSequential().SelectMany(edges => edges);

    private IEnumerable<FlowEdge> Edges(INamedTypeSymbol type, CancellationToken cancellation) =>
        _bodies.InTurn(type, cancellation).SelectMany(body => body.Edges).Concat(_clients?.Edges(type) ?? []).Concat(_endpoints is null || _entities.Of(type) is not null ? [] : MessageMember.Of(type, _hasBus, _shape));

    /// <inheritdoc cref="Bodies.Remember"/>
    public void Remember(INamedTypeSymbol type, IEnumerable<IOperation> bound, CancellationToken cancellation) => _bodies.Remember(type, bound, cancellation);

    /// <summary>The members that must change type together with a place's.</summary>
    public IEnumerable<Slot> EqualTo(Slot slot) => _hierarchy.EqualTo(slot);

    /// <summary>Whose id a symbol's value is.</summary>
    public Identifier? Of(ISymbol symbol, CancellationToken cancellation)
    {
        var type = IntegerTypes.Declared(symbol);
        if (Places.CanHoldId(IntegerTypes.Unwrap(type)))
            return Search(new Slot(symbol.OriginalDefinition, TypePath.Value), cancellation);
        return IsTask(type) && _places.Of(type).Contains(TypePath.Of(0)) ? Search(new Slot(symbol.OriginalDefinition, TypePath.Of(0)), cancellation) : null;
    }

    /// <summary>The ids within a symbol's type.</summary>
    public IEnumerable<(TypePath Path, Identifier Identifier)> Within(ISymbol symbol, CancellationToken cancellation)
    {
        var type = IntegerTypes.Declared(symbol);
        foreach (var path in _places.Of(type))
            if (!path.IsValue && !(path == TypePath.Of(0) && IsTask(type))
                && Search(new Slot(symbol.OriginalDefinition, path), cancellation) is { } id)
                yield return (path, id);
    }

    /// <summary>All places of a symbol's type that hold ids, those of tasks and collections too.</summary>
    public IEnumerable<(Slot Place, Identifier Identifier)> Held(ISymbol symbol, CancellationToken cancellation) =>
        from path in _places.Of(IntegerTypes.Declared(symbol))
        let place = new Slot(symbol.OriginalDefinition, path)
        let id = Search(place, cancellation)
        where id is not null
        select (place, id);

    /// <summary>Whose id an expression's value is.</summary>
    public Identifier? Of(IOperation expression, CancellationToken cancellation)
    {
        var operation = SlotFinder.Stripped(expression);
        return Places.CanHoldId(IntegerTypes.Unwrap(operation.Type)) ? Search(_slots.Of(operation, TypePath.Value), operation, cancellation)
            : expression is IConversionOperation unboxing ? Search(_slots.Unboxed(unboxing, TypePath.Value), operation, cancellation) : null;
    }

    /// <summary>Whose id an object that an expression gives holds, or whose ids are in what it holds.</summary>
    public Identifier? Boxed(IOperation expression, TypePath path, CancellationToken cancellation) =>
        _slots.OfBoxed(expression) is { } box ? Search(new(box.Node, box.Path.Then(path)), SlotFinder.Stripped(expression), cancellation) : null;

    /// <summary>Whose id is at a place within a type argument of a call, or of the type that a static member is called on.</summary>
    public Identifier? At(ExpressionNode argument, TypePath path, IOperation call, CancellationToken cancellation) => Search(new Slot(argument, path), call, cancellation);

    /// <summary>Whose id a part of a text is that is the address of a request; null where it is none, or the endpoint is not seen.</summary>
    public Identifier? InAddress(IOperation text, TextSpan part, CancellationToken cancellation) =>
        Solution is { } solution && _endpoints is { IsOfClient: true } && HttpRequest.To(text, cancellation) is { } request && request.Address.Values.FirstOrDefault(value => value.Part?.Syntax == text.Syntax && value.Span == part) is { } asked
            ? solution.Of(new(request.Asked(asked.Place), TypePath.Value)) : null;

    /// <summary>Whose ids an expression's elements are.</summary>
    public Identifier? OfElements(IOperation expression, CancellationToken cancellation)
    {
        var operation = SlotFinder.Stripped(expression);
        return _places.SequenceOf(operation.Type) is { } sequence && Places.Corresponding(operation.Type, sequence, TypePath.Of(0)) is { } place
            ? Search(_slots.Of(operation, place), operation, cancellation)
            : null;
    }

    /// <summary>Whose id an argument, or a part of it, is by the place that it goes to: by the parameter, or by what else the call's type argument stands for.</summary>
    public Identifier? OfArgument(IArgumentOperation argument, TypePath path, CancellationToken cancellation) => argument.Parameter is not { } parameter || argument.Parent is not { } call ? null
        : Search(_slots.OfArgument(parameter, call, (call as IInvocationOperation)?.Instance ?? (call as IPropertyReferenceOperation)?.Instance, path), call, cancellation);

    /// <summary>Whose id a part of an expression is.</summary>
    public Identifier? At(IOperation expression, TypePath path, CancellationToken cancellation)
    {
        var operation = SlotFinder.Stripped(expression);
        return Search(_slots.Of(operation, path), operation, cancellation);
    }

    /// <summary>The ids among the type arguments that a type writes in its base list, and those in other lists that a constraint ties to them.</summary>
    public IEnumerable<(BaseArgument Argument, TypePath Path, Identifier Identifier)> InBaseList(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var written in BaseArgument.Direct(type.OriginalDefinition))
        {
            var argument = new BaseArgument(type.OriginalDefinition, written);
            foreach (var path in _places.Of(written))
                if (Search(new(argument, path), BodyFlow.Empty, cancellation) is { } id)
                {
                    yield return (argument, path, id);
                    // What another project wrote is told there.
                    foreach (var tied in Hierarchy.Constrained(argument, path).Where(tied => IsHere((BaseArgument)tied.Node)))
                        yield return ((BaseArgument)tied.Node, tied.Path, id);
                }
        }
    }

    private bool IsHere(BaseArgument argument) => SymbolEqualityComparer.Default.Equals(argument.Type.ContainingAssembly, _compilation.Assembly);

    /// <summary>
    /// The integers among the declared members and parameters which hold ids that nothing but their callers and writers tells of:
    /// what no search from the place itself finds. Walks every body.
    /// </summary>
    public IEnumerable<(ISymbol Symbol, Identifier Identifier)> Received(CancellationToken cancellation)
    {
        // A record's positional parameter is a property too, and is declared once.
        var places = new HashSet<Location>();
        if (Solution is not null)
            yield break;
        foreach (var (slot, id) in new WholeFlow(Edges(cancellation), EqualTo, Seed, IsOther, IsNamedFor, SpeaksOfId, IsNamedForOther, _ => false).Solve(cancellation).Select(pair => (pair.Key, pair.Value)))
            if (slot.Node is IParameterSymbol or IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
                && slot.Node is ISymbol { IsImplicitlyDeclared: false } symbol && symbol.Locations is [{ SourceTree: { } declaring }, ..]
                // In an IDE, what another project declares has a source as well, and is told there.
                && _compilation.ContainsSyntaxTree(declaring)
                && !(symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.DelegateInvoke } })
                && Places.At(IntegerTypes.Declared(symbol), slot.Path).IsInteger() && Search(slot, cancellation) is null && places.Add(symbol.Locations[0]))
                yield return (symbol, id);
    }

    /// <summary>Whether a place is declared to be no id that changes.</summary>
    public bool IsOther(Slot slot) => slot.Node is ISymbol symbol && _entities.IsOther(symbol);

    /// <summary>
    /// Whether a value is a number whatever is done with it: a plain column's; and a variable's, parameter's or method's that is counted on, made as no id
    /// is, or held beside a plain column of its name.
    /// </summary>
    public bool IsNumber(ISymbol symbol, CancellationToken cancellation)
    {
        var slot = new Slot(symbol.OriginalDefinition, TypePath.Value);
        return IsOther(slot) || Solution?.IsMixed(slot) == true || IsNumber(new Step(slot, false, BodyFlow.Empty, null), cancellation);
    }

    // Every search that gets to a symbol asks, and the bodies that may say something of it are always the same.
    private bool IsNumber(Step step, CancellationToken cancellation) => step.Slot.Path.IsValue && step.Slot.Node is IParameterSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && (_numbers.TryGetValue(step.Slot, out var known) ? known : _numbers.GetOrAdd(step.Slot, IsNumber(step.Slot, Scopes(step, cancellation))));

    // Places are told apart by one body's or type's edges, as they are found here one by one; WholeFlow, which has all of them, is told by all.
    private bool IsNumber(Slot slot, IEnumerable<BodyFlow> scopes)
    {
        foreach (var body in scopes)
            if (IsTiedToPlainColumn(slot, body) || IsCounted(slot, body) || slot.Node is ILocalSymbol or IMethodSymbol && !SpeaksOfId(slot) && IsComputed(slot, body, null))
                return true;
        return false;
    }

    private static bool IsCounted(Slot slot, BodyFlow body)
    {
        var edges = body.To(slot);
        for (var i = 0; i < edges.Count; i++)
            if (edges[i].From.Node == FlowEdge.Counting)
                return true;
        return false;
    }

    // h = h * 31 + c, and the method that gives h back.
    private static bool IsComputed(Slot slot, BodyFlow body, HashSet<Slot>? seen)
    {
        var edges = body.To(slot);
        for (var i = 0; i < edges.Count; i++)
            if (edges[i].From.Node == FlowEdge.Computed || edges[i] is { IsEquality: false, From: { Path.IsValue: true, Node: ILocalSymbol or ExpressionNode { TypeArgument: < 0 } } from }
                && (seen ??= [slot]).Add(from) && IsComputed(from, body, seen))
                return true;
        return false;
    }

    // movie.TheMovieDbId == theMovieDbId: the parameter is of that column, though somebody makes a key of it.
    private bool IsTiedToPlainColumn(Slot slot, BodyFlow body)
    {
        if (!slot.Path.IsValue || slot.Node is not (IParameterSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol))
            return false;
        var edges = body.From(slot);
        for (var i = 0; i < edges.Count; i++)
            if (IsPlainColumnOf(slot, edges[i].To))
                return true;
        edges = body.To(slot);
        for (var i = 0; i < edges.Count; i++)
            if (IsPlainColumnOf(slot, edges[i].From))
                return true;
        return false;
    }

    private bool IsPlainColumnOf(Slot slot, Slot other) => other.Node is IPropertySymbol or IFieldSymbol && IsOther(other)
        && (string.Equals(((ISymbol)slot.Node).Name, ((ISymbol)other.Node).Name, StringComparison.OrdinalIgnoreCase) && !SpeaksOfId(slot) || IsNamedForNone((ISymbol)slot.Node));

    private bool IsNamedForNone(ISymbol symbol) => IdentifierNames.Stem(symbol.Name) is { } stem && _entities.NamedLike(symbol) is null
        && !_entities.All.Any(entity => symbol.Name.EndsWith(entity.SimpleName + "Id", StringComparison.OrdinalIgnoreCase) || EndsWithWords(entity.SimpleName, stem));

    private Identifier? Search(Slot slot, CancellationToken cancellation) => Search(slot, BodyFlow.Empty, cancellation);

    private Identifier? Search(Slot? slot, IOperation operation, CancellationToken cancellation) => slot switch
    {
        null => null,
        { Node: ExpressionNode or LocalMember } => Search(slot.Value, _bodies.Around(operation, cancellation), cancellation),
        _ => Search(slot.Value, cancellation),
    };

    /// <summary>
    /// Finds the nearest key that a place is tied to: first by what its own members do, then also by what the callers, writers
    /// and readers of other members do with those on the way whose names speak of an id. Names decide only where it is worth
    /// looking; what is found there decides. Other names are looked at in <see cref="Received"/>. Last, and only guessed, the
    /// names of what other projects of the program declare.
    /// </summary>
    /// <param name="start">The place.</param>
    /// <param name="body">The body it is in; any where it is a symbol.</param>
    /// <param name="cancellation">Cancels the search.</param>
    private Identifier? Search(Slot start, BodyFlow body, CancellationToken cancellation) =>
        Seed(start) ?? (Solution is { } solution ? InSolution(start, solution)
            : Search(start, body, _known, Depth.Bodies, cancellation) ?? Search(start, body, _byUse, Depth.Users, cancellation)
                ?? (_entities.HasProgramAssemblies ? NamedElsewhere(start) ?? Search(start, body, _byName, Depth.Names, cancellation) : null));

    // What no body mentions is what those members are that change together with it.
    private Identifier? InSolution(Slot start, SolutionFlow solution) => solution.Has(start) || IsOther(start) ? solution.Of(start)
        : _hierarchy.EqualTo(start).Select(equal => Seed(equal) ?? solution.Of(equal)).FirstOrDefault(id => id is not null);

    private Identifier? Search(Slot start, BodyFlow body, ConcurrentDictionary<SearchedSlot, Identifier?> answers, Depth depth, CancellationToken cancellation)
    {
        if (answers.TryGetValue(new(start, false), out var known))
            return known;
        var seen = new HashSet<SearchedSlot> { new(start, false) };
        // Whether somebody who uses what was seen could say more than the bodies do.
        var mayBeUsed = depth != Depth.Bodies;
        var queue = new Queue<Step>();
        // Members of other files are looked at one by one, when all is seen that can be got to without them: each has to be bound.
        var far = new Queue<(Step Step, Mentioned Users, int Position)>();
        queue.Enqueue(new(start, false, body, null));
        while (queue.Count > 0 || far.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (queue.Count > 0)
            {
                var step = queue.Dequeue();
                if (IsNumber(step, cancellation))
                    continue;
                var users = depth == Depth.Bodies ? Mentioned.Nowhere : Users(step.Slot, cancellation);
                if (users != Mentioned.Nowhere)
                    far.Enqueue((step, users, 0));
                foreach (var scope in Scopes(step, cancellation))
                    if (Through(scope, step) is { } found)
                        return found;
                foreach (var member in users.Near)
                    if (Through(_bodies.OfDeclaration(member, cancellation), step) is { } found)
                        return found;
                foreach (var equal in _hierarchy.EqualTo(step.Slot))
                    if (Reach(equal, step.OnlyForward, BodyFlow.Empty, step) is { } found)
                        return found;
            }
            else
            {
                var (step, users, position) = far.Dequeue();
                if (position == users.Far.Count)
                    continue;
                if (Through(_bodies.OfDeclaration(users.Far[position], cancellation), step) is { } found)
                    return found;
                far.Enqueue((step, users, position + 1));
            }
        }

        // Everything that can be got to was seen: none of it is an id, and where nobody uses any of it, a search among the users would see the same.
        foreach (var place in seen)
            mayBeUsed = mayBeUsed || Users(place.Slot, cancellation) != Mentioned.Nowhere;
        foreach (var place in seen)
        {
            answers[place] = null;
            if (!mayBeUsed)
                _byUse[place] = null;
        }

        return null;

        // By the edges of a body.
        Identifier? Through(BodyFlow through, Step step)
        {
            if (IsTiedToPlainColumn(step.Slot, through))
                return null;
            var edges = through.From(step.Slot);
            for (var i = 0; i < edges.Count; i++)
                if (edges[i].To.Node != FlowEdge.Number && Reach(edges[i].To, !edges[i].IsEquality || StaysForward(step, edges[i].To), through, step) is { } found)
                    return found;
            if (KeyLookup.TakesAnything(step.Slot))
                return null;
            edges = through.To(step.Slot);
            for (var i = 0; i < edges.Count; i++)
                if (edges[i].IsFromPlace && (edges[i].IsEquality || !step.OnlyForward) && Reach(edges[i].From, edges[i].IsEquality && StaysForward(step, edges[i].From), through, step) is { } found)
                    return found;
            return null;
        }

        Identifier? Reach(Slot slot, bool onlyForward, BodyFlow within, Step previous)
        {
            var place = new SearchedSlot(slot, onlyForward);
            if (!seen.Add(place))
                return null;
            if ((depth == Depth.Names ? NamedElsewhere(slot) : Seed(slot)) is { } seed)
                return Found(new(slot, onlyForward, within, previous), seed, answers);
            if (answers.TryGetValue(place, out var answer))
            {
                if (answer is not null)
                    return Found(new(slot, onlyForward, within, previous), answer, answers);
                mayBeUsed |= !(_byUse.TryGetValue(place, out var used) && used is null);
            }
            else if (!IsOther(slot))
                queue.Enqueue(new(slot, onlyForward, within, previous));
            return null;
        }
    }

    // What a value is compared with may be asked where it comes from, if that is a matter of this body alone: userId == row.Owner,
    // where row is new { Owner = journal.UserId }. A parameter on the other side has callers that are strangers.
    private static bool StaysForward(Step step, Slot equal) => step.OnlyForward && equal.Node is not (LocalMember or ILocalSymbol or ExpressionNode);

    /// <summary>
    /// The members that use a parameter, property, field or method whose name speaks of an id; none where numbers arrive as well, such
    /// as a count: then it is no id.
    /// </summary>
    private Mentioned Users(Slot slot, CancellationToken cancellation)
    {
        if (slot.Node is not ISymbol symbol || symbol is ILocalSymbol)
            return Mentioned.Nowhere;
        return _users.TryGetValue(slot, out var known) ? known : _users.GetOrAdd(slot, Users(slot, symbol, cancellation));
    }

    private Mentioned Users(Slot slot, ISymbol symbol, CancellationToken cancellation)
    {
        if (IsOther(slot) || symbol.ContainingType is not { } owner || _entities.IsOfLibrary(owner) || !MayBeId(symbol))
            return Mentioned.Nowhere;
        var type = NameOfOwner(symbol, owner);
        var users = new List<Mentioned>();
        foreach (var name in NamesOfUse(symbol, owner))
        {
            foreach (var member in _search.Numbering(name, type))
                if (GivesNumber(_bodies.OfDeclaration(member, cancellation).To(slot)))
                    return Mentioned.Nowhere;
            users.Add(_search.Of(name, type, symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree, cancellation));
        }

        return users is [var only] ? only : new([.. users.SelectMany(mentioned => mentioned.Near)], () => [.. users.SelectMany(mentioned => mentioned.Far)]);
    }

    private static bool GivesNumber(List<FlowEdge> edges)
    {
        for (var i = 0; i < edges.Count; i++)
            if (edges[i].From.Node == FlowEdge.Foreign)
                return true;
        return false;
    }

    // Delegates are few, and say nothing of their own.
    private bool MayBeId(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => _entities.MayReturnId(method),
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } } => true,
        // Of a DTO's Id nobody but its writers says whose.
        _ => _entities.NamedLike(symbol) is not null || IdentifierNames.IsPlain(symbol.Name) || IdentifierNames.Stem(symbol.Name) is not null,
    };

    /// <summary>The words of which a use of a symbol has to contain one.</summary>
    private static IEnumerable<string> NamesOfUse(ISymbol symbol, INamedTypeSymbol owner) => symbol switch
    {
        // What an extension block extends is given to whichever of its members is used.
        IParameterSymbol { ContainingSymbol: INamedTypeSymbol block } => block.GetMembers().Select(member => member.Name).Distinct(StringComparer.Ordinal),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.DelegateInvoke } } or IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => [owner.Name],
        IParameterSymbol { ContainingSymbol: { } method } => [method.Name],
        _ => [symbol.Name],
    };

    /// <summary>
    /// The type that whoever uses a symbol has to have in their hands, an extension's being what it extends; null where that does
    /// not narrow the search, or where the declarations that lead to it are not all seen.
    /// </summary>
    private string? NameOfOwner(ISymbol symbol, INamedTypeSymbol owner) => (symbol is IParameterSymbol { ContainingSymbol: var declared } ? declared : symbol) switch
    {
        _ when !SymbolEqualityComparer.Default.Equals(owner.ContainingAssembly, _compilation.Assembly) => null,
        IMethodSymbol { IsExtensionMethod: true } => null,
        _ when ExtensionBlock.Receiver(symbol.ContainingType) is not null => null,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.DelegateInvoke } => null,
        _ => owner.Name.Length == 0 ? null : owner.Name,
    };

    /// <summary>The bodies that may say something of a place.</summary>
    private IEnumerable<BodyFlow> Scopes(Step step, CancellationToken cancellation) => step.Slot.Node switch
    {
        IFieldSymbol or IPropertySymbol => InType(((ISymbol)step.Slot.Node).ContainingType, cancellation),
        // What an extension block extends is seen by all its members.
        IParameterSymbol { ContainingSymbol: INamedTypeSymbol block } => InType(block, cancellation),
        // A primary constructor's parameter is seen by the whole type.
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter
            when parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).Parent?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax
            => InType(constructor.ContainingType, cancellation),
        ISymbol symbol => [_bodies.Of(symbol, cancellation)],
        _ => [step.Body],
    };

    private IEnumerable<BodyFlow> InType(INamedTypeSymbol? type, CancellationToken cancellation) =>
        type is null || type.DeclaringSyntaxReferences.IsEmpty ? [] : _bodies.OfMembers(type, cancellation);

    /// <summary>Whether a place is named like an entity's id.</summary>
    public bool IsNamedFor(Slot slot, Identifier id)
    {
        if (slot.Node is not ISymbol symbol || !slot.Path.IsValue && !IsElement(slot, symbol))
            return false;
        var name = slot.Path.IsValue ? symbol.Name : symbol.Name.TrimEnd('s');
        return _entities.NamedLike(symbol)?.Entity == id.Entity || name.EndsWith(id.Entity.SimpleName + "Id", StringComparison.OrdinalIgnoreCase)
            || IdentifierNames.Stem(name) is { } stem && EndsWithWords(id.Entity.SimpleName, stem);
    }

    /// <summary>Whether a place's name speaks of an id, whosever. What a dictionary is called says what is in it, and not by what: its keys may be ids.</summary>
    public bool SpeaksOfId(Slot slot) => slot.Node switch
    {
        ISymbol symbol when !slot.Path.IsValue && Places.At(IntegerTypes.Declared(symbol), slot.Path.Outer) is INamedTypeSymbol { IsTupleType: false, TypeArguments.Length: > 1 } => true,
        IMethodSymbol method => !ForeignNumber.IsHash(method) && _entities.MayReturnId(method),
        ISymbol symbol => symbol.Name.TrimStart('_').ToLowerInvariant() is "id" or "ids" or "key" || IdentifierNames.Stem(symbol.Name.TrimEnd('s')) is not null || _entities.NamedLike(symbol) is not null,
        _ => false,
    };

    /// <summary>Whether a place's name speaks of an id that is no entity's, and of others than those of the one that reaches it: <c>theMovieDbId</c>.</summary>
    public bool IsNamedForOther(Slot slot, Identifier id) => slot.Node is ISymbol symbol && slot.Path.IsValue && IdentifierNames.Stem(symbol.Name) is not null
        && _entities.NamedLike(symbol) is null && !IsNamedFor(slot, id);

    private static bool IsElement(Slot slot, ISymbol symbol) =>
        Places.Sequence(IntegerTypes.Declared(symbol)) is { } sequence && Places.Corresponding(IntegerTypes.Declared(symbol), sequence, TypePath.Of(0)) == slot.Path;

    // brandId is one of a CatalogBrand, where one is expected.
    private static bool EndsWithWords(string entity, string words) =>
        entity.EndsWith(words, StringComparison.OrdinalIgnoreCase) && char.IsUpper(entity[entity.Length - words.Length]);

    /// <summary>The id that a place is by declaration, or that the ids of the whole solution tell of; null for none.</summary>
    public Identifier? Seed(Slot slot) => Declared(slot) ?? (_entities.Told.MayTell(slot) ? _told.GetOrAdd(slot, _entities.Told.Of) : null);

    private Identifier? Declared(Slot slot) => slot.Node switch
    {
        Identifier id => id,
        BaseArgument argument when slot.Path.Text.Length == 1 => Seed(argument, slot.Path.Text[0] - '0'),
        IPropertySymbol or IFieldSymbol when !slot.Path.IsValue => _entities.DeclaredElements((ISymbol)slot.Node) is { } elements && IsElement(slot, (ISymbol)slot.Node) ? elements : null,
        IPropertySymbol or IFieldSymbol => _entities.Declared((ISymbol)slot.Node) ?? _entities.Wrapped((ISymbol)slot.Node),
        _ => null,
    };

    private Identifier? Seed(BaseArgument argument, int ordinal) => _slots.KeyBeside(argument.Base, ordinal) ?? _entities.KeyDeclaredBy(argument.Base, ordinal, argument.Type) ?? WrappedBy(argument, ordinal);

    // record UserId(int Value) : TypedId<int>(Value), which is the type of a key.
    private Identifier? WrappedBy(BaseArgument argument, int ordinal) =>
        _entities.WrappedBy(argument.Type) is { } id && KeyTypes.InheritedValue(argument.Type) is { } value && IntegerTypes.Declared(value.OriginalDefinition) is ITypeParameterSymbol generic
            && BaseArgument.Fixing(argument.Type, value.ContainingType, TypePath.Of(generic.Ordinal)) is { } written
            && written.Equals(new Slot(argument, TypePath.Of(ordinal))) ? id : null;

    private Identifier? NamedElsewhere(Slot slot) => slot.Node is ISymbol symbol && slot.Path == (Places.CanHoldId(IntegerTypes.Unwrap(IntegerTypes.Declared(symbol))) ? TypePath.Value : TypePath.Of(0))
        ? _entities.NamedElsewhere(symbol) : null;

    private static Identifier Found(Step end, Identifier seed, ConcurrentDictionary<SearchedSlot, Identifier?> answers)
    {
        var (answer, place) = (seed, end.Slot);
        // From the key back to where the search began: each place on the way has the same answer, and one more place to name.
        for (var step = end.Previous; step is not null; step = step.Previous)
        {
            answer = FlowReason.Extend(answer, place);
            answers[new(step.Slot, step.OnlyForward)] = answer;
            place = step.Slot;
        }

        return answer;
    }

    private static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 };

    /// <summary>How far a search goes.</summary>
    private enum Depth
    {
        /// <summary>Through the bodies that it gets to.</summary>
        Bodies,

        /// <summary>Also to those who use what is named like an id.</summary>
        Users,

        /// <summary>To names in other projects instead of keys.</summary>
        Names,
    }

    /// <summary>A place that a search got to, and from where.</summary>
    private sealed record Step(Slot Slot, bool OnlyForward, BodyFlow Body, Step? Previous);
}
