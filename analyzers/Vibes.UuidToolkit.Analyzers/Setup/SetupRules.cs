using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>The rules of the toolkit's own files.</summary>
internal static class SetupRules
{
    /// <summary>Those that always run, and those for the files that are there.</summary>
    public static IEnumerable<Rule> For(SchemaFile? schema, BaselineFile? baseline, IdsFile? ids)
    {
        yield return new PassedOverEntities();
        if (schema is not null)
            yield return new SchemaFileProblem(schema);
        if (baseline is not null)
        {
            yield return new MalformedBaselineLine(baseline);
            yield return new StaleBaselineEntry(baseline);
        }

        if (ids is not null)
        {
            yield return new MalformedIdsLine(ids);
            yield return new StaleIds(ids);
        }
    }
}
