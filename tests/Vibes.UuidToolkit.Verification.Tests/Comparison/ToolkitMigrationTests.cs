using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Queries;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>The toolkit's own migrations of real databases, judged by a kit that knows nothing of them.</summary>
public sealed class ToolkitMigrationTests
{
    private static readonly string[] Databases = ["vibes", "chinook/Chinook_PostgreSql_SerialPKs.sql", "northwind/northwind.sql"];

    public static TheoryData<string, int> Samples => [.. from version in TestDatabases.Versions from sample in Databases select (sample, version)];

    /// <summary>Each version meets all mutants once, and each database does.</summary>
    public static TheoryData<string, int> Decorated =>
        [.. from version in TestDatabases.Versions from sample in Databases where sample == Databases[0] || version == TestDatabases.DefaultVersion select (sample, version)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_right_migration_passes_and_one_wrong_reference_does_not(string sample, int version)
    {
        await using var database = await CreateAsync(sample, version);
        var queries = sample == "vibes" ? QueryFile.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Samples", "queries")) : [];
        var before = await database.SnapshotsAsync(queries);
        await MigrateAsync(database);

        Assert.Empty((await database.CompareAsync(before, queries)).Findings());

        var survivors = new List<string>();
        foreach (var (name, fault) in await WrongReferencesAsync(database))
        {
            if (!(await database.CompareMutantAsync(fault, before, new(), queries)).Findings().Any())
                survivors.Add(name);
        }

        Assert.Empty(survivors);
    }

    /// <summary>The table of mutants, on databases that were not made for it.</summary>
    [Theory]
    [MemberData(nameof(Decorated))]
    public async Task No_mutant_survives(string sample, int version)
    {
        await using var database = await CreateAsync(sample, version);
        DecoratedTable table;
        await using (var connection = await database.OpenAsync())
            table = DecoratedTable.Of(await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, TestContext.Current.CancellationToken));
        await database.ExecuteAsync(table.Decoration);
        var before = await database.SnapshotsAsync();
        await MigrateAsync(database);

        Assert.Empty((await database.CompareAsync(before)).Findings());

        var survivors = new List<string>();
        foreach (var (fault, sql, code) in table.Faults)
        {
            var findings = (await database.CompareMutantAsync(sql, before, new())).Findings().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"| {fault} | {(findings.Count == 0 ? "SURVIVES" : string.Join("; ", findings))} |");
            if (!findings.Any(finding => finding.StartsWith(code, StringComparison.Ordinal)))
                survivors.Add($"{fault}: {code} expected, {(findings.Count == 0 ? "nothing" : string.Join("; ", findings))} told");
        }

        Assert.Empty(survivors);
    }

    private static async Task<TestDatabase> CreateAsync(string sample, int version) => await TestDatabases.CreateAsync(
        await File.ReadAllTextAsync(sample == "vibes" ? Path.Combine(AppContext.BaseDirectory, "Samples", "vibes.sql") : SharedData.Path(sample), TestContext.Current.CancellationToken), version);

    /// <summary>For each foreign key over uuids, one row that refers to another row than before.</summary>
    private static async Task<List<(string Name, string Sql)>> WrongReferencesAsync(TestDatabase database)
    {
        var faults = new List<(string, string)>();
        await using var connection = await database.OpenAsync();
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, TestContext.Current.CancellationToken);
        foreach (var key in schema.Constraints.Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 }))
        {
            var (from, to) = (schema.Relation(key.RelationOid), schema.Relation(key.ReferencedRelationOid));
            if (!from.Column(key.Columns[0]).IsUuid)
                continue;
            var (columns, targets) = (key.Columns.Select(from.Column).Select(column => SqlText.Identifier(column.Name)).ToList(), key.ReferencedColumns.Select(to.Column).Select(column => SqlText.Identifier(column.Name)).ToList());
            var rows = (long)(await database.ScalarAsync($"SELECT count(*) FROM (SELECT {columns[0]} FROM {from} WHERE {columns[0]} IS NOT NULL LIMIT 1) f, (SELECT FROM {to} LIMIT 2) t"))!;
            if (rows < 2)
                continue;
            // Constraints would keep some of the faults away; a script that goes wrong has none in place.
            faults.Add(($"{from} {key.Name}", $"""
                SET LOCAL session_replication_role = replica;
                DO $$
                DECLARE c record;
                BEGIN
                  FOR c IN SELECT f.ctid AS at, {string.Join(", ", targets.Select((target, i) => $"t.{target} AS k{i}"))} FROM {from} f, {to} t WHERE f.{columns[0]} IS NOT NULL AND f.{columns[0]} <> t.{targets[0]} LOOP
                    BEGIN
                      UPDATE {from} SET {string.Join(", ", columns.Select((column, i) => $"{column} = c.k{i}"))} WHERE ctid = c.at;
                      RETURN;
                    EXCEPTION WHEN unique_violation THEN NULL;
                    END;
                  END LOOP;
                  RAISE 'Nothing could be referred to wrongly.';
                END $$
                """));
        }

        return faults;
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = await database.OpenAsync();
        var key = MappingKey.Parse(string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));
        var plan = (await PlanReader.PlanAsync(connection, new MigrationOptions { Acknowledge = ["UK0312"] }, key)).Plan;
        Assert.Empty(plan.Refusals);
        await new Migrator(database.ConnectionString, new RunOptions(), Journal.None).MigrateAsync(plan.Manifest, key, cancellation);
    }
}
