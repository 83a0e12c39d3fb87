using System.Collections.Frozen;
using System.Text;

namespace Vibes.UuidToolkit.Postgres.Sql;

/// <summary>Writes names and values as SQL. All SQL that the toolkit composes gets its identifiers and literals from here.</summary>
public static class SqlText
{
    /// <summary>The bytes of UTF-8 that PostgreSQL keeps of a name.</summary>
    public const int NameBytes = 63;

    /// <summary>
    /// The key words that cannot stand as a bare column or table name everywhere, in all of PostgreSQL 12 to 18
    /// (documentation, appendix "SQL Key Words": every class but "non-reserved").
    /// </summary>
    private static readonly FrozenSet<string> KeyWords = (
        "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char " +
        "character check coalesce collate collation column concurrently constraint create cross current_catalog current_date " +
        "current_role current_schema current_time current_timestamp current_user dec decimal default deferrable desc distinct do " +
        "else end except exists extract false fetch float for foreign freeze from full grant greatest group grouping having ilike " +
        "in initially inner inout int integer intersect interval into is isnull join json json_array json_arrayagg json_exists " +
        "json_object json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading least left like " +
        "limit localtime localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset " +
        "on only or order out outer overlaps overlay placing position precision primary real references returning right row " +
        "select session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp to " +
        "trailing treat trim true union unique user using values varchar variadic verbose when where window with xmlattributes " +
        "xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>An identifier, quoted where PostgreSQL would read it differently bare.</summary>
    public static string Identifier(string name)
    {
        var bare = name.Length > 0 && name[0] is (>= 'a' and <= 'z') or '_';
        foreach (var c in name)
            bare &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
        return bare && !KeyWords.Contains(name) ? name : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>A string literal; null is <c>NULL</c>. Backslashes are written so that both settings of standard_conforming_strings read them alike.</summary>
    public static string Literal(string? value)
    {
        if (value is null)
            return "NULL";
        var quoted = "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        return value.Contains('\\', StringComparison.Ordinal) ? " E" + quoted.Replace("\\", "\\\\", StringComparison.Ordinal) : quoted;
    }

    /// <summary>A dollar-quoted string whose tag occurs first at the text's end: one that ends in a dollar must not close itself too early.</summary>
    public static string DollarQuoted(string text)
    {
        var tag = "$$";
        for (var n = 0; (text + tag).IndexOf(tag, StringComparison.Ordinal) != text.Length; n++)
            tag = $"$q{n}$";
        return new StringBuilder(tag).Append(text).Append(tag).ToString();
    }
}
