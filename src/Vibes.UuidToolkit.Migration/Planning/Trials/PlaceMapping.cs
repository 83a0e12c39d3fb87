using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Finds where a definition makes integers of what it compares with ids. With one class alone changed the server itself says where one of that class's ids meets an integer:
/// what stands there as a constant is an id of the class, and a text that is cast there is the text of one. That is so for all such places, or nothing is said. A null of an integer type is
/// one of the ids' type as well as it is one of theirs.
/// </summary>
/// <param name="run">Runs statements within the transaction.</param>
/// <param name="schema">The schema.</param>
/// <param name="definitions">The definitions as they are, by the objects' names in the words of the configuration.</param>
internal sealed partial class PlaceMapping(TrialRun run, Schema schema, IReadOnlyDictionary<string, string> definitions)
{
    /// <summary>More places than this in one definition are not looked for.</summary>
    private const int Most = 50;

    /// <summary>So many nulls around the place where the server stopped are tried: it stops at the other side, or at the end of a CASE.</summary>
    private const int Around = 6;

    /// <summary>So many operator classes of an index are tried in all ways.</summary>
    private const int Classes = 4;

    /// <summary>Characters that a place moves by when a type's name before it becomes another one.</summary>
    private const int Moved = 6;

    /// <summary>Characters of an expression that a message shows.</summary>
    private const int Shown = 80;

    /// <summary>A uuid that stands for any id's own.</summary>
    public const string StandIn = "00000000-0000-8000-8000-000000000000";

    private readonly Dictionary<(Trial Trial, string Class), MappedPlaces> _found = [];

    /// <summary>Looks for the places that are compared with ids of a class. Twins of it have uuids, and no other class's.</summary>
    /// <param name="trial">The definition.</param>
    /// <param name="below">The statements that make what it stands on.</param>
    /// <param name="keyClass">The class.</param>
    /// <param name="error">Where the server stopped.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async Task FindAsync(Trial trial, IReadOnlyList<string> below, KeyClass keyClass, PostgresException error, CancellationToken cancellation)
    {
        var places = new IntegerPlaces(trial.Query ?? trial.Sql);
        if (!definitions.TryGetValue(trial.Object, out var definition) || !places.Written.SequenceEqual(new IntegerPlaces(definition).Written))
            return;
        var (found, sql) = (MappedPlaces.None, trial.Query ?? trial.Sql);
        if (trial.Query is not null && await run.RehearseAsync(below.Append(sql), cancellation) is { } located)
            error = located;
        for (var n = 0; n < Most; n++)
        {
            // Numbers stay the same while their texts change: what is replaced is no integer any more, and comes before what follows.
            var current = new IntegerPlaces(sql);
            var compared = new ComparedPlaces(current, IsHidden(trial)).At(error);
            var left = Enumerable.Range(0, places.Written.Count()).Except(found.Places.Keys).ToList();
            var numbers = compared.Numbers.Select(number => left[number]).ToList();
            if (numbers.SelectMany(number => places.ValuesOf(number)).Any(value => value is < int.MinValue or > int.MaxValue))
                return;
            // The server names an operator class, and not the place.
            var isOfIndex = numbers.Count == 0 && error.Position == 0;
            var choices = !compared.Columns.IsEmpty ? Subsets([.. Enumerable.Range(0, compared.Columns.Length).Take(Classes)]).Select(columns => columns.SelectMany(column => compared.Columns[column]).Select(number => left[number]).ToList())
                : numbers.Count > 0 ? [numbers]
                : isOfIndex ? Subsets([.. current.OperatorClasses.Select(number => left[number]).Take(Classes)])
                : current.NullsNear(error.Position).Take(Around).Select(number => (List<int>)[left[number]]);
            PostgresException? next = null;
            var isFurther = false;
            foreach (var choice in choices)
            {
                var with = found.With(choice.ToImmutableDictionary(number => number, _ => compared.IsOfId ? null : keyClass.Name), compared);
                var tried = places.Replace(with.Places.Keys, (_, _) => $"'{StandIn}'::uuid");
                next = await run.RehearseAsync(below.Append(tried), cancellation);
                if (next is not null && (isOfIndex || ((next.MessageText == error.MessageText || !compared.Columns.IsEmpty) && Math.Abs(next.Position - error.Position) <= Moved)))
                    continue;
                (found, sql, isFurther) = (with, tried, true);
                break;
            }

            if (isFurther && (next is null || trial.Accepts(next)))
            {
                // New ids come behind all that were there: a check that keeps ids below one would let none in.
                if (!(found.IsOrder && trial.Object.StartsWith("check ", StringComparison.Ordinal) && (found.IsUpper || definition.Contains("NOT (", StringComparison.Ordinal))))
                    _found[(trial, keyClass.Name)] = found;
                return;
            }

            if (!isFurther)
            {
                // What is left may be a matter of the function's head.
                if (trial.Function is not null)
                    _found[(trial, keyClass.Name)] = found;
                return;
            }

            error = next!;
        }
    }

    /// <summary>The places that were found for some classes; null unless each of them has some, or where one constant would be an id of two.</summary>
    public MappedPlaces? Of(Trial trial, ImmutableArray<string> classes)
    {
        if (classes.IsEmpty || !classes.All(name => _found.ContainsKey((trial, name))))
            return null;
        var places = new IntegerPlaces(trial.Sql);
        var all = MappedPlaces.None;
        foreach (var found in classes.Select(name => _found[(trial, name)]))
            if (found.Places.Keys.Any(number => all.Places.ContainsKey(number) && places.IsConstant(number)))
                return null;
            else
                all = all.With(found);
        return all;
    }

    /// <summary>The places that were found for those of some classes that have any.</summary>
    public MappedPlaces? OfSome(Trial trial, ImmutableArray<string> classes) => Of(trial, [.. classes.Where(name => _found.ContainsKey((trial, name)))]);

    /// <summary>The casts to integers in a function's body that were not found to be compared with ids.</summary>
    public IEnumerable<int> CastsOf(Trial trial, MappedPlaces? found)
    {
        var places = new IntegerPlaces(trial.Sql);
        return definitions.TryGetValue(trial.Object, out var definition) && places.Written.SequenceEqual(new IntegerPlaces(definition).Written)
            ? places.Casts.Where(number => found?.Places.ContainsKey(number) != true)
            : [];
    }

    /// <summary>What can be taken of some places, the least first.</summary>
    public static IEnumerable<List<int>> Subsets(List<int> numbers) =>
        Enumerable.Range(1, (1 << numbers.Count) - 1).OrderBy(choice => int.PopCount(choice)).ThenBy(choice => choice)
            .Select(choice => numbers.Where((_, n) => (choice & (1 << n)) != 0).ToList());

    /// <summary>A statement with uuids in the places that were found.</summary>
    public static string Try(string sql, MappedPlaces found) => new IntegerPlaces(sql).Replace(found.Places.Keys, (_, _) => $"'{StandIn}'::uuid");

    /// <summary>The definition with the same in those places; null where it cannot be written.</summary>
    /// <param name="trial">The trial that works so.</param>
    /// <param name="found">The places.</param>
    public WorkingDefinition? Definition(Trial trial, MappedPlaces found)
    {
        var places = new IntegerPlaces(definitions[trial.Object]);
        var mapped = places.Replace(found.Places.Keys, (number, value) => $"'{new IdConstant(found.Places[number]!, value)}'::uuid");
        var ids = found.Places.SelectMany(place => places.ValuesOf(place.Key), (place, value) => new IdConstant(place.Value!, value)).ToHashSet();
        if (!ids.SetEquals(IdConstant.In(mapped)))
            return null;
        var casts = found.Places.Where(place => places.IsCast(place.Key)).OrderBy(place => place.Key).ToLookup(place => place.Value is null ? (bool?)null : IsStored(trial, places, place.Key), place => Text(places, place.Key));
        string[] texts = [.. casts[false].Distinct()];
        return new(mapped.Trim())
        {
            Ids = IdConstant.In(mapped),
            IsOrder = found.IsOrder,
            IsSeen = found.IsSeen && ids.Count > 0,
            Texts = [.. texts],
            Setters = texts.Length == 0 ? [] : [.. Setters(trial.Function is null ? string.Join(' ', texts) : definitions[trial.Object])],
            Stored = [.. casts[true].Distinct()],
            HasOperatorClasses = found.Places.Keys.Any(places.IsOperatorClass),
            HasExtremes = found.Places.Keys.Any(places.IsExtreme),
            BareIds = [.. casts[null].Distinct()],
        };
    }

    /// <summary>Whether what is cast is read from rows: a column is named in it.</summary>
    private bool IsStored(Trial trial, IntegerPlaces places, int number)
    {
        var (first, last) = places.OperandOf(number);
        var names = Enumerable.Range(first, last - first + 1).Where(i => places.Tokens.IsWord(i) && !places.Tokens.Is(i + 1, "(") && !places.Tokens.Is(i - 1, "::"))
            .Select(i => places.Tokens.Text(i).Trim('"')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Count > 0 && schema.Relations.Any(relation => trial.Mentions(relation.Name.Name) && relation.Columns.Any(column => names.Contains(column.Name)));
    }

    /// <summary>The functions that set what some text reads.</summary>
    private IEnumerable<string> Setters(string text)
    {
        var names = new ObjectName(schema);
        var settings = IdSettings.In(text).ToList();
        return schema.Functions.Where(function => function.Source.Contains("set_config", StringComparison.OrdinalIgnoreCase) && settings.Any(setting => function.Source.Contains($"'{setting}'", StringComparison.OrdinalIgnoreCase)))
            .Select(names.Of).Order(StringComparer.Ordinal);
    }

    /// <summary>What is cast, as a message shows it.</summary>
    private static string Text(IntegerPlaces places, int number)
    {
        var (first, last) = places.OperandOf(number);
        while (places.Tokens.Is(first, "(") && places.Tokens.Match(first) == last)
            (first, last) = (first + 1, last - 1);
        var text = TextCast().Replace(Space().Replace(places.Tokens.Between(first, last), " "), "'");
        return text.Length > Shown ? text[..Shown] + "..." : text;
    }

    /// <summary>Whether what stands in for a null is seen by nobody: in a condition and in an index.</summary>
    private static bool IsHidden(Trial trial) => Hidden().IsMatch(trial.Object);

    [GeneratedRegex("^(?:check|constraint|index|policy|trigger) ")]
    private static partial Regex Hidden();

    [GeneratedRegex("'::text")]
    private static partial Regex TextCast();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
