using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Finds out why definitions fail, and what would help, by trying: with one class changed alone, with an integer column
/// as a reference, with uuids among a function's arguments.
/// </summary>
/// <param name="run">Runs statements within the transaction.</param>
/// <param name="schema">The schema.</param>
/// <param name="selection">The classes that change.</param>
/// <param name="trials">All definitions, each after those it stands on.</param>
/// <param name="twins">Twins of all tables that they speak of.</param>
/// <param name="tables">Those tables.</param>
internal sealed partial class FailureAnalysis(
    TrialRun run, Schema schema, KeySelection selection, IReadOnlyList<Trial> trials, TemporaryTwins twins, IReadOnlyList<Relation> tables)
{
    /// <summary>More of a kind than this are not tried one by one: it would take long and tell nothing clear.</summary>
    private const int Most = 12;

    private readonly HashSet<KeyColumn> _changing = [.. selection.Columns];

    /// <summary>Looks into each failure. There are no twins when it begins, and none when it ends.</summary>
    public async Task<ImmutableArray<FailedDefinition>> RunAsync(IReadOnlyCollection<KeyValuePair<Trial, PostgresException>> failures, CancellationToken cancellation)
    {
        if (failures.Count == 0)
            return [];
        await run.ExecuteAsync(["SAVEPOINT analysis", .. twins.Create(_changing.Contains, withOldIds: false)], cancellation);
        var grown = await OfOldIdsAsync(failures.Select(failure => failure.Key), cancellation);
        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", .. twins.Create(_ => false, withOldIds: false)], cancellation);
        var guilty = await ClassesAsync([.. failures.Select(failure => failure.Key).Where(trial => !grown.Contains(trial))], cancellation);
        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", .. twins.Create(_changing.Contains, withOldIds: true)], cancellation);
        var failed = ImmutableArray.CreateBuilder<FailedDefinition>();
        foreach (var (trial, error) in failures)
        {
            ImmutableArray<string> classes = [.. guilty[trial]];
            failed.Add(new(trial.Object, error.MessageText)
            {
                IsOfOldIds = grown.Contains(trial),
                Classes = classes,
                Reference = await ReferenceAsync(trial, classes, cancellation),
                Replacement = await ReplacementAsync(trial, cancellation),
            });
        }

        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", "RELEASE SAVEPOINT analysis"], cancellation);
        return failed.ToImmutable();
    }

    /// <summary>The definitions that uuids alone do no harm to: a table's further column is too many for them.</summary>
    private async Task<HashSet<Trial>> OfOldIdsAsync(IEnumerable<Trial> failed, CancellationToken cancellation)
    {
        var grown = new HashSet<Trial>();
        if (!selection.KeptIds.IsEmpty)
            foreach (var trial in failed)
                if (await run.RehearseAsync(Below(trial).Append(trial).Select(one => one.Sql), cancellation) is null)
                    grown.Add(trial);
        return grown;
    }

    /// <summary>For each definition, the classes with which alone it fails already.</summary>
    private async Task<ILookup<Trial, string>> ClassesAsync(IReadOnlyCollection<Trial> failed, CancellationToken cancellation)
    {
        var suspected = (from trial in failed
                         let below = Below(trial)
                         let classes = selection.Classes.Where(keyClass => keyClass.Columns.Any(column => Speaks(trial, below, column))).ToList()
                         where classes.Count <= Most
                         from keyClass in classes
                         select (trial, below, keyClass)).ToLookup(one => one.keyClass, one => (one.trial, one.below));
        var guilty = new List<(Trial Trial, string Class)>();
        foreach (var group in suspected)
        {
            // Changing a column takes longer than trying a definition.
            var changed = group.Key.Columns.Where(column => group.Any(one => Speaks(one.trial, one.below, column)));
            await run.ExecuteAsync(["SAVEPOINT class", .. twins.Change(changed)], cancellation);
            foreach (var (trial, below) in group)
                if (await run.RehearseAsync(below.Append(trial).Select(one => one.Sql), cancellation) is not null)
                    guilty.Add((trial, group.Key.Name));
            await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT class", "RELEASE SAVEPOINT class"], cancellation);
        }

        return guilty.ToLookup(pair => pair.Trial, pair => pair.Class);
    }

    /// <summary>An integer column beside the keys with which, as a reference to the only class to blame, the definition works.</summary>
    private async Task<(KeyColumn, KeyColumn)?> ReferenceAsync(Trial trial, ImmutableArray<string> classes, CancellationToken cancellation)
    {
        if (classes is not [var guilty])
            return null;
        var below = Below(trial);
        var excluded = selection.Excluded.SelectMany(keyClass => keyClass.Columns).ToHashSet();
        var candidates = tables.SelectMany(table => table.Columns.Where(column => column is { IsInteger: true, Identity: IdentityKind.None }).Select(column => new KeyColumn(table.Oid, column.Number)))
            .Where(column => !_changing.Contains(column) && !excluded.Contains(column) && Speaks(trial, below, column)).ToList();
        if (candidates.Count > Most)
            return null;
        foreach (var candidate in candidates)
            if (await run.RehearseAsync([.. twins.Change([candidate]), .. below.Append(trial).Select(one => one.Sql)], cancellation) is null)
                return (candidate, Compared(trial, below, selection.Classes.Single(keyClass => keyClass.Name == guilty)));
        return null;
    }

    /// <summary>The class's key that the definition speaks of; they all are one mapping.</summary>
    private KeyColumn Compared(Trial trial, List<Trial> below, KeyClass keyClass) =>
        keyClass.Keys.Where(key => Speaks(trial, below, key)).DefaultIfEmpty(keyClass.Root).OrderBy(key => key != keyClass.Root).First();

    /// <summary>The function's own definition with as few integers of its head as will do turned into uuids.</summary>
    private async Task<string?> ReplacementAsync(Trial trial, CancellationToken cancellation)
    {
        if (trial.Function is not { Definition: { } definition } function || trial.Sql.IndexOf("\n LANGUAGE ", StringComparison.Ordinal) is not (> 0 and var head))
            return null;
        var integers = Integer().Matches(trial.Sql[..head]).Select(match => match.Value).ToList();
        // The statement's head is the definition's but for the schema.
        if (integers.Count is 0 or > 5 || !integers.SequenceEqual(Integer().Matches(Head(definition)).Select(match => match.Value)))
            return null;
        foreach (var choice in Enumerable.Range(1, (1 << integers.Count) - 1).OrderBy(choice => int.PopCount(choice)).ThenBy(choice => choice))
            if (await run.RehearseAsync([WithUuids(trial.Sql, head, choice)], cancellation) is null)
                return WithUuids(definition, Head(definition).Length, choice).Trim();
        return null;

        static string Head(string definition) => definition[..definition.IndexOf("\n LANGUAGE ", StringComparison.Ordinal)];
        static string WithUuids(string sql, int head, int choice)
        {
            var n = 0;
            return Integer().Replace(sql[..head], match => (choice & (1 << n++)) == 0 ? match.Value : "uuid" + (match.Value.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "")) + sql[head..];
        }
    }

    /// <summary>The views that a definition stands on, lowest first.</summary>
    private List<Trial> Below(Trial trial)
    {
        var below = new HashSet<Trial>();
        void Add(Trial upper)
        {
            foreach (var view in trials.Where(one => one != upper && one.View is not null && upper.Mentions(one.View.Name.Name)))
                if (below.Add(view))
                    Add(view);
        }

        Add(trial);
        below.Remove(trial);
        return [.. trials.Where(below.Contains)];
    }

    private bool Speaks(Trial trial, List<Trial> below, KeyColumn column)
    {
        var relation = schema.Relation(column.RelationOid);
        return below.Append(trial).Any(one => one.Mentions(relation.Name.Name) && one.Mentions(relation.Column(column.Number).Name));
    }

    [GeneratedRegex(@"\b(smallint|integer|bigint)(\[\])?")]
    private static partial Regex Integer();
}
