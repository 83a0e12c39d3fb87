using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// Finds the constants that a definition compares with ids. With one class alone changed the server itself says where one of that class's ids meets an integer:
/// what stands there as a constant is an id of the class. That is so for all such places, or nothing is said. A null of an integer type is one of the ids' type as well as it is one of theirs.
/// </summary>
/// <param name="run">Runs statements within the transaction.</param>
/// <param name="definitions">The definitions as they are, by the objects' names in the words of the configuration.</param>
internal sealed class ConstantMapping(TrialRun run, IReadOnlyDictionary<string, string> definitions)
{
    /// <summary>More places than this in one definition are not looked for.</summary>
    private const int Most = 50;

    /// <summary>So many nulls around the place where the server stopped are tried: it stops at the other side, or at the end of a CASE.</summary>
    private const int Around = 6;

    /// <summary>Characters that a place moves by when a type's name before it becomes another one.</summary>
    private const int Moved = 6;

    /// <summary>A uuid that stands for any id's own.</summary>
    public const string StandIn = "00000000-0000-8000-8000-000000000000";

    private readonly Dictionary<(Trial Trial, string Class), (ImmutableArray<int> Constants, bool IsOrder)> _found = [];

    /// <summary>Looks for the constants that are compared with ids of a class. Twins of it have uuids, and no other class's.</summary>
    /// <param name="trial">The definition.</param>
    /// <param name="below">The statements that make what it stands on.</param>
    /// <param name="keyClass">The class.</param>
    /// <param name="error">Where the server stopped.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async Task FindAsync(Trial trial, IReadOnlyList<string> below, KeyClass keyClass, PostgresException error, CancellationToken cancellation)
    {
        var constants = new IntegerConstants(trial.Query ?? trial.Sql);
        if (!definitions.TryGetValue(trial.Object, out var definition) || !constants.Written.SequenceEqual(new IntegerConstants(definition).Written))
            return;
        var (found, isOrder, isUpper, sql) = (new HashSet<int>(), false, false, trial.Query ?? trial.Sql);
        if (trial.Query is not null && await run.RehearseAsync(below.Append(sql), cancellation) is { } located)
            error = located;
        for (var n = 0; n < Most; n++)
        {
            var before = found.Count;
            // Numbers stay the same while their texts change: what is replaced is no integer any more, and comes before what follows.
            var current = new IntegerConstants(sql);
            var (compared, order, upper) = current.ComparedAt(error.Position, IsHidden(trial));
            var left = Enumerable.Range(0, constants.Written.Count()).Where(number => !found.Contains(number)).ToList();
            var numbers = compared.Where(number => number < left.Count).Select(number => left[number]).ToList();
            if (numbers.SelectMany(constants.ValuesOf).Any(value => value is < int.MinValue or > int.MaxValue))
                return;
            var choices = numbers.Count > 0 ? [numbers] : current.NullsNear(error.Position).Where(number => number < left.Count).Take(Around).Select(number => (List<int>)[left[number]]);
            var next = error;
            foreach (var choice in choices)
            {
                sql = constants.Replace(found.Concat(choice).ToDictionary(number => number, _ => (Func<long, string>)(_ => $"'{StandIn}'::uuid")));
                next = await run.RehearseAsync(below.Append(sql), cancellation);
                if (next is not null && next.MessageText == error.MessageText && Math.Abs(next.Position - error.Position) <= Moved && numbers.Count == 0)
                    continue;
                found.UnionWith(choice);
                isOrder |= order;
                isUpper |= upper;
                break;
            }

            if (next is null)
            {
                // New ids come behind all that were there: a check that keeps ids below one would let none in.
                if (!(isOrder && trial.Object.StartsWith("check ", StringComparison.Ordinal) && (isUpper || definition.Contains("NOT (", StringComparison.Ordinal))))
                    _found[(trial, keyClass.Name)] = ([.. found.Order()], isOrder);
                return;
            }

            if (ReferenceEquals(next, error) || found.Count == before)
                return;
            error = next;
        }
    }

    /// <summary>The definition with ids in the places of the constants that were found; null unless it works so with all classes changed, and each class to blame has some.</summary>
    /// <param name="trial">The definition.</param>
    /// <param name="below">The statements that make what it stands on.</param>
    /// <param name="classes">The classes with which alone it fails.</param>
    /// <param name="cancellation">Cancels the attempt.</param>
    public async Task<MappedDefinition?> TryAsync(Trial trial, IReadOnlyList<string> below, ImmutableArray<string> classes, CancellationToken cancellation)
    {
        if (classes.IsEmpty || !classes.All(name => _found.ContainsKey((trial, name))))
            return null;
        var ids = classes.SelectMany(name => _found[(trial, name)].Constants, (name, number) => (number, name)).ToList();
        if (ids.DistinctBy(id => id.number).Count() != ids.Count
            || await run.RehearseAsync(below.Append(new IntegerConstants(trial.Sql).Replace(ids.ToDictionary(id => id.number, _ => (Func<long, string>)(_ => $"'{StandIn}'::uuid")))), cancellation) is not null)
            return null;
        var mapped = new IntegerConstants(definitions[trial.Object]).Replace(ids.ToDictionary(id => id.number, id => (Func<long, string>)(value => $"'{new IdConstant(id.name, value)}'::uuid")));
        var written = IdConstant.In(mapped);
        var meant = ids.SelectMany(id => new IntegerConstants(definitions[trial.Object]).ValuesOf(id.number), (id, value) => new IdConstant(id.name, value)).ToHashSet();
        return !meant.SetEquals(written) ? null : new(mapped.Trim(), [.. written], classes.Any(name => _found[(trial, name)].IsOrder));
    }

    /// <summary>Whether what stands in for a null is seen by nobody: in a constraint and in an index.</summary>
    private static bool IsHidden(Trial trial) => trial.Object.StartsWith("check ", StringComparison.Ordinal) || trial.Object.StartsWith("constraint ", StringComparison.Ordinal) || trial.Object.StartsWith("index ", StringComparison.Ordinal);
}
