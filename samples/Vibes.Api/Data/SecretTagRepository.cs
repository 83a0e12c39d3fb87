using Dapper;
using Npgsql;
using Vibes.Api.Dtos;

namespace Vibes.Api.Data;

/// <summary>Secret tags, with Dapper: they are read and written whole.</summary>
public sealed class SecretTagRepository(NpgsqlDataSource database)
{
    private const string Columns = "s.id, t.slug, s.hint, s.ciphertext";

    public async Task<IReadOnlyList<SecretTagDto>> ListAsync(long afterId, int take)
    {
        await using var connection = await database.OpenConnectionAsync();
        var secrets = await connection.QueryAsync<SecretTagDto>(
            $"SELECT {Columns} FROM secret_tags AS s JOIN tags AS t ON t.id = s.id WHERE s.id > @afterId ORDER BY s.id LIMIT @take",
            new { afterId, take });
        return secrets.AsList();
    }

    public async Task<SecretTagDto?> FindAsync(long id)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<SecretTagDto>(
            $"SELECT {Columns} FROM secret_tags AS s JOIN tags AS t USING (id) WHERE s.id = @id::bigint", new { id });
    }

    /// <summary>Which of the tags are hidden.</summary>
    public async Task<HashSet<long>> HiddenAsync(IEnumerable<long> tagIds)
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<long>("SELECT id FROM secret_tags WHERE id = ANY(@ids::bigint[])", new { ids = tagIds.ToArray() })];
    }

    /// <summary>The id of the tag that is hidden from now on, or 0 where there is no such tag.</summary>
    public async Task<long> SaveAsync(long tagId, string? hint, byte[] ciphertext)
    {
        const string sql = """
            INSERT INTO secret_tags (id, ciphertext, hint)
            SELECT id, @ciphertext, @hint FROM tags WHERE id = @tagId
            ON CONFLICT (id) DO UPDATE SET ciphertext = excluded.ciphertext, hint = excluded.hint
            RETURNING id
            """;
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, new { tagId, hint, ciphertext });
    }

    public async Task<bool> DeleteAsync(long id)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync("DELETE FROM secret_tags WHERE id = " + id) == 1;
    }
}
