using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning.Suggestions;

/// <summary>Works out which decisions would let a refused plan through. What was tried is suggested before what is only safe.</summary>
/// <param name="schema">The schema.</param>
/// <param name="selection">The key classes.</param>
/// <param name="classes">The classes as they are planned.</param>
/// <param name="facts">What was read and tried.</param>
/// <param name="newId">A default that makes new ids, as SQL.</param>
internal sealed class SuggestionFinder(Schema schema, KeySelection selection, ImmutableArray<PlannedClass> classes, PlanningFacts facts, string newId)
{
    /// <summary>More classes than this are not excluded for the sake of one definition: a new definition is less.</summary>
    private const int Few = 3;

    private readonly Dictionary<string, string> _definitions = DefinitionNames.Of(schema);
    private readonly Dictionary<string, FailedDefinition> _failed = facts.FailedDefinitions.DistinctBy(failed => failed.Object).ToDictionary(failed => failed.Object);

    /// <summary>The suggestions for a plan's refusals, and for references that nobody declared.</summary>
    public ImmutableArray<Suggestion> Find(IEnumerable<Diagnostic> refusals)
    {
        // A column that is clearly one or the other is not suggested as both.
        var several = facts.PolymorphicCandidates.Where(candidate => candidate.IsClear).Select(candidate => candidate.Column).ToHashSet();
        var single = facts.ReferenceCandidates.Where(candidate => candidate.IsClear && !several.Contains(candidate.From)).ToDictionary(candidate => candidate.From);
        var all = refusals.SelectMany(Of)
            .Concat(facts.ReferenceCandidates.Where(candidate => !several.Contains(candidate.From)).Select(candidate => Reference(candidate.From, candidate.To,
                candidate.Orphans == 0 ? "It is named like a reference, and all its values are ids." : "It is named like a reference, and most of its values are ids.") with { NeedsPerson = !candidate.IsClear }))
            .Concat(facts.PolymorphicCandidates.Where(candidate => candidate.Kinds.Any(kind => kind.To is not null) && !single.ContainsKey(candidate.Column)).Select(candidate => Polymorphic(candidate,
                candidate.IsClear ? $"{candidate.TypeColumn} beside it has tables' names, and all its values are their ids." : $"{candidate.TypeColumn} beside it may say whose ids its values are.")))
            .OrderBy(suggestion => suggestion.NeedsPerson).DistinctBy(suggestion => (suggestion.Member, suggestion.Name)).ToList();
        // What worked with uuids will meet integers again where a class is excluded: the next plan tells.
        var excluded = all.Where(suggestion => suggestion is { Member: SuggestionMember.Exclude, NeedsPerson: false }).Select(suggestion => suggestion.Name).ToHashSet(StringComparer.Ordinal);
        all.RemoveAll(suggestion => excluded.Count > 0 && suggestion is { Member: SuggestionMember.Definitions, NeedsPerson: false }
            && _failed.Values.Concat(facts.FailedDefaults).Any(failed => (failed.Object == suggestion.Name ? failed.Working is not null : failed.IdFunctions.ContainsKey(suggestion.Name)) && (failed.Classes.IsEmpty || failed.Classes.Any(excluded.Contains))));
        return [.. all.Select(suggestion => StayingIn(suggestion, excluded) is { } staying
            ? suggestion with { NeedsPerson = true, Reason = $"{suggestion.Reason} But {staying} would stay an integer, and a column cannot hold both: either all of its kinds change, or none." } : suggestion)];
    }

    /// <summary>An excluded class whose ids are among those of a column of several tables' ids; null where there is none, and for other suggestions.</summary>
    private string? StayingIn(Suggestion suggestion, HashSet<string> excluded) => suggestion.Member != SuggestionMember.Polymorphic ? null
        : facts.PolymorphicCandidates.First(candidate => PlainName(candidate.Column) == suggestion.Name).Kinds.Select(kind => kind.To).OfType<KeyColumn>()
            .Select(key => selection.Classes.FirstOrDefault(keyClass => keyClass.Columns.Contains(key))?.Name).FirstOrDefault(name => name is not null && excluded.Contains(name));

    private IEnumerable<Suggestion> Of(Diagnostic refusal)
    {
        var (name, why) = (refusal.Subject, $"{refusal.Subject}: {refusal.Message}");
        if (_failed.GetValueOrDefault(name) is { IdFunctions.Count: > 0 } reading)
            return Written(reading, why);
        // The functions' own suggestions let it through.
        if (_failed.GetValueOrDefault(name) is { Working: null, Functions: [_, ..] })
            return [];
        Suggestion? definition = _failed.GetValueOrDefault(name) is { Working: { } working } failed && (!working.IsOrder || failed.Classes.All(guilty => classes.Single(planned => planned.Name == guilty).Mapping == MappingKind.Ordered))
            ? new(SuggestionMember.Definitions, name, working.Definition, refusal.Message) { NeedsPerson = working.NeedsPerson }
            : null;
        if (definition is { NeedsPerson: false })
            return [definition];
        if (Planner.Acknowledgeable.Contains(refusal.Descriptor))
            return [.. definition is null ? [] : new[] { definition }, new(SuggestionMember.Acknowledge, $"{refusal.Code} {name}", null, refusal.Message) { NeedsPerson = true }];
        if (definition is not null)
            return [definition, .. Instead(refusal, name, why)];
        return Instead(refusal, name, why);
    }

    /// <summary>The definitions that are written anew for one, its own among them.</summary>
    private static IEnumerable<Suggestion> Written(FailedDefinition failed, string why) =>
        failed.IdFunctions.Select(function => (function.Key, function.Value)).Concat(failed.Working is { } own ? [(failed.Object, own)] : [])
            .Select(one => new Suggestion(SuggestionMember.Definitions, one.Item1, one.Item2.Definition, why) { NeedsPerson = one.Item2.NeedsPerson });

    /// <summary>What lets a refusal through without a definition that works.</summary>
    private IEnumerable<Suggestion> Instead(Diagnostic refusal, string name, string why)
    {
        if (refusal.Descriptor == Descriptors.DefinitionFails)
            return _failed.GetValueOrDefault(name) switch
            {
                { References: [_, ..] references } when references.All(reference => OfKinds(reference.From) is { } kinds ? kinds.IsClear : reference.To is not null) =>
                    references.Select(reference => OfKinds(reference.From) is { } kinds ? Polymorphic(kinds, why) : Reference(reference.From, reference.To!.Value, why)),
                { Classes.Length: > 0 and <= Few and var _, Classes: var classes } failed => classes.Select(guilty => new Suggestion(SuggestionMember.Exclude, guilty, null, why))
                    .Concat(failed.References.Select(reference => OfKinds(reference.From)).OfType<PolymorphicCandidate>().Select(candidate => Polymorphic(candidate, why))),
                var unclear =>
                [
                    .. _definitions.TryGetValue(name, out var definition) ? [new(SuggestionMember.Definitions, name, definition.Trim(), refusal.Message) { NeedsPerson = true }] : Array.Empty<Suggestion>(),
                    .. (unclear?.Classes ?? []).Select(guilty => new Suggestion(SuggestionMember.Exclude, guilty, null, $"{why} Or give a new definition.") { NeedsPerson = true }),
                ],
            };
        if (refusal.Descriptor == Descriptors.DefaultExpression)
            return Default(name, refusal.Message);
        return ExcludedBy.Contains(refusal.Descriptor) ? ClassesOf(name).Select(keyClass => new Suggestion(SuggestionMember.Exclude, keyClass.Name, null, why)) : [];
    }

    /// <summary>A default that calls a function stays as it is once the function gives a uuid.</summary>
    private IEnumerable<Suggestion> Default(string name, string why)
    {
        if (IsKey(name))
            return [new(SuggestionMember.Definitions, name, newId, why)];
        if (facts.FailedDefaults.FirstOrDefault(failed => failed.Object == name) is { } written)
            return Written(written, why);
        var column = schema.Relations.SelectMany(relation => relation.Columns, (relation, column) => (Name: $"{relation}.{SqlText.Identifier(column.Name)}", column)).First(pair => pair.Name == name).column;
        var names = new ObjectName(schema);
        var called = schema.Dependencies.Where(dependency => dependency.Dependent == new ObjectAddress(CatalogOids.Default, column.DefaultOid) && dependency.Referenced.Catalog == CatalogOids.Function)
            .Select(dependency => schema.Functions.FirstOrDefault(function => function.Oid == dependency.Referenced.Oid)).OfType<Function>().ToList();
        if (called.Count > 0)
            return called.Where(function => _failed.GetValueOrDefault(names.Of(function)) is not { Working: not null } && function.Definition is not null)
                .Select(function => new Suggestion(SuggestionMember.Definitions, names.Of(function), function.Definition!.Trim(), $"{name}: {why} It stays once the function gives a uuid.") { NeedsPerson = true });
        return [new(SuggestionMember.Definitions, name, "", $"{why} Empty is none; give SQL of type uuid where rows need one.") { NeedsPerson = column.NotNull }];
    }

    /// <summary>What no definition helps: the class can only stay as it is.</summary>
    private static ImmutableArray<DiagnosticDescriptor> ExcludedBy { get; } =
    [
        Descriptors.ClassNotInteger, Descriptors.ForeignTable, Descriptors.ExtensionOwned, Descriptors.PartitionKey, Descriptors.TypedTable,
        Descriptors.RowTypeStored, Descriptors.GeneratedColumn, Descriptors.MultipleInheritance, Descriptors.OwnNotNull,
    ];

    /// <summary>The classes that a column or table of that name has a part in; for a column that is computed or stores rows, those that it stands on.</summary>
    private IEnumerable<KeyClass> ClassesOf(string name)
    {
        var own = selection.Classes.Where(keyClass => keyClass.Columns.Any(column => Name(column) == name || schema.Relation(column.RelationOid).ToString() == name)).ToList();
        if (own.Count > 0)
            return own;
        var (relation, column) = schema.Relations.SelectMany(relation => relation.Columns, (relation, column) => (relation, column))
            .FirstOrDefault(pair => $"{pair.relation}.{SqlText.Identifier(pair.column.Name)}" == name);
        if (column is null)
            return [];
        var stored = schema.Relations.FirstOrDefault(row => row.RowTypeOid != 0 && (row.RowTypeOid == column.BaseTypeOid || row.RowTypeOid == column.ElementTypeOid));
        return selection.Classes.Where(keyClass => keyClass.Columns.Any(part => stored is not null
            ? part.RelationOid == stored.Oid
            : part.RelationOid == relation!.Oid && column.Default?.Contains(relation.Column(part.Number).Name, StringComparison.Ordinal) == true));
    }

    /// <summary>The column as one that holds ids of several tables; null where nothing says so.</summary>
    private PolymorphicCandidate? OfKinds(KeyColumn column) => facts.PolymorphicCandidates.FirstOrDefault(candidate => candidate.Column == column);

    private Suggestion Polymorphic(PolymorphicCandidate candidate, string why) => new(SuggestionMember.Polymorphic, PlainName(candidate.Column), candidate.TypeColumn, why)
    {
        NeedsPerson = !candidate.IsClear,
        Types = [.. from kind in candidate.Kinds where kind.Name is not null select (kind.Name, kind.To is { } to ? PlainName(schema.Relation(to.RelationOid)) : null)],
    };

    private bool IsKey(string name) => selection.Classes.Any(keyClass => keyClass.Keys.Any(key => Name(key) == name));

    private Suggestion Reference(KeyColumn from, KeyColumn to, string why) => new(
        schema.Relation(from.RelationOid).Column(from.Number).IsIntegerArray ? SuggestionMember.Arrays : SuggestionMember.References, PlainName(from), PlainName(to), why);

    private string Name(KeyColumn column) => $"{schema.Relation(column.RelationOid)}.{SqlText.Identifier(schema.Relation(column.RelationOid).Column(column.Number).Name)}";

    private string PlainName(KeyColumn column)
    {
        var relation = schema.Relation(column.RelationOid);
        return $"{PlainName(relation)}.{relation.Column(column.Number).Name}";
    }

    private static string PlainName(Relation relation) => $"{relation.Name.Schema}.{relation.Name.Name}";
}
