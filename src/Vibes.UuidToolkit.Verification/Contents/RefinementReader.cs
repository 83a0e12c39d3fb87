using System.Globalization;
using System.Numerics;
using Npgsql;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>Looks around rows that are alike as far as that tells more of them apart.</summary>
internal static class RefinementReader
{
    /// <summary>Reads what the refined rows of each table of a group add up to, in the order of its tables.</summary>
    public static async Task<IReadOnlyList<RefinedContents>> ReadAsync(NpgsqlConnection connection, RefinementGroup group, CancellationToken cancellation)
    {
        var contents = new RefinedContents?[group.Tables.Length];
        await using var command = new NpgsqlCommand(new RefinementQuery(group).Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        for (var isUnsettled = true; isUnsettled;)
        {
            isUnsettled = false;
            for (var table = 0; table < contents.Length && await reader.ReadAsync(cancellation); table++)
            {
                var (before, around) = (contents[table], reader.GetFieldValue<string[]>(5).Select(Sum));
                contents[table] = new(
                    (before?.Sum ?? 0) + Sum(reader.GetString(2)), reader.GetInt64(3), [.. before is null ? around : around.Zip(before.Around, (one, other) => one + other)]);
                isUnsettled |= reader.GetBoolean(4);
            }
        }

        return contents!;
    }

    private static BigInteger Sum(string value) => BigInteger.Parse(value, CultureInfo.InvariantCulture);
}
