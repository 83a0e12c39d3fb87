using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Reads the defaults of integer columns as <c>pg_get_expr</c> writes them.</summary>
internal static partial class DefaultExpression
{
    /// <summary>Whether the default takes a sequence's next value.</summary>
    public static bool IsNextValue(string? expression) => expression is not null && NextValue().IsMatch(expression);

    /// <summary>The sequence that the default takes its values from, as SQL; null where it takes them from none.</summary>
    public static string? Sequence(string? expression) =>
        expression is not null && NextValue().Match(expression) is { Success: true } match ? match.Groups["sequence"].Value.Replace("''", "'", StringComparison.Ordinal) : null;

    /// <summary>The number, where the default is an integer constant such as <c>1</c>, <c>'-1'::integer</c> or <c>(5)::bigint</c>; null otherwise.</summary>
    public static long? Constant(string expression) =>
        IntegerConstant().Match(expression) is { Success: true } match
            && long.TryParse(match.Groups["n"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether the default is no value at all.</summary>
    public static bool IsNull(string expression) => NullConstant().IsMatch(expression);

    [GeneratedRegex(@"^(pg_catalog\.)?nextval\('(?<sequence>.+)'::regclass\)(::\w+)?$")]
    private static partial Regex NextValue();

    [GeneratedRegex(@"^\(*'?(?<n>-?\d+)'?\)*(::(smallint|integer|bigint))?\)*$")]
    private static partial Regex IntegerConstant();

    [GeneratedRegex(@"^NULL(::[\w ]+)?$")]
    private static partial Regex NullConstant();
}
