using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Compares the ids behind the names. A name is one id of its entity on each side, so old and new are one to one within an
/// entity by construction; UUIDs are unique beyond it, so that one that stands for two old ids shows a reference that went
/// wrong, though the entity is called otherwise there (an <c>authorId</c> is a user's).
/// </summary>
internal static class IdComparison
{
    /// <summary>Compares two lists of ids.</summary>
    /// <param name="before">The one before.</param>
    /// <param name="after">The one afterwards.</param>
    /// <param name="migrated">Whether integers became UUIDs in between.</param>
    public static ImmutableArray<Diagnostic> Compare(IReadOnlyList<IdLine> before, IReadOnlyList<IdLine> after, bool migrated)
    {
        var old = before.Where(line => line.Spelling is null).ToDictionary(line => line.Name, StringComparer.Ordinal);
        var pairs = after.Where(line => line.Spelling is null && old.ContainsKey(line.Name)).Select(line => (Old: old[line.Name], New: line))
            .Where(pair => !pair.Old.IsSecret && !pair.New.IsSecret).ToList();
        // Names that one side lacks are differences of the answers that have them, and told there.
        return migrated
            ? [.. NotMigrated(pairs), .. NotCanonical(before, after), .. Shared(pairs)]
            : [.. Changed(pairs), .. NotCanonical(before, after)];
    }

    // What went wrong for one id mostly did for all of its entity: one message has them all.

    private static IEnumerable<Diagnostic> NotMigrated(IReadOnlyCollection<(IdLine Old, IdLine New)> pairs)
    {
        // A UUID before was none of the migration's.
        foreach (var changed in Changed(pairs.Where(pair => new IdValue(pair.Old.Value).IsUuid)))
            yield return changed;
        var integers = pairs.Where(pair => !new IdValue(pair.Old.Value).IsUuid).ToList();
        foreach (var entity in integers.Where(pair => !new IdValue(pair.New.Value).IsUuid).GroupBy(pair => pair.New.Entity, StringComparer.Ordinal))
            yield return Descriptors.IdNotMigrated.At(entity.Key, $"{Ids(entity.Count())} no UUID: {Some(entity.Select(pair => $"{pair.New.Name} is {pair.New.Value}"))}.");
        foreach (var entity in integers.Where(pair => new IdValue(pair.New.Value) is { IsUuid: true, IsValidUuid: false }).GroupBy(pair => pair.New.Entity, StringComparer.Ordinal))
            yield return Descriptors.IdNotMigrated.At(entity.Key, $"{Ids(entity.Count())} without a version or the variant of RFC 9562: {Some(entity.Select(pair => $"{pair.New.Name} is {pair.New.Value}"))}.");
    }

    private static IEnumerable<Diagnostic> Changed(IEnumerable<(IdLine Old, IdLine New)> pairs) => pairs.Where(pair => pair.Old.Value != pair.New.Value)
        .GroupBy(pair => pair.New.Entity, StringComparer.Ordinal)
        .Select(entity => Descriptors.AnswerDiffers.At(entity.Key, $"{Ids(entity.Count())} another one: {Some(entity.Select(pair => $"{pair.New.Name} is {pair.New.Value} instead of {pair.Old.Value}"))}."));

    private static IEnumerable<Diagnostic> NotCanonical(IEnumerable<IdLine> before, IEnumerable<IdLine> after)
    {
        var known = before.Where(line => line.Spelling is not null).ToHashSet();
        return after.Where(line => line.Spelling is not null && !known.Contains(line)).GroupBy(line => line.Where, StringComparer.Ordinal)
            .Select(answer => Descriptors.IdNotCanonical.At($"{EndpointSnapshot.Folder}{answer.Key}", $"{Ids(answer.Count())} written otherwise: {Some(answer.Select(line => $"{line.Name} is {line.Spelling}"))}."));
    }

    private static string Ids(int count) => count == 1 ? "1 id is" : $"{count} ids are";

    private static string Some(IEnumerable<string> ids) => ids.ToList() is { Count: > 3 } many ? string.Join(", ", many.Take(3)) + ", ..." : string.Join(", ", ids);

    private static IEnumerable<Diagnostic> Shared(IEnumerable<(IdLine Old, IdLine New)> pairs) =>
        from pair in pairs
        where new IdValue(pair.New.Value).IsUuid
        group pair by pair.New.Value into same
        where same.Select(pair => pair.Old.Value).Distinct(StringComparer.Ordinal).Skip(1).Any()
        select Descriptors.IdsNotBijective.At(same.Key, $"It is {string.Join(" and ", same.Select(pair => $"{pair.Old.Name}, which was {pair.Old.Value}"))}.");
}
