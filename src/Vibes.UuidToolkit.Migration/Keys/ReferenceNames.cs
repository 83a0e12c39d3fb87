using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Tells which keys a column is named after.</summary>
internal sealed partial class ReferenceNames
{
    private readonly Schema _schema;
    private readonly Dictionary<string, List<(KeyColumn Key, Likeness Likeness)>> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<KeyColumn, KeyClass> _classes = [];

    public ReferenceNames(Schema schema, IEnumerable<KeyClass> classes)
    {
        _schema = schema;
        foreach (var keyClass in classes)
            foreach (var key in keyClass.Keys.Where(key => schema.Relation(key.RelationOid).PartitionBound is null))
            {
                _classes[key] = keyClass;
                var table = schema.Relation(key.RelationOid);
                var own = table.Column(key.Number).Name;
                foreach (var name in OfTable(table.Name.Name))
                    Add(name, key, Likeness.Table);
                // A key that refers to another gives its name to all that does.
                if (!own.Equals("id", StringComparison.OrdinalIgnoreCase))
                    Add(own, keyClass.Root, IsNumbered(keyClass) ? Likeness.Key : Likeness.UnnumberedKey);
                // auth_user and current_users are the users of a user_id, where no other table is.
                for (var at = table.Name.Name.IndexOf('_', StringComparison.Ordinal); at > 0; at = table.Name.Name.IndexOf('_', at + 1))
                    foreach (var name in OfTable(table.Name.Name[(at + 1)..]))
                        Add(name, key, Likeness.End);
            }

        void Add(string name, KeyColumn key, Likeness likeness)
        {
            var keys = _keys.TryGetValue(name, out var known) ? known : _keys[name] = [];
            if (keys.Any(one => one.Key == key && one.Likeness <= likeness))
                return;
            keys.RemoveAll(one => one.Key == key);
            keys.Add((key, likeness));
        }
    }

    /// <summary>How a column's name is like a key, likeliest first.</summary>
    public enum Likeness
    {
        /// <summary>It is the table's name with <c>id</c>: <c>user_id</c>, <c>users_id</c>, <c>UserId</c>.</summary>
        Table,

        /// <summary>It is the name of the key, which something numbers: <c>customer_id</c>.</summary>
        Key,

        /// <summary>It is the end of the table's name with <c>id</c>.</summary>
        End,

        /// <summary>It is the name of a key that nothing numbers, so that both may refer to a third.</summary>
        UnnumberedKey,
    }

    /// <summary>Whether something in the database numbers one of the class's keys.</summary>
    public bool IsNumbered(KeyClass keyClass) => keyClass.Keys.Any(key => _schema.Relation(key.RelationOid).Column(key.Number) is { Identity: not IdentityKind.None } or { Default: not null });

    /// <summary>The keys that a column may refer to, in groups, likeliest first: of one class one key, of two tables of a name that of the column's own schema.</summary>
    public IEnumerable<(Likeness Likeness, ImmutableArray<KeyColumn> Keys)> Of(Relation relation, Column column)
    {
        var self = _classes.GetValueOrDefault(new(relation.Oid, column.Number));
        return from named in NamesOf(column).SelectMany(name => _keys.GetValueOrDefault(name, []))
               where named.Key.RelationOid != relation.Oid && (named.Likeness != Likeness.End || KindOf(_schema, relation, column) is null) && _classes[named.Key] != self && (self is null || named.Likeness != Likeness.UnnumberedKey)
               group named.Key by (named.Likeness, IsElsewhere: _schema.Relation(named.Key.RelationOid).Name.Schema != relation.Name.Schema) into keys
               orderby keys.Key.Likeness, keys.Key.IsElsewhere
               select (keys.Key.Likeness, keys.DistinctBy(key => _classes[key]).ToImmutableArray());
    }

    /// <summary>The key of the table that a kind of row is called like, as classes and tables are: <c>User</c>, <c>users</c>, <c>Blog::Post</c>, <c>App\Models\Post</c>.</summary>
    /// <param name="relation">The table that refers, whose own schema goes before others.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>Null where no table is called so, or several are.</returns>
    public KeyColumn? OfKind(Relation relation, string kind)
    {
        // With its namespaces, which tables have as prefixes, then without.
        foreach (var name in new[] { Separators().Replace(kind, "_"), Separators().Split(kind)[^1] }.Distinct(StringComparer.Ordinal))
        {
            var keys = (from form in new[] { $"{name}_id", $"{name}Id", $"{Words().Replace(name, "_")}_id" }.Distinct(StringComparer.OrdinalIgnoreCase)
                        from named in _keys.GetValueOrDefault(form, [])
                        where named.Likeness is Likeness.Table or Likeness.End
                        group named.Key by (named.Likeness, IsElsewhere: _schema.Relation(named.Key.RelationOid).Name.Schema != relation.Name.Schema) into likely
                        orderby likely.Key.Likeness, likely.Key.IsElsewhere
                        select likely.Distinct().ToList()).FirstOrDefault();
            if (keys is not null)
                return keys is [var only] ? only : null;
        }

        return null;
    }

    [GeneratedRegex(@"::|[\\./:]")]
    private static partial Regex Separators();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Words();

    // An array is named for many: tag_ids, tagIds, tags.
    private static IEnumerable<string> NamesOf(Column column) => !column.IsIntegerArray ? [column.Name]
        : [column.Name, column.Name + "_id", .. column.Name.EndsWith('s') ? [column.Name[..^1]] : Array.Empty<string>()];

    /// <summary>The column <c>x_type</c>, <c>x_kind</c> or <c>x_table</c>, a text or an enum, beside an <c>x_id</c> that may say which table a row's id is of; null where there is none.</summary>
    public static Column? KindOf(Schema schema, Relation relation, Column id)
    {
        string[] names = id.Name.EndsWith("_id", StringComparison.Ordinal) ? ["type", "kind", "table"] : id.Name.EndsWith("Id", StringComparison.Ordinal) ? ["Type", "Kind", "Table"] : [];
        return names.Select(name => relation.FindColumn(id.Name[..^2] + name)).OfType<Column>()
            .FirstOrDefault(kind => kind.Type == "text" || kind.Type.StartsWith("character", StringComparison.Ordinal) || schema.Types.Any(type => type.Kind == 'e' && type.Oid == kind.TypeOid));
    }

    /// <summary>The names that a reference to a table's key usually has.</summary>
    public static IEnumerable<string> OfTable(string table)
    {
        var singular = table.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? table[..^3] + "y"
            : table.EndsWith("ses", StringComparison.OrdinalIgnoreCase) || table.EndsWith("xes", StringComparison.OrdinalIgnoreCase) ? table[..^2]
            : table.EndsWith('s') || table.EndsWith('S') ? table[..^1] : table;
        return new[] { singular + "_id", table + "_id", singular + "Id", table + "Id" }.Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
