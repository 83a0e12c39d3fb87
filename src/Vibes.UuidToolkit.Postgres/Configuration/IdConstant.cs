using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>
/// An old id that a configured definition speaks of, written <c>'{public.users.id 1}'</c> where its uuid is to stand: nobody knows
/// that one before the migration, and it is another one with another mapping key.
/// </summary>
/// <param name="Key">The key, or its table: <c>schema.table.column</c> or <c>schema.table</c>.</param>
/// <param name="Id">The old id.</param>
public sealed partial record IdConstant(string Key, long Id)
{
    /// <summary>The ids that a definition speaks of, each once.</summary>
    public static ImmutableArray<IdConstant> In(string definition) => [.. Written().Matches(definition).Select(Of).Distinct()];

    /// <summary>The definition with a text in place of each id.</summary>
    public static string Replace(string definition, Func<IdConstant, string> text) => Written().Replace(definition, match => text(Of(match)));

    /// <summary>Ids as a message names them: <c>1 and 2 of public.users.id</c>.</summary>
    public static string Told(IEnumerable<IdConstant> ids) => string.Join(" and ", ids.GroupBy(id => id.Key)
        .Select(key => $"{string.Join(" and ", key.Take(5).Select(id => id.Id.ToString(CultureInfo.InvariantCulture)))}{(key.Count() > 5 ? $" and {key.Count() - 5} more" : "")} of {key.Key}"));

    /// <summary>As it is written in a definition, without the quotes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{{{Key} {Id}}}");

    private static IdConstant Of(Match match) => new(match.Groups["key"].Value, long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture));

    // At most 18 digits: a bigint has place for any such number.
    [GeneratedRegex(@"(?<=')\{(?<key>[^{}'\s][^{}'\n]*\.[^{}'\n]*) (?<id>-?[0-9]{1,18})\}(?=')")]
    private static partial Regex Written();
}
