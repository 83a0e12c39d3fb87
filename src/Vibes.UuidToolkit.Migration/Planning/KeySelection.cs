using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Which key classes change: those of the schema, less what the user excludes and what must stay.</summary>
public sealed record KeySelection
{
    /// <summary>The classes that change.</summary>
    public required ImmutableArray<KeyClass> Classes { get; init; }

    /// <summary>The classes that stay because the user excludes them.</summary>
    public required ImmutableArray<KeyClass> Excluded { get; init; }

    /// <summary>Array columns that change, and the name of the class of their elements.</summary>
    public required ImmutableArray<(KeyColumn Column, string Class)> Arrays { get; init; }

    /// <summary>Polymorphic references that change.</summary>
    public required ImmutableArray<(KeyColumn Column, PlannedPolymorphism Kinds)> Polymorphic { get; init; }

    /// <summary>The columns that keep old ids.</summary>
    public required ImmutableArray<KeptId> KeptIds { get; init; }

    /// <summary>Old ids that configured definitions speak of, and the name of each one's class.</summary>
    public required ImmutableArray<PlannedConstant> Constants { get; init; }

    /// <summary>Mappings that the user chose, by the class's name.</summary>
    public required ImmutableDictionary<string, ClassMapping> Mappings { get; init; }

    /// <summary>All columns that change.</summary>
    public IEnumerable<KeyColumn> Columns =>
        Classes.SelectMany(keyClass => keyClass.Columns).Concat(Arrays.Select(array => array.Column)).Concat(Polymorphic.Select(reference => reference.Column));

    /// <summary>What stands against the selection.</summary>
    public required ImmutableArray<Diagnostic> Refusals { get; init; }

    /// <summary>What is worth knowing of it.</summary>
    public required ImmutableArray<Diagnostic> Notices { get; init; }

    /// <summary>Selects the classes.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">What the user decided.</param>
    /// <exception cref="DiagnosticException">The configuration names something that the schema does not have.</exception>
    public static KeySelection Of(Schema schema, MigrationOptions options)
    {
        var names = new ColumnNames(schema);
        var unknown = new List<Diagnostic>();
        KeyColumn Resolve(string name, string section, Func<string, KeyColumn?> find)
        {
            if (find(name) is { } found)
                return found;
            unknown.Add(Descriptors.UnknownName.At($"\"{section}\"", $"The database {schema.DatabaseName} has no '{name}'."));
            return default;
        }

        KeyColumn? Column(string name) => Of(names.Column(name));
        KeyColumn? Key(string name) => Of(names.Key(name));
        static KeyColumn? Of((Relation Relation, Column Column)? found) => found is { } column ? new(column.Relation.Oid, column.Column.Number) : null;

        var references = options.References
            .Select(reference => (Resolve(reference.Column, "references", Column), Resolve(reference.To, "references", Key))).ToList();
        var arrays = options.Arrays
            .Select(reference => (Column: Resolve(reference.Column, "arrays", Column), To: Resolve(reference.To, "arrays", Key))).ToList();
        var polymorphic = options.Polymorphic
            .Select(reference => (Column: Resolve(reference.Column, "polymorphic", Column), reference.TypeColumn,
                Kinds: reference.Types.Select(pair => (pair.Key, To: Resolve(pair.Value, "polymorphic", Key))).ToList())).ToList();
        foreach (var (column, typeColumn, _) in polymorphic)
            if (column != default && schema.Relation(column.RelationOid).FindColumn(typeColumn) is null)
                unknown.Add(Descriptors.UnknownName.At("\"polymorphic\"", $"The table {schema.Relation(column.RelationOid)} has no column '{typeColumn}'."));
        foreach (var name in options.Exclude.Where(name => names.Table(name) is null && names.Column(name) is null))
            unknown.Add(Descriptors.UnknownName.At("\"exclude\"", $"The database {schema.DatabaseName} has no '{name}'."));
        foreach (var name in options.Mappings.Keys.Where(name => names.Table(name) is null && names.Column(name) is null))
            unknown.Add(Descriptors.UnknownName.At("\"mappings\"", $"The database {schema.DatabaseName} has no '{name}'."));
        var definitions = DefinitionNames.Of(schema);
        foreach (var name in options.Definitions.Keys.Where(name => !definitions.ContainsKey(name) && !IsColumn(schema, name)))
            unknown.Add(Descriptors.UnknownName.At("\"definitions\"", $"The database {schema.DatabaseName} has no '{name}'."));
        var constants = options.Definitions.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => IdConstant.In(pair.Value), (pair, id) => (Object: pair.Key, Id: id, Key: Resolve(id.Key, "definitions", Key))).ToList();
        if (unknown.Count > 0)
            throw new DiagnosticException(unknown);

        var refusals = new List<Diagnostic>();
        var notices = new List<Diagnostic>();
        var selected = ImmutableArray.CreateBuilder<KeyClass>();
        var excluded = ImmutableArray.CreateBuilder<KeyClass>();
        var all = KeyClassFinder.Find(schema, references);
        foreach (var keyClass in all)
        {
            var relations = keyClass.Columns.Select(column => schema.Relation(column.RelationOid)).ToList();
            var naming = options.Exclude.Where(name => Names(names, keyClass, name)).ToList();
            if (naming.Count > 0)
                excluded.Add(keyClass);
            else if (relations.All(relation => relation.Extension is not null))
                notices.Add(Descriptors.ExtensionLeft.At(keyClass.Name, $"It belongs to extension {relations[0].Extension}."));
            else
            {
                selected.Add(keyClass);
                foreach (var owned in relations.Where(relation => relation.Extension is not null).Distinct())
                    refusals.Add(Descriptors.ExtensionOwned.At(owned.ToString(), $"It belongs to extension {owned.Extension} and to the key class {keyClass.Name}."));
                foreach (var (column, relation) in keyClass.Columns.Zip(relations).Where(pair => !pair.Second.Column(pair.First.Number).IsInteger))
                    refusals.Add(Descriptors.ClassNotInteger.At($"{relation}.{SqlText.Identifier(relation.Column(column.Number).Name)}",
                        $"It is of type {relation.Column(column.Number).Type} and refers to {keyClass.Name}."));
            }
        }

        foreach (var name in options.Exclude)
            if (names.Column(name) is { } part && !excluded.Any(keyClass => Names(names, keyClass, name))
                && selected.FirstOrDefault(keyClass => keyClass.Columns.Contains(new(part.Relation.Oid, part.Column.Number))) is { } torn)
                refusals.Add(Descriptors.PartialExclusion.At(name, $"It refers to {torn.Name}, which changes."));

        NoteNaturalPositions(schema, selected, notices);
        NoteUnnumbered(schema, selected, notices);
        var keptIds = options.KeepOldIds is { } oldIds ? new KeptIdFinder(schema, oldIds, refusals).Find(selected) : [];
        var classOf = selected.SelectMany(keyClass => keyClass.Columns.Select(column => (column, keyClass.Name))).ToDictionary(pair => pair.column, pair => pair.Name);
        foreach (var constant in constants.Where(constant => !classOf.ContainsKey(constant.Key)))
            refusals.Add(Descriptors.DefinitionFails.At(constant.Object, $"It speaks of {constant.Id}, and that key stays an integer."));
        var selection = new KeySelection()
        {
            Classes = selected.ToImmutable(),
            Excluded = excluded.ToImmutable(),
            Arrays = [.. arrays.Where(array => classOf.ContainsKey(array.To)).SelectMany(array => ReferenceSets.Family(schema, array.Column), (array, column) => (column, classOf[array.To]))],
            Polymorphic =
            [
                .. polymorphic.SelectMany(reference => ReferenceSets.Family(schema, reference.Column), (reference, column) => (column, new PlannedPolymorphism(
                    reference.TypeColumn,
                    reference.Kinds.Where(kind => classOf.ContainsKey(kind.To)).ToImmutableSortedDictionary(kind => kind.Key, kind => classOf[kind.To], StringComparer.Ordinal)))),
            ],
            KeptIds = keptIds,
            Constants = [.. constants.Where(constant => classOf.ContainsKey(constant.Key)).Select(constant => new PlannedConstant(constant.Id.ToString(), classOf[constant.Key], constant.Id.Id)).Distinct()],
            Mappings = selected.SelectMany(keyClass => options.Mappings.Where(pair => Names(names, keyClass, pair.Key)).Select(pair => (keyClass.Name, pair.Value)))
                .GroupBy(pair => pair.Name).ToImmutableDictionary(group => group.Key, group => group.First().Value),
            Refusals = [.. refusals],
            Notices = [.. notices],
        };
        return selection with { Refusals = [.. selection.Refusals, .. DefaultsThatStay(schema, options, definitions, selection)] };
    }

    /// <summary>Configured defaults that nothing would be done with: of columns that stay as they are.</summary>
    private static IEnumerable<Diagnostic> DefaultsThatStay(Schema schema, MigrationOptions options, Dictionary<string, string> definitions, KeySelection selection)
    {
        var objects = new ObjectName(schema);
        var changing = selection.Columns.Select(address => objects.Of(schema.Relation(address.RelationOid), schema.Relation(address.RelationOid).Column(address.Number))).ToHashSet(StringComparer.Ordinal);
        return options.Definitions.Keys.Where(name => !definitions.ContainsKey(name) && !changing.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => Descriptors.DefinitionFails.At(name, "It is the default of a column that does not change, and stays as it is.", "Take it out of \"definitions\", or let the column's key class change."));
    }

    /// <summary>Whether the user's name means the class: one of its keys, or a table that one of its keys is the key of.</summary>
    private static bool Names(ColumnNames names, KeyClass keyClass, string name)
    {
        if (names.Column(name) is { } column && keyClass.Keys.Contains(new(column.Relation.Oid, column.Column.Number)))
            return true;
        return names.Table(name) is { } table && keyClass.Keys.Any(key => key.RelationOid == table.Oid);
    }

    private static bool IsColumn(Schema schema, string name)
    {
        var objects = new ObjectName(schema);
        return schema.Relations.Any(relation => relation.IsTableOrPartitioned && name.StartsWith(relation.ToString(), StringComparison.Ordinal)
            && relation.Columns.Any(column => objects.Of(relation, column) == name));
    }

    private static void NoteNaturalPositions(Schema schema, IEnumerable<KeyClass> selected, List<Diagnostic> notices)
    {
        var changing = selected.SelectMany(keyClass => keyClass.Columns).ToHashSet();
        foreach (var key in schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.PrimaryKey, Columns.Length: > 1, ParentOid: 0 }))
            foreach (var number in key.Columns)
                if (schema.Relation(key.RelationOid).Column(number) is { IsInteger: true } column && !changing.Contains(new(key.RelationOid, number)))
                    notices.Add(Descriptors.NaturalPosition.At($"{schema.Relation(key.RelationOid)}.{SqlText.Identifier(column.Name)}", $"Its primary key is {key.Definition}."));
    }

    private static void NoteUnnumbered(Schema schema, IEnumerable<KeyClass> selected, List<Diagnostic> notices)
    {
        foreach (var keyClass in selected)
            if (keyClass.Keys.All(key => schema.Relation(key.RelationOid).Column(key.Number) is { Identity: IdentityKind.None, Default: null }))
                notices.Add(Descriptors.UnnumberedKey.At(keyClass.Name, "It has no identity, no sequence and no default."));
    }
}
