using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What conversions share while a solution is changed: whose ids there are, what becomes of literals, what was decided and left.</summary>
internal sealed class ChangeRound(SolutionScan scan, IIdLiterals literals, DecisionLog decisions)
{
    private readonly Dictionary<string, Entity> _entities = scan.Model.Entities.All.GroupBy(entity => entity.Name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    private readonly Dictionary<(string Path, int Line, int Column), OpenPlace> _open = [];
    private readonly List<(OpenPlace Place, SyntaxNode Was)> _clashes = [];
    private readonly HashSet<(string Path, int Member, string Name)> _names = [];
    private readonly Dictionary<SyntaxTree, SemanticModel?> _models = [];
    private readonly Dictionary<string, Dictionary<string, Dictionary<long, HashSet<string>>>> _rows = new(StringComparer.Ordinal);
    private HashSet<ISymbol>? _positive;
    private HashSet<string>? _namesOfIds;

    /// <summary>What becomes of numbers that are ids.</summary>
    public IIdLiterals Literals { get; } = literals;

    /// <summary>The names of the rows that code writes as numbers.</summary>
    public KnownIds KnownIds { get; } = new();

    /// <summary>What was decided.</summary>
    public DecisionLog Decisions { get; } = decisions;

    /// <summary>What is left for a person, by file and place.</summary>
    public IEnumerable<OpenPlace> Open => _open.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Line).ThenBy(pair => pair.Key.Column).Select(pair => pair.Value);

    /// <summary>What a file of the code before the change means; null where it is in no project. Kept, since what it has bound it need not bind again.</summary>
    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models.Add(tree, model = scan.Projects.FirstOrDefault(project => project.Compilation.ContainsSyntaxTree(tree))?.Compilation.GetSemanticModel(tree));
        return model;
    }

    /// <summary>The files before the change that have a method's name, where the method can be meant: those of its type where it is seen nowhere else, otherwise also those of the projects that see its own.</summary>
    public IEnumerable<SemanticModel> FilesOf(Compilation project, IMethodSymbol method)
    {
        var trees = method.MethodKind == MethodKind.LocalFunction || method.DeclaredAccessibility == Accessibility.Private
            ? method.ContainingType.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree).Distinct()
            : scan.Files.Where(file => file.Compilation == project || file.Compilation.References.OfType<CompilationReference>().Any(reference => reference.Compilation.AssemblyName == project.AssemblyName)).Select(file => file.Tree);
        return trees.Where(tree => FileSearch.Has(tree, method.Name, default)).Select(ModelOf).OfType<SemanticModel>();
    }

    /// <summary>The entity of that name; null where the model has none.</summary>
    public Entity? EntityNamed(string name) => _entities.GetValueOrDefault(name);

    /// <summary>The entities that have the key of a base class or an interface of that name; none where it is one entity's.</summary>
    public IReadOnlyList<Entity> Sharing(string name) => scan.Model.Entities.Sharing(name);

    /// <summary>Whether anything of that name is known to hold ids, whatever its case.</summary>
    public bool HasIdNamed(string name) =>
        (_namesOfIds ??= scan.Model.Flow.Known.Keys.Select(slot => slot.Node).OfType<ISymbol>().Select(symbol => symbol.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)).Contains(name);

    /// <summary>Whether a member is a column that is known to hold no ids.</summary>
    public bool IsPlainColumn(ISymbol member) => scan.Model.Entities.IsOther(member);

    /// <summary>Whether a number is written into a base class's member by way of a class that holds no ids in it.</summary>
    public bool IsOfOtherHeir(SemanticModel model, ExpressionSyntax number) =>
        scan.Model.Flow.NumbersIn.Count > 0 && number.Parent is AssignmentExpressionSyntax assignment && assignment.Right == number && model.GetSymbolInfo(assignment.Left).Symbol is { } member
        && (assignment.Left is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression).Type
            : assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax created } ? model.GetTypeInfo(created).Type : model.GetEnclosingSymbol(number.SpanStart)?.ContainingType) is { } heir
        && scan.Model.Flow.HoldsNumbers(member, heir);

    /// <summary>The entity's table; null where neither the schema nor the configuration tells.</summary>
    public string? TableOf(Entity? entity) => entity is null ? null : entity.Table ?? scan.Model.Entities.TableOf(entity);

    /// <summary>The entity whose id an expression is or has to be, in the code before the change; null where that is not known.</summary>
    public Entity? EntityOf(Compilation compilation, IOperation expression) =>
        scan.Projects.Any(project => project.Compilation == compilation) ? ValueUse.Of(scan.Model.Of(compilation), expression, default)?.Entity : null;

    /// <summary>The entity that a call is about by its type arguments, <c>Get&lt;Journal&gt;(5)</c>, where its parameter takes the ids of any; null where that is not known.</summary>
    public Entity? EntityOfCall(SemanticModel model, SyntaxNode value) =>
        value.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            ? method.TypeArguments.Concat(method.ContainingType.TypeArguments).Select(scan.Model.Entities.Of).FirstOrDefault(entity => entity is not null) : null;

    /// <summary>Whether an expression has to be an id because of where it is given, whatever it is by itself.</summary>
    public bool IsUsedAsId(Compilation compilation, IOperation expression) => EntityOfUse(compilation, expression) is not null;

    /// <summary>The entity whose id an expression has to be because of where it is given; null where nothing asks for one.</summary>
    public Entity? EntityOfUse(Compilation compilation, IOperation expression) => ValueUse.OfUse(scan.Model.Of(compilation), expression, default)?.Entity;

    /// <summary>
    /// Whether what a number is given to is asked somewhere for being more than 0, <c>if (request.JournalId > 0)</c>, in the code before the change: afterwards only the empty id
    /// is none there.
    /// </summary>
    public bool IsAskedForMoreThanNone(SemanticModel model, SyntaxNode number) =>
        model.GetOperation(number) is { } value && ValueUse.Target(value) is { } target && (_positive ??= Positive()).Contains(target.OriginalDefinition);

    private HashSet<ISymbol> Positive()
    {
        var positive = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var finding in scan.Findings)
            if (finding.Id == Analyzers.Rules.Descriptors.IntegerSentinel.Id && finding.Location.SourceTree is { } tree
                && tree.GetRoot().FindNode(finding.Location.SourceSpan) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.LessThanOrEqualExpression, Right: LiteralExpressionSyntax { Token.Value: 0 } } comparison
                && ModelOf(tree)?.GetSymbolInfo(comparison.Left).Symbol is { } asked)
                positive.Add(asked.OriginalDefinition);
        return positive;
    }

    /// <summary>Notes that a number which is written somewhere is that of a row.</summary>
    public void NoteRow(SyntaxNode where, long number, string? entity)
    {
        if (!_rows.TryGetValue(where.SyntaxTree.FilePath, out var types))
            _rows.Add(where.SyntaxTree.FilePath, types = new(StringComparer.Ordinal));
        if (!types.TryGetValue(OutermostType(where), out var rows))
            types.Add(OutermostType(where), rows = []);
        if (!rows.TryGetValue(number, out var entities))
            rows.Add(number, entities = new(StringComparer.Ordinal));
        entities.Add(entity ?? "");
    }

    /// <summary>Whether a file has the numbers of rows.</summary>
    public bool HasRows(SyntaxTree tree) => _rows.ContainsKey(tree.FilePath);

    /// <summary>The numbers of rows in the type that a node is in, each with the entities that have such a row, empty for one that is not known; null where there are none.</summary>
    public IReadOnlyDictionary<long, HashSet<string>>? RowsOf(SyntaxNode node) => _rows.GetValueOrDefault(node.SyntaxTree.FilePath)?.GetValueOrDefault(OutermostType(node));

    // The rounds have trees of their own.
    private static string OutermostType(SyntaxNode node) => node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()?.Identifier.ValueText ?? "";

    /// <summary>A name for a variable that nothing else in the member has.</summary>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="where">Where it is declared.</param>
    /// <param name="name">What it would be called.</param>
    public string Fresh(SemanticModel model, SyntaxNode where, string name)
    {
        var member = where.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? where;
        var fresh = name;
        for (var i = 2; SyntaxFacts.GetKeywordKind(fresh) != SyntaxKind.None || model.LookupSymbols(where.SpanStart, name: fresh).Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
            || member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == fresh) || !_names.Add((where.SyntaxTree.FilePath, member.SpanStart, fresh)); i++)
            fresh = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return fresh;
    }

    /// <summary>Leaves something to a person. Of several reasons for one place the first is told.</summary>
    public void Leave(string? entity, SyntaxNode node, string why) => TryLeave(entity, node, why);

    /// <summary>Leaves a place to a person where <see cref="OpenMarker"/> stands afterwards.</summary>
    /// <param name="entity">Whose id it is; null where that is not known.</param>
    /// <param name="was">What stood there, in the code before the change.</param>
    public void LeaveClash(string? entity, SyntaxNode was)
    {
        if (TryLeave(entity, was, $"An id is used as a number, or a number as an id: what is meant now only a person can say. {OpenMarker.Stands}") is { } place)
            _clashes.Add((place, was));
    }

    /// <summary>The places where an id met a number, with what stood there.</summary>
    public IReadOnlyList<(OpenPlace Place, SyntaxNode Was)> Clashes => _clashes;

    /// <summary>Says which decision a place waits for.</summary>
    /// <param name="place">The place.</param>
    /// <param name="decision">The decision's key.</param>
    /// <param name="why">What it has to do with the place.</param>
    public void WaitFor(OpenPlace place, string decision, string why) => _open[KeyOf(place)] = place with { Decision = decision, Why = why };

    private OpenPlace? TryLeave(string? entity, SyntaxNode node, string why)
    {
        var place = new OpenPlace(entity, Locations.Of(node.GetLocation()), node.ToString(), why);
        return _open.TryAdd(KeyOf(place), place) ? place : null;
    }

    private static (string Path, int Line, int Column) KeyOf(OpenPlace place) => (place.Location.Path, place.Location.StartLine, place.Location.StartColumn);
}
