using Npgsql;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>Where a sequence stands.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="LastValue"><c>last_value</c></param>
/// <param name="IsCalled"><c>is_called</c>: whether the last value was handed out.</param>
internal sealed record SequencePosition(QualifiedName Sequence, long LastValue, bool IsCalled)
{
    /// <summary>The queries for the positions that those sequences have.</summary>
    public static IEnumerable<(QualifiedName Sequence, string Sql)> Actual(IEnumerable<SequencePosition> positions) =>
        positions.Select(position => (position.Sequence, $"SELECT last_value, is_called FROM {position.Sequence}"));

    /// <summary>Reads positions, predicted or actual: a query each.</summary>
    public static async Task<IReadOnlyList<SequencePosition>> ReadAsync(
        NpgsqlConnection connection, IEnumerable<(QualifiedName Sequence, string Sql)> queries, CancellationToken cancellation)
    {
        var positions = new List<SequencePosition>();
        foreach (var (sequence, sql) in queries)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            positions.Add(new(sequence, reader.GetInt64(0), reader.GetBoolean(1)));
        }

        return positions;
    }
}
