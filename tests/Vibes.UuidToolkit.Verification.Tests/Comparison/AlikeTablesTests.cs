using System.Collections.Immutable;
using System.Globalization;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Rows without content of their own in many tables that hang together: the more tables, the less far the rows around them are looked at.</summary>
public sealed class AlikeTablesTests
{
    /// <summary>
    /// Two strands lead through all tables, with a row in each, and have names at two ends only; in the middle between these they exchange what follows. Among other rows the alike ones
    /// are looked for; where there are no others, or more than 128 tables, all rows take part.
    /// </summary>
    [Theory]
    [InlineData(16, 15, true, true)]
    [InlineData(17, 14, true, true)]
    [InlineData(20, 19, false, false)]
    [InlineData(64, 6, true, true)]
    [InlineData(128, 3, true, true)]
    [InlineData(129, 3, true, true)]
    [InlineData(130, 8, false, false)]
    public async Task What_alike_rows_of_many_tables_exchange_is_seen(int tables, int length, bool amongOthers, bool isSeen)
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema(tables, length, amongOthers));
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration(tables));
        var (middle, parent) = (Table(length / 2 + 1), $"CASE parent_id WHEN {Id("1")} THEN {Id("2")} ELSE {Id("1")} END");

        var right = await database.CompareAsync(before);
        var diagnostics = await database.CompareMutantAsync($"UPDATE public.{middle} SET parent_id = {parent} WHERE name IS NULL", before, new());

        Assert.Empty(right.Findings());
        Assert.Equal(isSeen ? ["UK0616"] : [], diagnostics.Findings().Select(finding => finding.Split(' ')[0]).Distinct());
        Assert.Equal(!isSeen, diagnostics.Any(note => note.Code == "UK0622" && note.Subject == $"public.{middle}"));
    }

    private static string Table(int i) => string.Create(CultureInfo.InvariantCulture, $"table_{i:D3}");

    /// <summary>A row's new id; the new ones are in another order than the old ones.</summary>
    private static string Id(string old) => $"('00000000-0000-4000-8000-' || lpad((1000 - {old})::text, 12, '0'))::uuid";

    private static string Schema(int tables, int length, bool amongOthers) => string.Concat(Enumerable.Range(0, tables).Select(i =>
    {
        // A table whose rows all differ ends what hangs together: each end has two alike rows beside.
        var (parent, isEnd) = (i > 0 ? "s" : "NULL::integer", i == 0 || i == length);
        return $"""
            CREATE TABLE public.{Table(i)} (id integer PRIMARY KEY, parent_id integer{(i > 0 ? $" REFERENCES public.{Table(i - 1)}" : "")}, name text);
            INSERT INTO public.{Table(i)} SELECT s, {parent}, {(isEnd ? "'End ' || s" : "NULL")} FROM generate_series(1, 2) s;
            {(isEnd ? $"INSERT INTO public.{Table(i)} VALUES (3), (4);" : "")}
            {(amongOthers ? $"INSERT INTO public.{Table(i)} SELECT s, {parent}, 'Row ' || s FROM generate_series(101, 106) s;" : "")}

            """;
    }));

    private static string Migration(int tables)
    {
        ImmutableArray<string> names = [.. Enumerable.Range(0, tables).Select(Table)];
        return string.Concat(names.Skip(1).Select(name => $"ALTER TABLE public.{name} DROP CONSTRAINT {name}_parent_id_fkey;\n"))
            + string.Concat(names.Select((name, i) => $"ALTER TABLE public.{name} ALTER COLUMN id TYPE uuid USING {Id("id")}{(i > 0 ? $", ALTER COLUMN parent_id TYPE uuid USING {Id("parent_id")}" : "")};\n"))
            + string.Concat(names.Skip(1).Select((name, i) => $"ALTER TABLE public.{name} ADD FOREIGN KEY (parent_id) REFERENCES public.{names[i]};\n"));
    }
}
