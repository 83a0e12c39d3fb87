using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// The places where an id met a number that the plan can make an id: a column without a foreign key, or what ids and other numbers both reach. One answer settles all that meet the same,
/// so that each place names its question.
/// </summary>
internal sealed class NumberClashes
{
    private readonly ChangeRound _fix;
    private readonly ScanOptions _options;
    private readonly List<(OpenPlace Place, string? Entity, HashSet<string> Symbols)> _places;
    private readonly Dictionary<string, string> _columnsBehind;

    /// <summary>Finds what is in them.</summary>
    /// <param name="fix">The change.</param>
    /// <param name="options">What is changed.</param>
    /// <param name="columnsBehind">Of what ids and numbers both reach, the column that they get to by way of it.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public NumberClashes(ChangeRound fix, ScanOptions options, IReadOnlyDictionary<Slot, Slot> columnsBehind, CancellationToken cancellation)
    {
        _fix = fix;
        _options = options;
        _columnsBehind = columnsBehind.Where(pair => pair.Key.Node is ISymbol).GroupBy(pair => MixedPlace.NameOf((ISymbol)pair.Key.Node), pair => MixedPlace.NameOf((ISymbol)pair.Value.Node), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _places = [.. fix.Clashes.Select(clash => (clash.Place, clash.Place.Entity ?? Read(clash.Was, cancellation), SymbolsAt(clash.Was, cancellation)))];
    }

    // So many entities an answer names; of more, nobody reads the list.
    private const int Named = 4;

    /// <summary>
    /// The entities whose ids meet a column, as an answer names them. Where all that share a base class may meet it, its name tells one of them, as ParentProductId does, or else
    /// the base class stands for many.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="first">The entity that is known without them.</param>
    /// <param name="all">All that change: what the ids of any go to.</param>
    public string EntitiesAt(ISymbol column, string first, IEnumerable<string> all)
    {
        var name = MixedPlace.NameOf(column);
        var met = _places.Where(clash => clash.Symbols.Contains(name)).Select(clash => clash.Entity).OfType<string>().Append(first).ToList();
        if (met.RemoveAll(entity => entity == EntityModel.AnyEntity) > 0)
            met.AddRange(all);
        // Of a base class's name the entities that inherit from it, of which some may be left out.
        var entities = met.SelectMany(entity => _fix.Sharing(entity) is { Count: > 0 } several ? several.Where(one => NamedEntities.AreMeant(one, _options)).Select(one => one.Name)
            : entity == first || _fix.EntityNamed(entity) is not null ? [entity] : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (entities.Count <= Named)
            return string.Join(DecisionLog.Or, entities);
        if (IdentifierNames.Stem(column.Name) is { } stem && entities.Where(entity => IsLastWordOf(stem, entity)).MaxBy(entity => entity.Length) is { } spoken)
            return spoken;
        return met.FirstOrDefault(entity => _fix.Sharing(entity).Count(one => NamedEntities.AreMeant(one, _options)) == entities.Count)
            ?? (entities.Count == all.Count() ? EntityModel.AnyEntity : string.Join(DecisionLog.Or, entities));
    }

    // LinkedProduct speaks of a Product, and a Byproduct of none.
    private static bool IsLastWordOf(string stem, string entity) => entity.Length > 1 && char.IsUpper(entity[0]) && stem.EndsWith(entity, StringComparison.Ordinal);

    /// <summary>Has each place name the question that it waits for, once all are asked. A column's comes first: with it often goes what ids and numbers both reached.</summary>
    public void WaitForAnswers()
    {
        foreach (var (place, _, symbols) in _places)
            if ((Asked(symbols, DecisionLog.ColumnPrefix) ?? Asked(symbols.Select(symbol => _columnsBehind.GetValueOrDefault(symbol)).OfType<string>(), DecisionLog.ColumnPrefix)) is { } column)
                WaitFor(place, column, "it is a column without a foreign key", $"'{column.Entity}'");
            else if (Asked(symbols, DecisionLog.MixedPrefix) is { } mixed)
                WaitFor(place, mixed, "ids and other numbers both get there", $"'{DecisionLog.Id}'");
    }

    private Decision? Asked(IEnumerable<string> symbols, string prefix) => symbols.Select(symbol => _fix.Decisions.NumberAt(prefix, symbol)).FirstOrDefault(decision => decision is not null);

    private void WaitFor(OpenPlace place, Decision decision, string reason, string answer) => _fix.WaitFor(place, decision.Key,
        $"'{decision.Code}' stays a number, since {reason}. Where it holds ids, answer '{decision.Key}' in the plan with {answer}, and this place is settled with all others of it. Until then {OpenMarker.Stands}");

    // A place has no entity's name where several inherit what it reads.
    private string? Read(SyntaxNode was, CancellationToken cancellation) =>
        _fix.ModelOf(was.SyntaxTree) is { } model && model.GetOperation(was, cancellation) is { } value ? _fix.EntityOf(model.Compilation, value)?.Name : null;

    /// <summary>What plans call the symbols that an expression has in it, is compared with, or is given to; the last first.</summary>
    private HashSet<string> SymbolsAt(SyntaxNode was, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (_fix.ModelOf(was.SyntaxTree) is not { } model || was.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression)
            return names;
        while (expression.Parent is ParenthesizedExpressionSyntax or IsPatternExpressionSyntax || expression.Parent is BinaryExpressionSyntax { Left: var left } binary && (OtherValue.IsComparison(binary) || binary.IsKind(SyntaxKind.CoalesceExpression) && left == expression))
            expression = (ExpressionSyntax)expression.Parent;
        if (model.GetOperation(expression, cancellation) is { } value && ValueUse.Target(value) is { } target)
            Add(target);
        foreach (var name in expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            if (model.GetSymbolInfo(name, cancellation).Symbol is { } symbol and not (INamespaceOrTypeSymbol or IRangeVariableSymbol))
                Add(symbol);
        return names;

        void Add(ISymbol symbol) => names.Add(MixedPlace.NameOf(((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition));
    }
}
