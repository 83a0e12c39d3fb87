using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Migration.Planning.Trials;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>Plans a live database: reads the schema, selects the classes, reads the facts, plans.</summary>
public static class PlanReader
{
    /// <summary>Plans the migration of the connection's database. Changes nothing.</summary>
    /// <param name="connection">An open connection with the pinned session settings.</param>
    /// <param name="options">What the user decided.</param>
    /// <param name="key">The mapping key.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    /// <returns>The schema as read and the plan.</returns>
    /// <exception cref="DiagnosticException">The server's version is not supported, or the configuration names what is not there.</exception>
    public static async Task<(Schema Schema, MigrationPlan Plan)> PlanAsync(
        NpgsqlConnection connection, MigrationOptions options, MappingKey key, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, cancellation);
        if (schema.MajorVersion is < 12 or > 18)
            throw new DiagnosticException(Descriptors.ServerVersion.At(schema.DatabaseName, $"It is PostgreSQL {schema.MajorVersion}."));
        var selection = KeySelection.Of(schema, options);
        var facts = await new PlanningFactsReader(connection, schema, options, selection).ReadAsync(cancellation);
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var plan = Planner.Plan(schema, options, selection, facts, key, now);
        for (var skipped = facts.SkippedDefinitions; skipped.Length > 0 && plan.Suggestions.Any(suggestion => !suggestion.NeedsPerson); skipped = facts.SkippedDefinitions)
        {
            facts = await WithSkippedAsync(connection, schema, SuggestedConfiguration.Apply(options, plan.Suggestions), facts, cancellation);
            plan = Planner.Plan(schema, options, selection, facts, key, now);
            if (facts.SkippedDefinitions.Length == skipped.Length)
                break;
        }

        return (schema, plan);
    }

    /// <summary>The facts with what the definitions that stand on failing views do once those are as it is suggested.</summary>
    private static async Task<PlanningFacts> WithSkippedAsync(NpgsqlConnection connection, Schema schema, MigrationOptions suggested, PlanningFacts facts, CancellationToken cancellation)
    {
        var probe = await new DefinitionProbe(connection, schema, suggested, KeySelection.Of(schema, suggested)).RunAsync(cancellation);
        var tried = facts.SkippedDefinitions.Except(probe.Untried).ToHashSet(StringComparer.Ordinal);
        return facts with
        {
            FailedDefinitions = [.. facts.FailedDefinitions, .. probe.Failed.Where(failed => tried.Contains(failed.Object))],
            UntriedDefinitions = [.. facts.UntriedDefinitions.Where(name => !tried.Contains(name))],
            SkippedDefinitions = [.. facts.SkippedDefinitions.Where(name => !tried.Contains(name))],
        };
    }
}
