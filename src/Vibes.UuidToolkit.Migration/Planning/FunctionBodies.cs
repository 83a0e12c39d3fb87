using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning.Trials;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>
/// Finds functions whose body is text that PostgreSQL checks only when it is called, and that speak of columns that change.
/// The body is read as words: a function is named where a changing table and one of its changing columns both occur, where a
/// trigger of a changing table uses such a column of NEW or OLD, or where a sequence that stops is asked for its value.
/// SQL-language functions are tried for real; what a trial does not show is read here: an integer of such a sequence is one as before.
/// </summary>
internal static class FunctionBodies
{
    public static IEnumerable<Diagnostic> Check(Schema schema, MigrationOptions options, IReadOnlyCollection<PlannedColumn> columns, PlanningFacts facts)
    {
        if (columns.Count == 0)
            yield break;
        var names = new ObjectName(schema);
        var byTable = columns.ToLookup(column => column.Table);
        var tablesByName = columns.Select(column => column.Table).Distinct().ToLookup(table => table.Name, StringComparer.OrdinalIgnoreCase);
        var triggered = schema.Triggers.ToLookup(trigger => trigger.FunctionOid, trigger => trigger.RelationOid);
        var changing = columns.Select(column => schema.FindRelation(column.Table)).OfType<Relation>().Distinct().ToList();
        var untried = facts.UntriedDefinitions.ToHashSet(StringComparer.Ordinal);
        // What failed is refused already; what has a new definition is not read as it was.
        var known = facts.FailedDefinitions.Select(failed => failed.Object).Concat(options.Definitions.Keys).ToHashSet(StringComparer.Ordinal);
        var stopping = StoppingSequences(schema, columns);
        var types = schema.Relations.Where(relation => relation.Kind == RelationKind.CompositeType).ToList();
        var staying = schema.Relations.Where(relation => relation.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable)
            .SelectMany(relation => relation.Columns.Where(column => (column.IsInteger || column.IsIntegerArray) && !byTable[relation.Name].Any(changing => changing.Column == column.Name)).Select(column => (Table: relation, Column: column)))
            .ToLookup(column => column.Table.Name.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var function in schema.Functions)
        {
            if (function.Extension is not null || function.Language is "internal" or "c" || (function.Source.Length == 0 && !function.HasParsedBody) || known.Contains(names.Of(function)))
                continue;
            var isTried = function.HasParsedBody || (facts.NotProbed is null && TrialReader.CanTry(function, changing) && !untried.Contains(names.Of(function)));
            var body = new FunctionText(function, types);
            var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
            // The name of a column may be the argument of a function.
            if (!isTried || body.Words.Contains("pg_get_serial_sequence"))
                foreach (var table in body.Words.Where(tablesByName.Contains).SelectMany(word => tablesByName[word]))
                    foreach (var column in byTable[table])
                        if (body.Words.Contains(column.Column))
                            reasons.TryAdd(column.ToString(), column.Column);
            foreach (var oid in triggered[function.Oid])
                if (schema.FindRelation(oid) is { } relation)
                    foreach (var column in byTable[relation.Name])
                        if (Regex.IsMatch(body.Source, $@"\b(new|old)\s*\.\s*""?{Regex.Escape(column.Column)}\b", RegexOptions.IgnoreCase))
                            reasons.TryAdd(column.ToString(), column.Column);
            foreach (var (call, sequence) in body.SequenceCalls())
                if (sequence is null ? call != "nextval" : stopping.Contains(Unqualified(sequence)))
                    reasons.TryAdd(sequence is null ? $"{call}()" : $"{call}('{sequence}')", call);
            if (reasons.Count > 0)
                yield return Descriptors.FunctionBody.At(names.Of(function),
                    $"Its {function.Language} body speaks of {string.Join(", ", reasons.Take(5).Select(reason => $"{reason.Key} ({body.LinesOf(reason.Value)})"))}{(reasons.Count > 5 ? ", ..." : "")}. {Integers(body, reasons.Values, body.Words.Order(StringComparer.Ordinal).SelectMany(word => staying[word]))}");
        }
    }

    /// <summary>The names of the sequences that no longer make ids, without their schemas: a body names them as its author did.</summary>
    private static HashSet<string> StoppingSequences(Schema schema, IReadOnlyCollection<PlannedColumn> columns)
    {
        var changing = columns.Select(column => (column.Table, column.Column)).ToHashSet();
        return schema.Sequences.Where(sequence => sequence.OwnerRelationOid != 0 && schema.FindRelation(sequence.OwnerRelationOid) is { } owner
                && changing.Contains((owner.Name, owner.Column(sequence.OwnerColumn).Name)))
            .Select(sequence => sequence.Name.Name)
            .Concat(columns.SelectMany(column => DefaultExpression.Sequence(column.OldDefault, column.Table) is { } name ? [Unqualified(name)] : Array.Empty<string>()))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string Unqualified(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last is ['"', .., '"'] ? last[1..^1] : last;
    }

    /// <summary>What a person has to look at first: integers of the function, and of tables, that stand in one statement with such a column.</summary>
    private static string Integers(FunctionText body, IReadOnlyCollection<string> columns, IEnumerable<(Relation Table, Column Column)> staying)
    {
        var integers = body.IntegersBeside(columns, staying).ToList();
        return integers.Count == 0
            ? "No argument or variable declared an integer, and no column that stays one, stands in a statement with them."
            : $"Integers in a statement with them: {string.Join(", ", integers.Take(5))}{(integers.Count > 5 ? ", ..." : "")}.";
    }
}
