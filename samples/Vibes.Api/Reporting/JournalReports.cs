using Dapper;
using Npgsql;
using Vibes.Api.Dtos;

namespace Vibes.Api.Reporting;

/// <summary>Figures for the start page and for the data team.</summary>
public sealed class JournalReports(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<MonthDto>> MonthsAsync(int userId)
    {
        await using var connection = await database.OpenConnectionAsync();
        var months = await connection.QueryAsync<MonthDto>(
            """
            SELECT extract(year FROM written_at AT TIME ZONE 'UTC')::int AS "Year",
                   extract(month FROM written_at AT TIME ZONE 'UTC')::int AS "Month",
                   count(*)::int AS "Count"
            FROM journals
            WHERE user_id = @userId
            GROUP BY 1, 2
            ORDER BY 1, 2
            """,
            new { userId });
        return months.AsList();
    }

    /// <summary>Who writes most.</summary>
    public async Task<IReadOnlyList<AuthorDto>> AuthorsAsync(int count)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = await connection.QueryAsync(
            """
            SELECT u.id, u.display_name, a.journals
            FROM reporting.author_activity AS a
            JOIN users AS u ON u.id = a.user_id
            ORDER BY a.journals DESC, u.id
            LIMIT @count
            """,
            new { count });
        var authors = new List<AuthorDto>();
        foreach (var row in rows)
            authors.Add(new AuthorDto(authors.Count + 1, (int)row.id, (string)row.display_name, (long)row.journals));
        return authors;
    }

    /// <summary>Whom somebody brought along, and whom those did.</summary>
    public async Task<IReadOnlyList<GuestDto>> GuestsAsync(int hostId)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT i.guest_id, u.display_name, i.distance
            FROM reporting.invitations AS i
            JOIN users AS u ON u.id = i.guest_id
            WHERE i.host_id = {hostId} AND i.guest_id <> -1
            ORDER BY i.distance, i.guest_id
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var guests = new List<GuestDto>();
        while (await reader.ReadAsync())
            guests.Add(new GuestDto((int)reader["guest_id"], reader.GetString(1), reader.GetFieldValue<int>(2)));
        return guests;
    }
}
