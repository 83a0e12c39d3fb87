using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>Compares what was predicted with what is, before anything is committed.</summary>
internal static class Verification
{
    /// <summary>The fingerprints of all rewritten tables as they will be.</summary>
    public static IReadOnlyList<(FingerprintQuery Query, long Bytes)> Predicted(IReadOnlyCollection<ColumnRewrite> rewrites) =>
        Queries(rewrites, table => FingerprintQuery.Of(table.Key, table.ToDictionary(rewrite => rewrite.Column.Name, rewrite => rewrite.Using)));

    /// <summary>The fingerprints of all rewritten tables as they are.</summary>
    public static IReadOnlyList<(FingerprintQuery Query, long Bytes)> Actual(IReadOnlyCollection<ColumnRewrite> rewrites) =>
        Queries(rewrites, table => FingerprintQuery.Of(table.Key));

    /// <summary>Ends the run where the rows are not as predicted.</summary>
    /// <exception cref="DiagnosticException">They are not.</exception>
    public static void RequireEqual(IReadOnlyList<TableFingerprint> predicted, IReadOnlyList<TableFingerprint> actual)
    {
        var differences = predicted.Zip(actual).Where(pair => pair.First != pair.Second)
            .Select(pair => Descriptors.VerificationFailed.At(pair.First.Table.ToString(), pair.First.Rows != pair.Second.Rows
                ? $"It had {pair.First.Rows} rows and would have {pair.Second.Rows}."
                : $"Its {pair.First.Rows} rows would not hold what was predicted.")).ToList();
        if (differences.Count > 0)
            throw new DiagnosticException(differences);
    }

    /// <summary>Ends the run where a sequence does not stand where it should.</summary>
    /// <exception cref="DiagnosticException">One does not.</exception>
    public static void RequireEqual(IReadOnlyList<SequencePosition> predicted, IReadOnlyList<SequencePosition> actual)
    {
        static string Text(SequencePosition position) => $"{position.LastValue}{(position.IsCalled ? "" : ", not handed out yet")}";
        var differences = predicted.Zip(actual).Where(pair => pair.First != pair.Second)
            .Select(pair => Descriptors.VerificationFailed.At(pair.First.Sequence.ToString(), $"It would stand at {Text(pair.Second)} and should stand at {Text(pair.First)}.")).ToList();
        if (differences.Count > 0)
            throw new DiagnosticException(differences);
    }

    /// <summary>Ends the run where the schema is not as predicted.</summary>
    /// <exception cref="DiagnosticException">It is not.</exception>
    public static void RequireEqual(Schema predicted, Schema actual, IReadOnlyCollection<string> replaced)
    {
        var expected = SchemaText.Render(PredictedSchema.Without(predicted, replaced)).Split('\n');
        var found = SchemaText.Render(PredictedSchema.Without(actual, replaced)).Split('\n');
        var missing = Minus(expected, found);
        var added = Minus(found, expected);
        if (missing.IsEmpty && added.IsEmpty)
            return;
        throw new DiagnosticException(
        [
            .. missing.Take(10).Select(line => Descriptors.VerificationFailed.At("schema", $"Missing: {line.Trim()}")),
            .. added.Take(10).Select(line => Descriptors.VerificationFailed.At("schema", $"Unexpected: {line.Trim()}")),
        ]);
    }

    private static ImmutableArray<string> Minus(string[] lines, string[] others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var line in lines)
            if (left.TryGetValue(line, out var count) && count > 0)
                left[line] = count - 1;
            else
                result.Add(line);
        return result.ToImmutable();
    }

    private static List<(FingerprintQuery, long)> Queries(IReadOnlyCollection<ColumnRewrite> rewrites, Func<IGrouping<Relation, ColumnRewrite>, FingerprintQuery> query) =>
        [.. rewrites.GroupBy(rewrite => rewrite.Relation).Where(table => table.Key.IsTable)
            .OrderByDescending(table => table.Key.TableBytes).ThenBy(table => table.Key.Name).Select(table => (query(table), table.Key.TableBytes))];
}
