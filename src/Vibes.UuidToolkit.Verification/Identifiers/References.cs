using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Identifiers;

/// <summary>All references of a schema, those that it declares and those that only the configuration knows.</summary>
internal sealed class References
{
    private readonly ILookup<uint, Reference> _byTable;
    private readonly HashSet<uint> _referenced;

    private References(ImmutableArray<Reference> all) =>
        (All, _byTable, _referenced) = (all, all.ToLookup(reference => reference.From.Oid), [.. all.Select(reference => reference.To.Oid)]);

    /// <summary>All of them.</summary>
    public ImmutableArray<Reference> All { get; }

    /// <summary>The table's references: its foreign keys in the order of their names, then the undeclared ones.</summary>
    public ImmutableArray<Reference> Of(Relation table) => [.. _byTable[table.Oid].Where(reference => reference.IsComparable)];

    /// <summary>Whether rows may refer to the table's.</summary>
    public bool IsReferenced(Relation table) => _referenced.Contains(table.Oid);

    /// <summary>The references that a schema declares and a configuration adds.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keys">What is known of its keys beside.</param>
    /// <param name="operators">The operators that compare a foreign key's columns, by its OID.</param>
    /// <exception cref="DiagnosticException">The configuration names something that the schema does not have.</exception>
    public static References Of(Schema schema, KeyConfiguration keys, IReadOnlyDictionary<uint, string[]> operators) => new(
    [
        .. schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 })
            .OrderBy(key => key.Name, StringComparer.Ordinal)
            .Select(key => new Reference(
                key.Name, schema.Relation(key.RelationOid), key.Columns, schema.Relation(key.ReferencedRelationOid), key.ReferencedColumns,
                operators.TryGetValue(key.Oid, out var own) ? [.. own] : []) { Key = key }),
        .. Undeclared(schema, keys),
    ]);

    /// <summary>The operators that PostgreSQL itself compares foreign keys with, by the constraint's OID: with an empty search_path, = need not be the type's own.</summary>
    public static async Task<IReadOnlyDictionary<uint, string[]>> ReadOperatorsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var operators = new Dictionary<uint, string[]>();
        await using var command = new NpgsqlCommand(Operators, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            operators.Add(reader.GetFieldValue<uint>(0), reader.GetFieldValue<string[]>(1));
        return operators;
    }

    /// <summary>The references that only the configuration knows; each also of the tables that inherit its column.</summary>
    /// <exception cref="DiagnosticException">The configuration names something that the schema does not have.</exception>
    public static ImmutableArray<Reference> Undeclared(Schema schema, KeyConfiguration keys)
    {
        var (names, unknown, references) = (new ColumnNames(schema), new List<Diagnostic>(), ImmutableArray.CreateBuilder<Reference>());
        (Relation Relation, Column Column)? Find(string section, string name, Func<string, (Relation, Column)?> find)
        {
            if (find(name) is { } found)
                return found;
            unknown.Add(Descriptors.UnknownName.At($"\"{section}\"", $"The database {schema.DatabaseName} has no '{name}'."));
            return null;
        }

        void Add(string section, string column, string to, Func<Reference, Reference> complete)
        {
            if (Find(section, column, names.Column) is not var (from, own) || Find(section, to, names.Key) is not var (target, key))
                return;
            foreach (var heir in Heirs(schema, from))
                if (heir.FindColumn(own.Name) is { } inherited)
                    references.Add(complete(new(own.Name, heir, [inherited.Number], target, [key.Number], ["OPERATOR(pg_catalog.=)"])));
        }

        foreach (var reference in keys.References)
            Add("references", reference.Column, reference.To, found => found);
        foreach (var reference in keys.Arrays)
            Add("arrays", reference.Column, reference.To, found => found with { IsArray = true });
        foreach (var reference in keys.Polymorphic)
            foreach (var types in reference.Types.GroupBy(type => type.Value, type => type.Key).OrderBy(types => types.Key, StringComparer.Ordinal))
                Add("polymorphic", reference.Column, types.Key, found =>
                {
                    if (found.From.FindColumn(reference.TypeColumn) is not { } type)
                        unknown.Add(Descriptors.UnknownName.At("\"polymorphic\"", $"The table {found.From} has no column '{reference.TypeColumn}'."));
                    else
                        found = found with { TypeColumn = type.Number, Types = [.. types.Order(StringComparer.Ordinal)] };
                    return found;
                });
        return unknown.Count == 0 ? references.ToImmutable() : throw new DiagnosticException([.. unknown.Distinct()]);
    }

    // A partition's rows are read with its root's.
    private static IEnumerable<Relation> Heirs(Schema schema, Relation relation) =>
        schema.Relations.Where(child => child.PartitionBound is null && child.Parents.Contains(relation.Oid)).SelectMany(child => Heirs(schema, child)).Prepend(relation);

    private const string Operators =
        """
        SELECT k.oid, pg_catalog.array_agg(pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) ORDER BY u.position)
        FROM pg_catalog.pg_constraint k CROSS JOIN pg_catalog.unnest(k.conpfeqop) WITH ORDINALITY AS u(operator, position)
        JOIN pg_catalog.pg_operator o ON o.oid = u.operator JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
        WHERE k.contype = 'f' GROUP BY k.oid
        """;
}
