using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Contents;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Contents;

/// <summary>Random databases with rows that are alike: what is added up without ids tells two apart exactly if colour refinement of all their rows does.</summary>
public sealed class RefinementProperties
{
    private const int Cases = 150;

    [Fact]
    public async Task Only_alike_rows_are_refined_and_no_difference_is_lost()
    {
        await using var database = await TestDatabases.CreateAsync(RowGraph.Schema);
        await using var connection = await database.OpenAsync();
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, TestContext.Current.CancellationToken);
        var (wrong, refined) = (new List<int>(), 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var graph = new RowGraph(random);
            var mutant = graph.Exchange(random);
            var facts = await FactsAsync(connection, schema, graph.Insert(random));
            var renumbered = await FactsAsync(connection, schema, graph.Insert(random));
            var exchanged = await FactsAsync(connection, schema, mutant.Insert(random));
            if (facts != renumbered || (facts == exchanged) != graph.IsLike(mutant))
                wrong.Add(seed);
            refined += facts != exchanged && WithoutRefined(facts) == WithoutRefined(exchanged) ? 1 : 0;
        }

        Assert.Empty(wrong);
        // Many of the exchanges leave all as it was but that.
        Assert.InRange(refined, Cases / 3, Cases);
    }

    private static async Task<string> FactsAsync(NpgsqlConnection connection, Schema schema, string rows)
    {
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand(rows, connection))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var contents = await ContentsReader.ReadAsync(connection, schema, cancellation: TestContext.Current.CancellationToken);
        return ContentsText.Render(contents with { Tables = [.. contents.Tables.Select(table => table with { Fingerprint = 0, Ids = [] })] }).Text;
    }

    private static string WithoutRefined(string facts) => string.Join('\n', facts.Split('\n').Where(line => !line.StartsWith("  refined", StringComparison.Ordinal)));
}
