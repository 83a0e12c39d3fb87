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
            ? [.. pairs.Select(NotMigrated).OfType<Diagnostic>(), .. NotCanonical(before, after), .. Shared(pairs)]
            : [.. pairs.Where(pair => pair.Old.Value != pair.New.Value).Select(pair => Descriptors.AnswerDiffers.At(pair.New.Name, $"It is {pair.New.Value} instead of {pair.Old.Value}.")), .. NotCanonical(before, after)];
    }

    private static Diagnostic? NotMigrated((IdLine Old, IdLine New) pair)
    {
        var (before, after) = (new IdValue(pair.Old.Value), new IdValue(pair.New.Value));
        if (before.IsUuid)
            // It was none of the migration's.
            return before == after ? null : Descriptors.AnswerDiffers.At(pair.New.Name, $"It was the UUID {before.Text} already, and became {after.Text}.");
        if (!after.IsUuid)
            return Descriptors.IdNotMigrated.At(pair.New.Name, before == after ? $"It is {after.Text} still." : $"It was {before.Text} and is {after.Text}.");
        return after.IsValidUuid ? null : Descriptors.IdNotMigrated.At(pair.New.Name, $"It became {after.Text}, which has no version or not the variant of RFC 9562.");
    }

    private static IEnumerable<Diagnostic> NotCanonical(IEnumerable<IdLine> before, IEnumerable<IdLine> after)
    {
        var known = before.Where(line => line.Spelling is not null).ToHashSet();
        return after.Where(line => line.Spelling is not null && !known.Contains(line))
            .Select(line => Descriptors.IdNotCanonical.At($"{EndpointSnapshot.Folder}{line.Where}", $"{line.Name} is written {line.Spelling}."));
    }

    private static IEnumerable<Diagnostic> Shared(IEnumerable<(IdLine Old, IdLine New)> pairs) =>
        from pair in pairs
        where new IdValue(pair.New.Value).IsUuid
        group pair by pair.New.Value into same
        where same.Select(pair => pair.Old.Value).Distinct(StringComparer.Ordinal).Skip(1).Any()
        select Descriptors.IdsNotBijective.At(same.Key, $"It is {string.Join(" and ", same.Select(pair => $"{pair.Old.Name}, which was {pair.Old.Value}"))}.");
}
