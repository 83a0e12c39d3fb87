using System.Globalization;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Reads the defaults of integer columns as <c>pg_get_expr</c> writes them.</summary>
internal static partial class DefaultExpression
{
    /// <summary>Whether the default takes a sequence's next value.</summary>
    public static bool IsNextValue(string? expression) => expression is not null && NextValue().IsMatch(expression);

    /// <summary>Whether the default looks its sequence up by its name whenever it is asked, <c>nextval(('s'::text)::regclass)</c>, as dumps of old versions have it: nothing says which one that is.</summary>
    public static bool IsLateBound(string? expression) => expression is not null && NextValue().Match(expression).Groups["late"].Success;

    /// <summary>The sequence that the default takes its values from, as SQL; null where it takes them from none.</summary>
    /// <param name="expression">The default.</param>
    /// <param name="table">Its table: a sequence that is looked up by a name alone is probably in the same schema.</param>
    public static string? Sequence(string? expression, QualifiedName table)
    {
        if (expression is null || NextValue().Match(expression) is not { Success: true } match)
            return null;
        var name = match.Groups["sequence"].Value.Replace("''", "'", StringComparison.Ordinal);
        return match.Groups["late"].Success && !name.Contains('.', StringComparison.Ordinal) ? $"{SqlText.Identifier(table.Schema)}.{name}" : name;
    }

    /// <summary>The number, where the default is an integer constant such as <c>1</c>, <c>'-1'::integer</c> or <c>(5)::bigint</c>; null otherwise.</summary>
    public static long? Constant(string expression) =>
        IntegerConstant().Match(expression) is { Success: true } match
            && long.TryParse(match.Groups["n"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether the default is no value at all.</summary>
    public static bool IsNull(string expression) => NullConstant().IsMatch(expression);

    [GeneratedRegex(@"^(pg_catalog\.)?nextval\((?:'(?<sequence>.+)'|(?<late>\('(?<sequence>.+)'::text\)))::regclass\)(::\w+)?$")]
    private static partial Regex NextValue();

    [GeneratedRegex(@"^\(*'?(?<n>-?\d+)'?\)*(::(smallint|integer|bigint))?\)*$")]
    private static partial Regex IntegerConstant();

    [GeneratedRegex(@"^NULL(::[\w ]+)?$")]
    private static partial Regex NullConstant();
}
