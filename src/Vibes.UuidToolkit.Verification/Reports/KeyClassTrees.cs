using System.Collections.Immutable;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Contents;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>Makes trees of the key classes that two databases have.</summary>
internal static class KeyClassTrees
{
    /// <summary>The trees, in the order of the names of their keys.</summary>
    /// <param name="before">What the rows added up to.</param>
    /// <param name="after">What they add up to.</param>
    /// <param name="foreignKeys">The snapshot of the foreign keys; before, or after where there was none.</param>
    /// <param name="findings">What differs.</param>
    public static ImmutableArray<KeyClassTree> Of(DatabaseContents before, DatabaseContents after, ImmutableArray<Declaration> foreignKeys, FindingIndex findings)
    {
        var types = after.Tables.SelectMany(table => table.Ids.Select(id => (Name: $"{table.Table}.{id.Column}", id.Type))).ToDictionary(id => id.Name, id => id.Type, StringComparer.Ordinal);
        var references = before.Tables.SelectMany(table => table.Relationships.Where(key => key.IsDeclared).Select(key => (Key: $"{table.Table} {key.Name}", key.References)))
            .ToDictionary(key => key.Key, key => key.References, StringComparer.Ordinal);
        var referring = foreignKeys.SelectMany(ForeignKeyColumn.Of).ToLookup(column => column.Target, StringComparer.Ordinal);
        return
        [
            .. before.Tables.SelectMany(table => table.Ids.Select(id => (Name: $"{table.Table}.{id.Column}", id.Class, id.Type)))
                .GroupBy(id => id.Class, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Tree(group.Key, group.ToDictionary(id => id.Name, id => id.Type, StringComparer.Ordinal))),
        ];

        KeyClassTree Tree(string root, Dictionary<string, string> members)
        {
            var (columns, seen) = (ImmutableArray.CreateBuilder<KeyClassColumn>(), new HashSet<string>(StringComparer.Ordinal));
            Add(root, null, -1, 0);
            // Inheritance ties columns too, and so do references that are no foreign keys.
            foreach (var member in members.Keys.Order(StringComparer.Ordinal))
                if (!seen.Contains(member))
                    Add(member, null, 0, 1);
            var states = columns.Select(column => column.State).ToHashSet();
            return new(root, columns.ToImmutable(), states.Contains(ReportState.Different) || findings.Has(root) ? ReportState.Different
                : states.Contains(ReportState.Migrated) ? ReportState.Migrated : ReportState.Same);

            void Add(string name, ForeignKeyColumn? key, int parent, int depth)
            {
                var (type, now, place) = (members[name], types.GetValueOrDefault(name), columns.Count);
                var isDifferent = findings.Has(name) || (key is not null && (findings.Has(key.Subject) || findings.Has(key.Declaration)));
                columns.Add(new(name, key?.Name, parent, depth, type, now, key is null ? null : references.TryGetValue(key.Subject, out var count) ? count : null,
                    isDifferent ? ReportState.Different : type == now ? ReportState.Same : ReportState.Migrated));
                // A column that refers to its own class in a circle, or to two columns of it, stands in the tree once for each.
                if (!seen.Add(name))
                    return;
                foreach (var from in referring[name].Where(from => members.ContainsKey(from.Column)).OrderBy(from => from.Column, StringComparer.Ordinal).ThenBy(from => from.Name, StringComparer.Ordinal))
                    Add(from.Column, from, place, depth + 1);
            }
        }
    }
}
