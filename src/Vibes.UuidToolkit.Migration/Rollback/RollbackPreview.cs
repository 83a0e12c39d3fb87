using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Rollback;

/// <summary>What a rollback would do to a database as it is now; it is read, not changed.</summary>
/// <param name="Schema">The schema now.</param>
/// <param name="Manifest">The migration in force.</param>
/// <param name="Plan">The way back.</param>
/// <param name="Notices">The plan's own, and the rows born as uuids.</param>
public sealed record RollbackPreview(Schema Schema, Manifest Manifest, RollbackPlan Plan, ImmutableArray<Diagnostic> Notices)
{
    /// <summary>How many tables are rewritten.</summary>
    public int Tables => Plan.Columns.Select(column => column.Table).Distinct().Count();

    /// <summary>Reads it.</summary>
    /// <exception cref="DiagnosticException">No migration is in force.</exception>
    public static async Task<RollbackPreview> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation = default)
    {
        var state = await ToolkitState.ReadAsync(connection, cancellation)
            ?? throw new DiagnosticException(Descriptors.NotMigrated.At(connection.Database, "No migration is in force."));
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, cancellation);
        var plan = RollbackPlan.Of(schema, state.Manifest);
        var notices = plan.Notices.ToBuilder();
        if (plan.Refusals.IsEmpty)
        {
            var script = plan.Script(schema, state.Manifest);
            foreach (var planned in state.Manifest.Classes)
            {
                await using var command = new NpgsqlCommand(script.BornQuery(planned), connection);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                await reader.ReadAsync(cancellation);
                if (reader.GetInt64(0) is > 0 and var born)
                    notices.Add(Descriptors.PublishedIds.At(planned.Name, $"{born} ids were made since."));
            }
        }

        return new(schema, state.Manifest, plan, notices.ToImmutable());
    }
}
