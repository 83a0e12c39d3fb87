using System.Collections.Concurrent;
using System.Collections.Immutable;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>The ids that a planned migration gives the rows: an id in the code is the same in the database.</summary>
/// <param name="manifest">The plan.</param>
/// <param name="key">Its mapping key.</param>
public sealed class PlannedIds(Manifest manifest, MappingKey key) : IIdLiterals
{
    private readonly ReadableIds _otherwise = new();
    private readonly ConcurrentDictionary<Diagnostic, bool> _problems = [];
    private readonly Dictionary<string, PlannedClass> _classes = ClassesByTable(manifest);
    private readonly Dictionary<string, KeptId> _kept = ByTable(manifest.KeptIds, kept => kept.Table, kept => kept);

    /// <summary>Reads the folder that <c>uuidkit plan</c> wrote.</summary>
    /// <param name="folder">The folder, or its plan.</param>
    /// <exception cref="DiagnosticException">It is not there, or not readable.</exception>
    public static PlannedIds Read(string folder)
    {
        var (manifest, key) = PlanFolder.Read(folder);
        return key.Fingerprint == manifest.MappingKeyFingerprint
            ? new(manifest, key)
            : throw new DiagnosticException(Descriptors.PlanInvalid.At(folder, "Its mapping key is not the one that it was planned with."));
    }

    /// <summary>The columns that the plan changes with the keys that they refer to, as <see cref="Scanning.ScanOptions.References"/> has them: also those that no foreign key tells of.</summary>
    public ImmutableHashSet<string> References => manifest.Columns.Where(column => column.Role is ColumnRole.Reference or ColumnRole.Polymorphic or ColumnRole.Array).Select(Reference).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Whether the plan changes a table's key.</summary>
    public bool Changes(string? table) => table is not null && _classes.ContainsKey(table);

    /// <summary>Whether the migrated database answers for old ids.</summary>
    public bool AreAnswered => manifest.InstallsLookupFunctions || AreKept;

    /// <summary>Whether the migrated database keeps old ids in columns.</summary>
    public bool AreKept => !manifest.KeptIds.IsEmpty;

    /// <summary>The query for the UUID of a table's old id in parameter <c>@id</c>, as text: no row, or null, where no row had it. Null for a table whose ids do not change.</summary>
    public string? OldIdQueryOf(string? table)
    {
        if (table is null || !_classes.TryGetValue(table, out var planned))
            return null;
        if (KeptIdOf(table) is { } kept)
            return $"SELECT CAST({SqlText.Identifier(kept.Key)} AS text) FROM {kept.Table} WHERE {SqlText.Identifier(kept.Column)} = @id";
        return manifest.InstallsLookupFunctions ? $"SELECT CAST(uuidkit.uuid_of({SqlText.Literal(planned.RootTable.ToString())}, @id) AS text)" : null;
    }

    /// <summary>The column that keeps a table's old ids; null where none does.</summary>
    public KeptId? KeptIdOf(string? table) => table is null ? null : _kept.GetValueOrDefault(table);

    /// <inheritdoc/>
    public bool AreOfDatabase => true;

    /// <summary>The ids that were asked for and cannot be worked out; they got readable ones.</summary>
    public ImmutableArray<Diagnostic> Problems => [.. _problems.Keys.OrderBy(problem => problem.Subject, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Guid Of(string entity, string? table, long id)
    {
        if (table is null)
            return Otherwise(entity, id, "Which table it is stored in is not known.");
        if (!_classes.TryGetValue(table, out var planned))
            return Otherwise(entity, id, $"The plan changes no key of {table}.");
        return planned.Mapping switch
        {
            MappingKind.Ordered when planned.Base + id is >= 0 and <= UuidMapping.MaximumPrefix => UuidMapping.Ordered(key, planned.Name, planned.Base, id),
            MappingKind.Ordered => Otherwise(entity, id, $"{id} is beyond what the mapping of {table} takes."),
            MappingKind.Derived => UuidMapping.Derived(key, planned.Name, id),
            _ => Otherwise(entity, id, $"The mapping of {table} is '{planned.Mapping.ToString().ToLowerInvariant()}', which only the migrated database knows."),
        };
    }

    /// <summary>One message an entity and reason, not one an id.</summary>
    private Guid Otherwise(string entity, long id, string reason)
    {
        _problems.TryAdd(Descriptors.IdNotMapped.At(entity, reason), true);
        return _otherwise.Of(entity, null, id);
    }

    private string Reference(PlannedColumn column)
    {
        var classes = column.Polymorphic?.Classes.Values.Distinct() ?? [column.Class!];
        var tables = classes.Select(name => manifest.Classes.First(planned => planned.Name == name).RootTable);
        return $"{column.Table.Schema}.{column.Table.Name}.{column.Column}: {string.Join(" | ", tables.Select(table => $"{table.Schema}.{table.Name}"))}";
    }

    private static Dictionary<string, PlannedClass> ClassesByTable(Manifest manifest)
    {
        var classes = manifest.Classes.ToDictionary(planned => planned.Name, StringComparer.Ordinal);
        return ByTable(manifest.Columns.Where(column => column is { Role: ColumnRole.Key, Class: not null }).DistinctBy(column => column.Table), column => column.Table, column => classes[column.Class!]);
    }

    /// <summary>With and without the schema, and as the model of the code knows a table, as far as that names one.</summary>
    private static Dictionary<string, TValue> ByTable<T, TValue>(IEnumerable<T> planned, Func<T, QualifiedName> tableOf, Func<T, TValue> valueOf) =>
        planned.Select(one => (Table: tableOf(one), Value: valueOf(one)))
            .SelectMany(one => new[] { $"{one.Table.Schema}.{one.Table.Name}", one.Table.Name, EntityNames.Fold(one.Table.Name) }.Distinct(StringComparer.Ordinal).Select(name => (Name: name, one.Value)))
            .GroupBy(named => named.Name, StringComparer.Ordinal).Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.Ordinal);
}
