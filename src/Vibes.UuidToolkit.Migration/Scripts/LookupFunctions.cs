using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// Old ids stay answerable after the change, without the mapping key: an ordered id begins with its integer, so that the row
/// is found by a range of its primary key's index; the other mappings have their table of pairs.
/// </summary>
public static class LookupFunctions
{
    /// <summary>The query for the uuid of an old integer in parameter <c>$1</c> (bigint); no row where there is none.</summary>
    /// <param name="planned">The class.</param>
    public static string UuidOf(PlannedClass planned) => UuidOf(planned, "$1");

    private static string UuidOf(PlannedClass planned, string id) => planned.HasMapTable
        ? $"SELECT m.new FROM {planned.MapTable} m WHERE m.old = {id}"
        : $"SELECT t.{SqlText.Identifier(planned.RootColumn)} FROM {planned.RootTable} t WHERE t.{SqlText.Identifier(planned.RootColumn)} >= {Bound(planned, id, "8000-8000-000000000000")} AND t.{SqlText.Identifier(planned.RootColumn)} <= {Bound(planned, id, "8000-bfff-ffffffffffff")}";

    /// <summary>The query for the old integer of a uuid in parameter <c>$1</c> (uuid); no row where it was born as a uuid or is not there.</summary>
    /// <param name="planned">The class.</param>
    public static string IntegerOf(PlannedClass planned) => IntegerOf(planned, "$1");

    private static string IntegerOf(PlannedClass planned, string id) => planned.HasMapTable
        ? $"SELECT m.old FROM {planned.MapTable} m WHERE m.new = {id}"
        : $"SELECT {MappingSql.Prefix($"t.{SqlText.Identifier(planned.RootColumn)}")} - {MappingSql.Number(planned.Base)} FROM {planned.RootTable} t WHERE t.{SqlText.Identifier(planned.RootColumn)} = {id} AND {MappingSql.IsMapped(id)}";

    /// <summary>The statements that install <c>uuidkit.uuid_of(regclass, bigint)</c> and <c>uuidkit.integer_of(regclass, uuid)</c>.</summary>
    internal static IEnumerable<string> Create(Manifest manifest)
    {
        string Cases(Func<PlannedClass, string, string> query) => string.Concat(manifest.Classes.Select(planned =>
            $"\n  IF $1 = {SqlText.Literal(planned.RootTable.ToString())}::pg_catalog.regclass THEN RETURN ({query(planned, "$2")}); END IF;"));
        // The argument by its number: by its name it could be a column.
        string Function(string name, string from, string to, Func<PlannedClass, string, string> query) =>
            $"""
            CREATE FUNCTION {Schema.ToolkitSchema}.{name}(key_table pg_catalog.regclass, id {from}) RETURNS {to} LANGUAGE plpgsql STABLE STRICT AS {SqlText.DollarQuoted(
                $"""

                BEGIN{Cases(query)}
                  RAISE EXCEPTION '% has no key that was migrated.', $1;
                END

                """)}
            """;
        yield return Function("uuid_of", "bigint", "uuid", UuidOf);
        yield return Function("integer_of", "uuid", "bigint", IntegerOf);
        foreach (var planned in manifest.Classes.Where(planned => planned.HasMapTable))
            yield return $"GRANT SELECT ON TABLE {planned.MapTable} TO PUBLIC";
    }

    private static string Bound(PlannedClass planned, string id, string tail) =>
        $"(pg_catalog.overlay(pg_catalog.lpad(pg_catalog.to_hex({MappingSql.Number(planned.Base)} + {id}), 12, '0'), '-', 9, 0) || '-{tail}')::uuid";
}
