using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

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
/// <param name="replacements">Makes functions anew.</param>
/// <param name="inPlace">The statements that put configured functions in their places; they work on uuids alone.</param>
internal sealed partial class FailureAnalysis(
    TrialRun run, Schema schema, KeySelection selection, IReadOnlyList<Trial> trials, TemporaryTwins twins, IReadOnlyList<Relation> tables,
    FunctionReplacements replacements, IReadOnlyList<string> inPlace)
{
    /// <summary>More of a kind than this are not tried one by one: it would take long and tell nothing clear.</summary>
    private const int Most = 12;

    /// <summary>Characters of a definition that are shown on either side of a place in it.</summary>
    private const int Around = 40;

    /// <summary>More integers of a function's head, and casts in its body, are not tried in all ways.</summary>
    private const int Heads = 7;

    /// <summary>More functions that something calls are not tried in all ways.</summary>
    private const int Functions = 3;

    private const string BodyQuote = "$function$";

    private readonly HashSet<KeyColumn> _changing = [.. selection.Columns];
    private readonly PlaceMapping _places = new(run, schema, DefinitionNames.Of(schema));

    /// <summary>Looks into each failure. There are no twins when it begins, and none when it ends.</summary>
    public async Task<ImmutableArray<FailedDefinition>> RunAsync(IReadOnlyCollection<KeyValuePair<Trial, PostgresException>> failures, CancellationToken cancellation)
    {
        if (failures.Count == 0)
            return [];
        await run.ExecuteAsync(["SAVEPOINT analysis", .. twins.Create(_changing.Contains, withOldIds: false), .. inPlace], cancellation);
        var grown = await OfOldIdsAsync(failures.Select(failure => failure.Key), cancellation);
        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", .. twins.Create(_ => false, withOldIds: false)], cancellation);
        var guilty = await ClassesAsync([.. failures.Select(failure => failure.Key).Where(trial => !grown.Contains(trial))], cancellation);
        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", .. twins.Create(_changing.Contains, withOldIds: true), .. inPlace], cancellation);
        var failed = new List<(Trial Trial, FailedDefinition Definition)>();
        foreach (var (trial, error) in failures)
        {
            ImmutableArray<string> classes = [.. guilty[trial]];
            var working = await WorkingAsync(trial, _places.Of(trial, classes), areCalled: false, cancellation);
            var places = working is { NeedsPerson: false } || grown.Contains(trial) ? [] : await PlacesAsync(trial, cancellation);
            failed.Add((trial, new(trial.Object, error.MessageText + Place(trial, error))
            {
                IsOfOldIds = grown.Contains(trial),
                Classes = classes,
                References = [.. places.Select(place => (place, Target(trial, place, [.. selection.Classes.Where(keyClass => classes.Contains(keyClass.Name))])))],
                Working = working,
            }));
        }

        await WithIdFunctionsAsync(failed, cancellation);
        await WithOneAnotherAsync(failed, cancellation);
        await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT analysis", "RELEASE SAVEPOINT analysis"], cancellation);
        return [.. failed.Select(one => one.Definition)];
    }

    /// <summary>What calls a function that reads an id from a setting works once that one gives uuids: as few of such functions as will do.</summary>
    private async Task WithIdFunctionsAsync(List<(Trial Trial, FailedDefinition Definition)> failed, CancellationToken cancellation)
    {
        var functions = new IdFunctions(run, schema, _places, replacements);
        var made = new Dictionary<Function, WorkingDefinition>();
        var known = failed.Select(one => one.Definition.Object).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, (trial, definition)) in failed.Index().ToList())
        {
            if (!definition.IsOpen)
                continue;
            var called = functions.CalledBy(trial).Where(function => !known.Contains(functions.NameOf(function))).Take(Functions).ToList();
            foreach (var choice in PlaceMapping.Subsets([.. Enumerable.Range(0, called.Count)]).Select(numbers => numbers.Select(n => called[n]).ToList()))
            {
                await run.ExecuteAsync("SAVEPOINT functions", cancellation);
                var with = new Dictionary<Function, WorkingDefinition>();
                foreach (var function in choice)
                    if ((made.GetValueOrDefault(function) ?? await functions.MakeAsync(function, cancellation)) is { } working)
                        with.Add(function, working);
                var helped = with.Count == choice.Count ? await HelpedAsync(trial, definition, cancellation) : null;
                await run.ExecuteAsync(helped is null ? ["ROLLBACK TO SAVEPOINT functions", "RELEASE SAVEPOINT functions"] : ["RELEASE SAVEPOINT functions"], cancellation);
                if (helped is null)
                    continue;
                foreach (var (function, working) in with)
                    made[function] = working;
                failed[i] = (trial, helped with { IdFunctions = with.ToImmutableSortedDictionary(one => functions.NameOf(one.Key), one => one.Value, StringComparer.Ordinal) });
                break;
            }
        }
    }

    /// <summary>A failure that is none any more with the functions that were made, with further uuids in the definition where it takes them.</summary>
    private async Task<FailedDefinition?> HelpedAsync(Trial trial, FailedDefinition definition, CancellationToken cancellation)
    {
        if (await WorksAsync(trial, Below(trial).Append(trial).Select(one => one.Sql), cancellation))
            return definition with { Working = null };
        return await WorkingAsync(trial, _places.OfSome(trial, definition.Classes), areCalled: true, cancellation) is { } working ? definition with { Working = working } : null;
    }

    /// <summary>What calls a function that needs uuids may work once it has them, in turn with uuids in its own head.</summary>
    private async Task WithOneAnotherAsync(List<(Trial Trial, FailedDefinition Definition)> failed, CancellationToken cancellation)
    {
        var made = new Dictionary<string, Function>(StringComparer.Ordinal);
        while (failed.Where(one => one is { Trial.Function: not null, Definition.Working: { IsInHead: true, NeedsPerson: false } } && !made.ContainsKey(one.Definition.Object)).ToList() is { Count: > 0 } found)
        {
            foreach (var (trial, definition) in found)
            {
                made.Add(definition.Object, trial.Function!);
                await run.AttemptAsync(replacements.InPlace(definition.Object, IdConstant.Replace(definition.Working!.Definition, _ => PlaceMapping.StandIn)), cancellation);
            }

            foreach (var (i, (trial, definition)) in failed.Index().ToList())
            {
                ImmutableArray<string> called = [.. made.Where(function => trial.Mentions(function.Value.Name.Name)).Select(function => function.Key).Where(name => name != definition.Object)];
                if (!definition.IsOpen || called.IsEmpty)
                    continue;
                if (await HelpedAsync(trial, definition, cancellation) is { } helped)
                    failed[i] = (trial, helped with { Functions = called });
            }
        }
    }

    /// <summary>Where in a definition of several lines the server stopped.</summary>
    private static string Place(Trial trial, PostgresException error)
    {
        if (error.Position <= 0 || error.Position > trial.Sql.Length || !trial.Sql.Contains('\n', StringComparison.Ordinal))
            return "";
        var at = error.Position - 1;
        var (start, end) = (trial.Sql.LastIndexOf('\n', at) + 1, trial.Sql.IndexOf('\n', at) is var next and >= 0 ? next : trial.Sql.Length);
        // A body's quote is the server's, not the author's.
        if (trial.Sql.IndexOf(BodyQuote, start, end - start, StringComparison.Ordinal) is var quote and >= 0)
            (start, end) = quote < at ? (quote + BodyQuote.Length, end) : (start, quote);
        // A long line is cut to what stands around the place.
        var (from, to) = (Math.Max(start, at - Around), Math.Min(end, at + Around));
        return $", at '{(from > start ? "..." : "")}{trial.Sql[from..to].Trim().TrimEnd(',', ';')}{(to < end ? "..." : "")}'";
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
            {
                var made = await WithOneClassAsync(below, cancellation);
                if (await run.RehearseAsync(made.Append(trial.Sql), cancellation) is { } error)
                {
                    guilty.Add((trial, group.Key.Name));
                    await _places.FindAsync(trial, made, group.Key, error, cancellation);
                }
            }

            await run.ExecuteAsync(["ROLLBACK TO SAVEPOINT class", "RELEASE SAVEPOINT class"], cancellation);
        }

        return guilty.ToLookup(pair => pair.Trial, pair => pair.Class);
    }

    /// <summary>The statements that make the views that a definition stands on where one class alone has changed: one with a new definition may still need the one that it had.</summary>
    private async Task<List<string>> WithOneClassAsync(List<Trial> below, CancellationToken cancellation)
    {
        var made = new List<string>();
        foreach (var view in below)
            made.Add(view.ForIntegers is not null && await run.RehearseAsync(made.Append(view.Sql), cancellation) is not null ? view.ForIntegers : view.Sql);
        return made;
    }

    /// <summary>Integer columns beside the keys with which, as references, the definition works: one that does it alone, or as few of them as will do together.</summary>
    private async Task<ImmutableArray<KeyColumn>> PlacesAsync(Trial trial, CancellationToken cancellation)
    {
        var below = Below(trial);
        var excluded = selection.Excluded.SelectMany(keyClass => keyClass.Columns).ToHashSet();
        var candidates = tables.SelectMany(table => table.Columns.Where(column => column is { IsInteger: true, Identity: IdentityKind.None }).Select(column => new KeyColumn(table.Oid, column.Number)))
            .Where(column => !_changing.Contains(column) && !excluded.Contains(column) && Speaks(trial, below, column)).ToList();
        if (candidates.Count is 0 or > Most)
            return [];
        async Task<bool> WorksWithAsync(IEnumerable<KeyColumn> references) =>
            await run.RehearseAsync([.. twins.Change(references), .. below.Append(trial).Select(one => one.Sql)], cancellation) is null;
        foreach (var candidate in candidates)
            if (await WorksWithAsync([candidate]))
                return [candidate];
        if (!await WorksWithAsync(candidates))
            return [];
        foreach (var candidate in candidates.ToList())
            if (candidates.Count > 1 && await WorksWithAsync(candidates.Where(other => other != candidate)))
                candidates.Remove(candidate);
        return [.. candidates];
    }

    /// <summary>The key that a place would refer to: that of the only class to blame, or of the only one with a column of the same name; null where that is unclear.</summary>
    private KeyColumn? Target(Trial trial, KeyColumn place, ImmutableArray<KeyClass> guilty)
    {
        var below = Below(trial);
        var name = schema.Relation(place.RelationOid).Column(place.Number).Name;
        var keyClass = guilty is [var only] ? only
            : guilty.Where(one => one.Columns.Any(column => schema.Relation(column.RelationOid).Column(column.Number).Name == name && Speaks(trial, below, column))).ToList() is [var alike] ? alike : null;
        // Of the class's keys the one that the definition speaks of; they all are one mapping.
        return keyClass?.Keys.Where(key => Speaks(trial, below, key)).DefaultIfEmpty(keyClass.Root).OrderBy(key => key != keyClass.Root).First();
    }

    /// <summary>A definition that works with uuids in the places that were found; for a function, with as few integers of its head and further casts in its body as will do turned into uuids.</summary>
    /// <param name="trial">What fails.</param>
    /// <param name="found">The places; null where there are none.</param>
    /// <param name="areCalled">Whether functions that it may call take and give uuids now.</param>
    /// <param name="cancellation">Cancels the attempts.</param>
    private async Task<WorkingDefinition?> WorkingAsync(Trial trial, MappedPlaces? found, bool areCalled, CancellationToken cancellation)
    {
        var below = Below(trial).Select(one => one.Sql).ToList();
        if (found is { Places.Count: > 0 } && await WorksAsync(trial, below.Append(PlaceMapping.Try(trial.Sql, found)), cancellation))
            return _places.Definition(trial, found);
        if (trial.Function is null)
            return areCalled ? await WithCastsAsync(trial, below, found, cancellation) : null;
        if (trial.Function is not { Definition: { } definition } function || trial.Sql.IndexOf("\n LANGUAGE ", StringComparison.Ordinal) is not (> 0 and var head))
            return null;
        var integers = Integer().Matches(trial.Sql[..head]).Select(match => match.Value).ToList();
        // The statement's head is the definition's but for the schema.
        if (integers.Count > Heads || !integers.SequenceEqual(Integer().Matches(Head(definition)).Select(match => match.Value)))
            return null;
        var casts = _places.CastsOf(trial, found).Take(Heads - integers.Count).ToList();
        foreach (var choice in Enumerable.Range(1, (1 << (integers.Count + casts.Count)) - 1).OrderBy(choice => int.PopCount(choice)).ThenBy(choice => choice))
        {
            var places = (found ?? MappedPlaces.None).With(casts.Where((_, n) => (choice & (1 << (integers.Count + n))) != 0));
            if (_places.Definition(trial, places) is not { } working)
                continue;
            var isInHead = (choice & ((1 << integers.Count) - 1)) != 0;
            working = working with { Definition = WithUuids(working.Definition, choice), IsInHead = isInHead };
            // One that calls itself has to meet itself as it will be; a parsed body cannot, and names the function before its arguments.
            var itself = !function.HasParsedBody && isInHead && trial.Sql.IndexOf(function.Name.Name, head, StringComparison.OrdinalIgnoreCase) >= 0
                ? replacements.InPlace(trial.Object, IdConstant.Replace(working.Definition, _ => PlaceMapping.StandIn)) : [];
            if (await WorksAsync(trial, [.. below, .. itself, WithUuids(PlaceMapping.Try(trial.Sql, places), choice)], cancellation))
                return working;
        }

        return null;

        static string Head(string definition) => definition[..definition.IndexOf("\n LANGUAGE ", StringComparison.Ordinal)];
        static string WithUuids(string sql, int choice)
        {
            var n = 0;
            var head = Head(sql);
            return Integer().Replace(head, match => (choice & (1 << n++)) == 0 ? match.Value : "uuid" + (match.Value.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "")) + sql[head.Length..];
        }
    }

    /// <summary>A definition that works with further casts as uuids, as few as will do: where it calls functions that take uuids now.</summary>
    private async Task<WorkingDefinition?> WithCastsAsync(Trial trial, List<string> below, MappedPlaces? found, CancellationToken cancellation)
    {
        foreach (var choice in PlaceMapping.Subsets([.. _places.CastsOf(trial, found).Take(Heads)]))
            if ((found ?? MappedPlaces.None).With(choice) is var places && await WorksAsync(trial, below.Append(PlaceMapping.Try(trial.Sql, places)), cancellation))
                return _places.Definition(trial, places);
        return null;
    }

    private async Task<bool> WorksAsync(Trial trial, IEnumerable<string> statements, CancellationToken cancellation) =>
        await run.RehearseAsync(statements, cancellation) is var error && (error is null || trial.Accepts(error));

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
