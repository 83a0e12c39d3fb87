using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Migration.Planning.Trials;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>
/// Finds functions whose body is text that PostgreSQL checks only when it is called, and that speak of columns that change.
/// The body is read as words: a function is named where a changing table and one of its changing columns both occur, where a
/// trigger of a changing table uses such a column of NEW or OLD, or where a sequence that stops is asked for its value.
/// SQL-language functions are tried for real, so they are not read here.
/// </summary>
internal static class FunctionBodies
{
    public static IEnumerable<Diagnostic> Check(Schema schema, IReadOnlyCollection<PlannedColumn> columns, PlanningFacts facts)
    {
        if (columns.Count == 0)
            yield break;
        var names = new ObjectName(schema);
        var byTable = columns.ToLookup(column => column.Table);
        var tablesByName = columns.Select(column => column.Table).Distinct().ToLookup(table => table.Name, StringComparer.OrdinalIgnoreCase);
        var triggered = schema.Triggers.ToLookup(trigger => trigger.FunctionOid, trigger => trigger.RelationOid);
        var changing = columns.Select(column => schema.FindRelation(column.Table)).OfType<Relation>().Distinct().ToList();
        var untried = facts.UntriedDefinitions.ToHashSet(StringComparer.Ordinal);
        foreach (var function in schema.Functions)
        {
            if (function.Extension is not null || function.HasParsedBody || function.Source.Length == 0 || function.Language is "internal" or "c")
                continue;
            if (facts.NotProbed is null && TrialReader.CanTry(function, changing) && !untried.Contains(names.Of(function)))
                continue;
            var body = new FunctionText(function);
            var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var table in body.Words.Where(tablesByName.Contains).SelectMany(word => tablesByName[word]))
                foreach (var column in byTable[table])
                    if (body.Words.Contains(column.Column))
                        reasons.TryAdd(column.ToString(), column.Column);
            foreach (var oid in triggered[function.Oid])
                if (schema.FindRelation(oid) is { } relation)
                    foreach (var column in byTable[relation.Name])
                        if (Regex.IsMatch(body.Source, $@"\b(new|old)\s*\.\s*""?{Regex.Escape(column.Column)}\b", RegexOptions.IgnoreCase))
                            reasons.TryAdd(column.ToString(), column.Column);
            foreach (var call in new[] { "lastval", "currval" }.Where(body.Words.Contains))
                reasons.Add(call + "()", call);
            if (reasons.Count > 0)
                yield return Descriptors.FunctionBody.At(names.Of(function),
                    $"Its {function.Language} body speaks of {string.Join(", ", reasons.Take(5).Select(reason => $"{reason.Key} ({body.LinesOf(reason.Value)})"))}{(reasons.Count > 5 ? ", ..." : "")}. {Integers(body, reasons.Values)}");
        }
    }

    /// <summary>What a person has to look at first: integers of the function that stand in one statement with such a column.</summary>
    private static string Integers(FunctionText body, IReadOnlyCollection<string> columns)
    {
        var integers = body.IntegersBeside(columns).ToList();
        return integers.Count == 0
            ? "No argument or variable declared an integer stands in a statement with them."
            : $"Integers in a statement with them: {string.Join(", ", integers.Take(5))}{(integers.Count > 5 ? ", ..." : "")}.";
    }
}
