using System.Globalization;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Planning.Trials;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>
/// Finds functions that would meet one column more in a table that keeps its old ids: those that give back its rows, and those whose text
/// takes all its columns without naming them. Functions in SQL were tried for real, as far as that can be done, and are not looked at here.
/// </summary>
internal static partial class WholeRows
{
    public static IEnumerable<Diagnostic> Check(Schema schema, MigrationOptions options, KeySelection selection, PlanningFacts facts)
    {
        var kept = new KeptColumns(selection.KeptIds);
        var tables = kept.Addresses(kept.AddTo(schema)).Select(column => schema.Relation(column.RelationOid)).ToList();
        var changing = selection.Columns.Select(column => schema.Relation(column.RelationOid)).Distinct().ToList();
        var names = new ObjectName(schema);
        var untried = facts.UntriedDefinitions.ToHashSet(StringComparer.Ordinal);
        var triggered = schema.Triggers.ToLookup(trigger => trigger.FunctionOid, trigger => trigger.RelationOid);
        foreach (var function in schema.Functions)
        {
            var name = names.Of(function);
            if (function.Extension is not null || function.Language is "internal" or "c" || options.Definitions.ContainsKey(name)
                || (facts.NotProbed is null && TrialReader.CanTry(function, changing) && !untried.Contains(name)))
                continue;
            var reasons = new List<string>();
            if (tables.FirstOrDefault(table => table.RowTypeOid == function.ReturnType) is { } given)
                reasons.Add($"It gives back rows of {given}.");
            if (!function.HasParsedBody)
            {
                var body = new FunctionText(function, []);
                if (triggered[function.Oid].Select(schema.FindRelation).FirstOrDefault(table => table is not null && tables.Contains(table)) is { } watched
                    && NewOrOld().Match(body.Source) is { Success: true } row)
                    reasons.Add($"It takes {row.Value} of {watched}, {Line(body, row)}.");
                else if (tables.FirstOrDefault(table => body.Words.Contains(table.Name.Name)) is { } spoken && AllColumns().Match(body.Source) is { Success: true } all)
                    reasons.Add($"It takes all columns, {Line(body, all)}, and speaks of {spoken}.");
            }

            if (reasons.Count > 0)
                yield return Descriptors.WholeRows.At(name, string.Join(' ', reasons));
        }
    }

    private static string Line(FunctionText body, Match match) =>
        "line " + (body.Source[..match.Index].Count(c => c == '\n') + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(new|old)\s*\.\s*\*", RegexOptions.IgnoreCase)]
    private static partial Regex NewOrOld();

    /// <summary>A star where columns are expected, not that of <c>count(*)</c>, or a join that finds its columns itself.</summary>
    [GeneratedRegex(@"(\bselect|\bdistinct|\breturning|,|\.)\s*\*|\bnatural\b", RegexOptions.IgnoreCase)]
    private static partial Regex AllColumns();
}
