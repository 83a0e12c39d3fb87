using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vibes.Api.Data;
using Vibes.Api.Dtos;

namespace Vibes.Api.Reporting;

/// <summary>What the monthly report shows.</summary>
public sealed class HighlightService(VibesContext context, NpgsqlDataSource database)
{
    /// <param name="chosenBy">Only those that this user chose.</param>
    public async Task<IReadOnlyList<HighlightDto>> ListAsync(int? chosenBy, CancellationToken cancellation)
    {
        var query = context.Highlights.AsNoTracking();
        if (chosenBy is { } userId) query = query.Where(highlight => EF.Property<int?>(highlight, "ChosenById") == userId);
        return await query
            .OrderByDescending(highlight => highlight.Id)
            .Select(highlight => new HighlightDto(
                highlight.Id, highlight.JournalId, highlight.TagId, highlight.JournalTag!.Journal!.Title, highlight.Remark))
            .ToListAsync(cancellation);
    }

    /// <summary>The new highlight's id, or null where the journal does not have the tag.</summary>
    public async Task<int?> AddAsync(int userId, HighlightInput input, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO reporting.highlights (journal_id, tag_id, chosen_by, remark)
            SELECT journal_id, tag_id, @user, @remark
            FROM journal_tags
            WHERE journal_id = @journal AND tag_id = @tag
            RETURNING id
            """);
        command.Parameters.AddWithValue("user", NpgsqlTypes.NpgsqlDbType.Integer, userId);
        command.Parameters.AddWithValue("journal", input.JournalId);
        command.Parameters.AddWithValue("tag", input.TagId);
        command.Parameters.AddWithValue("remark", NpgsqlTypes.NpgsqlDbType.Text, (object?)input.Remark ?? DBNull.Value);
        var id = await command.ExecuteScalarAsync(cancellation);
        return id is null ? null : Convert.ToInt32(id);
    }
}
