using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>A migration that this toolkit has no part in is proved right, and wrong with any one fault in it.</summary>
public sealed class HandWrittenMigrationTests
{
    [Fact]
    public async Task The_right_migration_is_proved_right()
    {
        await using var database = await MigratedDatabase.CreateAsync(Library.Schema);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Library.Migration);

        var diagnostics = await database.CompareAsync(before, kept: "public.currencies");

        Assert.Empty(diagnostics.Findings());
        Assert.Contains(diagnostics, diagnostic => diagnostic is { Code: "UK0623", Subject: "public.books" });
    }

    /// <summary>All faults in one run over one migrated database: none survives, and each is told by the message that is meant for it.</summary>
    [Fact]
    public async Task No_fault_survives()
    {
        await using var database = await MigratedDatabase.CreateAsync(Library.Schema);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Library.Migration);
        var survivors = new List<string>();
        foreach (var (fault, sql, code) in Library.Faults)
        {
            var findings = (await database.CompareMutantAsync(sql, before, new() { KeptTables = ["public.currencies"] })).Findings().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"| {fault} | {(findings.Count == 0 ? "SURVIVES" : string.Join("; ", findings))} |");
            if (!findings.Any(finding => finding.StartsWith(code, StringComparison.Ordinal)))
                survivors.Add($"{fault}: {code} expected, {(findings.Count == 0 ? "nothing" : string.Join("; ", findings))} told");
        }

        Assert.Empty(survivors);
    }

    [Fact]
    public async Task A_migration_that_did_not_happen_is_told_key_by_key()
    {
        await using var database = await MigratedDatabase.CreateAsync(Library.Schema);

        var findings = (await database.CompareAsync(await database.SnapshotsAsync(), kept: "public.currencies")).Findings().ToList();

        Assert.Equal(["public.authors.id", "public.books.id", "public.loans.id", "public.tags.id", "public.visits.id"], findings.Select(finding => finding.Split(' ')[1].TrimEnd(':')).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.StartsWith("UK0612", finding, StringComparison.Ordinal));
    }
}
