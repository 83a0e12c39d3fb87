using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Contents;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>Compares what the rows of two databases add up to, by what does not depend on the ids that a migration changed.</summary>
internal static class ContentsComparison
{
    /// <summary>The differences. Lost and new tables and sequences are told by the schema's comparison already.</summary>
    /// <param name="before">One side.</param>
    /// <param name="after">The other.</param>
    /// <param name="keys">Which columns were migrated.</param>
    public static IEnumerable<Diagnostic> Compare(DatabaseContents before, DatabaseContents after, KeyChanges keys)
    {
        var tables = after.Tables.ToDictionary(table => table.Table);
        var pairs = before.Tables.Where(table => tables.ContainsKey(table.Table)).Select(table => (Before: table, After: tables[table.Table])).ToList();
        var changed = pairs.Where(pair => pair.Before.Own != pair.After.Own || pair.Before.Rows != pair.After.Rows).Select(pair => pair.Before.Table).ToHashSet();
        var isRelatedAlike = changed.Count == 0;
        foreach (var (left, right) in pairs)
        {
            if (left.Rows != right.Rows)
                yield return Descriptors.RowsChanged.At(left.Table, $"It had {left.Rows} rows, and has {right.Rows}.");
            else if (!left.OwnColumns.SequenceEqual(right.OwnColumns))
                yield return Descriptors.NotComparable.At(left.Table, $"Its columns without ids were {string.Join(", ", left.OwnColumns)}, and are {string.Join(", ", right.OwnColumns)}.");
            else if (left.Own != right.Own)
                yield return Descriptors.RowsChanged.At(left.Table, "A value in a column without ids has changed.");
            else
            {
                foreach (var finding in CompareIds(left, right, keys).Concat(CompareRelationships(left, right, changed)))
                {
                    isRelatedAlike = false;
                    yield return finding;
                }

                isRelatedAlike &= left.Relationships.Select(key => (key.Name, key.To)).SequenceEqual(right.Relationships.Select(key => (key.Name, key.To)));
            }

            if ((left.AlikeRefined ?? left.Alike) is > 0 and var alike)
                yield return Descriptors.RowsAlike.At(left.Table, $"{alike} of its {left.Rows} rows are like another one in all columns without ids{(left.AlikeRefined is null ? "" : ", and so are the rows around them")}.");
        }

        // A difference reaches all rows around it: where it has been told, this would tell it again.
        if (!isRelatedAlike)
            pairs.Clear();
        foreach (var (left, right) in pairs)
            if (left.Refined is { } was && right.Refined is { } now && was != now)
            {
                isRelatedAlike = false;
                yield return Descriptors.RelationshipChanged.At(left.Table, "Each of its rows refers to a row like the one before, and the rows around them are not those that were there together: rows that are alike have exchanged some of what belongs to them.");
            }

        if (isRelatedAlike)
            foreach (var finding in pairs.SelectMany(pair => CompareAround(pair.Before, pair.After, keys)))
                yield return finding;

        foreach (var finding in CompareLargeObjects(before.LargeObjects, after.LargeObjects))
            yield return finding;

        var positions = after.Sequences.ToDictionary(sequence => sequence.Sequence);
        foreach (var sequence in before.Sequences)
            if (positions.TryGetValue(sequence.Sequence, out var now) && now != sequence)
                yield return Descriptors.SequenceMoved.At(sequence.Sequence, $"It was at {Position(sequence)}, and is at {Position(now)}.");
    }

    private static IEnumerable<Diagnostic> CompareIds(TableContents before, TableContents after, KeyChanges keys)
    {
        var kept = before.Ids.Where(id => !keys.IsMigrated(before.Table, id.Column)).ToList();
        foreach (var id in kept)
            if (after.Ids.FirstOrDefault(other => other.Column == id.Column) is { } now && now.Type == id.Type && now.Fingerprint != id.Fingerprint)
                yield return Descriptors.IdsChanged.At($"{before.Table}.{id.Column}", "Its values are not what they were.");
        foreach (var id in before.Ids)
            if (id.Shared is { } was && after.Ids.FirstOrDefault(other => other.Column == id.Column)?.Shared is { } now && was != now)
                yield return Descriptors.KeyBroken.At($"{before.Table}.{id.Column}", "Rows share an id that had each their own, or have each their own that shared one.");
        // Several ids of one row may have been exchanged with those of another, which each for itself does not show.
        if (kept.Count == before.Ids.Length && before.Ids.SequenceEqual(after.Ids) && before.Fingerprint != after.Fingerprint)
            yield return Descriptors.IdsChanged.At(before.Table, "Its rows are not what they were.");
    }

    /// <summary>Ids that stayed, and that rows have exchanged which are alike in their own columns and in nothing else.</summary>
    private static IEnumerable<Diagnostic> CompareAround(TableContents before, TableContents after, KeyChanges keys)
    {
        foreach (var id in before.Ids.Where(id => !keys.IsMigrated(before.Table, id.Column)))
            if (id.Around is { } was && after.Ids.FirstOrDefault(other => other.Column == id.Column) is { Around: { } now } other && other.Type == id.Type && other.Fingerprint == id.Fingerprint && was != now)
                yield return Descriptors.IdsChanged.At($"{before.Table}.{id.Column}", "Its values are there as before, and some are with other rows: rows that are alike in their own columns, and not in those around them, have exchanged theirs.");
        foreach (var kept in after.KeptIds)
            if (keys.Kept(after.Table, kept.Column) is { } expected && before.Ids.FirstOrDefault(id => id.Column == expected.Key) is { Around: { } was } id && kept.Fingerprint == id.Fingerprint && kept.Around is { } now && was != now)
                yield return Descriptors.OldIdsLost.At($"{after.Table}.{kept.Column}", $"The integers that {kept.Key} was are all there, and some are with other rows: rows that are alike in their own columns, and not in those around them, have exchanged theirs.");
    }

    private static IEnumerable<Diagnostic> CompareRelationships(TableContents before, TableContents after, HashSet<string> changed)
    {
        var found = false;
        foreach (var left in before.Relationships)
            // Where rows themselves changed, so does every fingerprint that they are in; the rows are told already.
            if (after.Relationships.FirstOrDefault(key => key.Name == left.Name && key.To == left.To) is { } right && !changed.Contains(left.To)
                && (left.References, left.Orphans, left.Fingerprint, left.Default) != (right.References, right.Orphans, right.Fingerprint, right.Default))
            {
                found = true;
                if (left.Default != right.Default)
                    yield return Descriptors.RelationshipChanged.At($"{before.Table} {left.Name}", $"The column's default refers to another row of {left.To} than before, or to none.");
                // Those of a foreign key are told with it.
                if (!left.IsDeclared && left.Orphans != right.Orphans)
                    yield return Descriptors.OrphansChanged.At($"{before.Table} {left.Name}", $"It had {left.Orphans} orphans, and has {right.Orphans}.");
                if ((left.References, left.Fingerprint) != (right.References, right.Fingerprint))
                    yield return Descriptors.RelationshipChanged.At($"{before.Table} {left.Name}", left.References != right.References
                        ? $"{left.References} rows referred to {left.To}, and {right.References} do."
                        : $"A row refers to another row of {left.To} than before.");
            }

        if (!found && before.Related is { } was && after.Related is { } now && was != now
            && before.Relationships.Select(key => (key.Name, key.To)).SequenceEqual(after.Relationships.Select(key => (key.Name, key.To)))
            && !before.Relationships.Any(key => changed.Contains(key.To)))
            yield return Descriptors.RelationshipChanged.At(before.Table, "A row's references, each right for itself, are not together those of a row before: two rows have exchanged some, or one that led nowhere leads nowhere in another way.");
    }

    private static IEnumerable<Diagnostic> CompareLargeObjects(LargeObjectContents? before, LargeObjectContents? after)
    {
        const string Subject = "large objects";
        if (before?.Objects != after?.Objects)
            yield return Descriptors.RowsChanged.At(Subject, $"There were {before?.Objects ?? 0}, and are {after?.Objects ?? 0}.");
        else if (before is not null && after is not null)
        {
            if (before.Fingerprint != after.Fingerprint)
                yield return Descriptors.RowsChanged.At(Subject, "Their numbers, owners, grants or comments are not what they were.");
            if (before.Content is null != after.Content is null)
                yield return Descriptors.NotComparable.At(Subject, $"What they hold was read {(before.Content is null ? "after" : "before")} and not {(before.Content is null ? "before" : "after")}: their role may not read pg_largeobject.", "Take both snapshots as a role that may.");
            else if (before.Content != after.Content)
                yield return Descriptors.RowsChanged.At(Subject, "What they hold has changed.");
        }
    }

    private static string Position(SequenceContents sequence) => FormattableString.Invariant($"{sequence.LastValue}{(sequence.IsCalled ? "" : ", not called")}");
}
