using Npgsql;
using NpgsqlTypes;
using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Data;

/// <summary>Writes and reads audit entries without a context: they must not take part in its transaction.</summary>
public sealed class AuditLog(NpgsqlDataSource database)
{
    public async Task WriteAsync(int? userId, string action, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO audit_entries (user_id, action, details, happened_at)
            VALUES (@user, @action, '{}', CURRENT_TIMESTAMP)
            """);
        command.Parameters.Add(new NpgsqlParameter("user", NpgsqlDbType.Integer) { Value = userId ?? User.SystemUserId });
        command.Parameters.AddWithValue("action", action);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What somebody did, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntryDto>> ReadAsync(int userId, int count, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT user_id, action, happened_at FROM audit_entries WHERE user_id = $1 ORDER BY happened_at DESC, action LIMIT $2");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter { Value = count, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = new List<AuditEntryDto>();
        while (await reader.ReadAsync(cancellation))
            entries.Add(new AuditEntryDto(reader.GetInt32(0), reader.GetString(1), reader.GetDateTime(2)));
        return entries;
    }
}
