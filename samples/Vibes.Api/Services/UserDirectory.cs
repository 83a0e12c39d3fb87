using System.Collections.Concurrent;
using Dapper;
using Npgsql;

namespace Vibes.Api.Services;

/// <summary>Keeps what it has read, since names hardly ever change.</summary>
public sealed class UserDirectory(NpgsqlDataSource database) : IUserDirectory
{
    private readonly ConcurrentDictionary<int, string> _names = new();

    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(IEnumerable<int> userIds, CancellationToken cancellation)
    {
        var wanted = new HashSet<int>(userIds);
        var missing = wanted.Where(id => !_names.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            // Numbers cannot carry an injection, and a literal list is planned better than a parameter.
            var sql = "SELECT id, display_name FROM users WHERE id IN (" + string.Join(", ", missing) + ")";
            foreach (var (id, name) in await connection.QueryAsync<(int Id, string Name)>(new CommandDefinition(sql, cancellationToken: cancellation)))
                _names[id] = name;
        }

        var names = new Dictionary<int, string>();
        foreach (var id in wanted)
            if (_names.TryGetValue(id, out var name))
                names.Add(id, name);
        return names;
    }

    public void Forget(int userId) => _names.TryRemove(userId, out _);
}
