using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// The mapping as SQL. An ordered or derived class's function is one expression of built-in functions, which PostgreSQL
/// inlines into the rewrite: no call, no join, no look-up a row. <see cref="UuidMapping"/> is the same function in C#.
/// </summary>
internal static class MappingSql
{
    /// <summary>The setting that holds the mapping key while the script runs.</summary>
    public const string KeySetting = Schema.ToolkitSchema + ".mapping_key";

    /// <summary>How many ids a class's digests are kept for: 128 MB of them.</summary>
    private const int DigestLimit = 1 << 24;

    /// <summary>Where an id's 8 bytes begin in the digest that it shares with its neighbours.</summary>
    private const string DigestOffset = "(id & 3)::integer * 8 + 1";

    private const string State = Schema.ToolkitSchema;

    /// <summary>The version 7 function for servers that have none: 48 bits of milliseconds, 12 of their fraction, and random bits that carry the variant already.</summary>
    public static string Version7Function(Manifest manifest) =>
        $"""
        CREATE FUNCTION {State}.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
          SELECT pg_catalog.encode(
            pg_catalog.int8send((t.us / 1000) << 16 | 28672 | (t.us % 1000) * 4096 / 1000) || pg_catalog.substr(pg_catalog.uuid_send({manifest.RandomFunction}()), 9),
            'hex')::uuid
          FROM (SELECT (EXTRACT(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint AS us) t
        $$
        """;

    /// <summary>The function that maps old integers to new uuids. The class's key is worked out from the mapping key when the script runs.</summary>
    public static string NewFunction(PlannedClass planned, string? function = null)
    {
        function ??= planned.NewFunction;
        if (planned.HasMapTable && planned.Mapping != MappingKind.Derived)
            throw new InvalidOperationException($"{planned.Name} is mapped by a table, not by a function.");
        var bytes = planned.Mapping == MappingKind.Ordered
            ? OrderedBytes(planned, $"pg_catalog.substr({Digest("id >> 2")}, {DigestOffset}, 8)")
            // The version's four bits (1000 in bits 55 to 52, counted from each byte's least significant) and the variant's two.
            : $"pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.substr({Digest("id")}, 1, 16), 55, 1), 54, 0), 53, 0), 52, 0), 71, 1), 70, 0)";
        return "DO " + SqlText.DollarQuoted($"\nBEGIN\n  EXECUTE pg_catalog.format($s${Function(function, bytes)}$s$, {ClassKey(planned)});\nEND\n");
    }

    /// <summary>
    /// The ordered mapping for whole tables: the same function, with the digests of all ids at hand. They are worked out
    /// once for the class, not once for each key and each reference to it, four ids to a digest, and kept in one bytea of
    /// 8 bytes an id. PostgreSQL reads it once a statement, when it plans the statement: a call of an immutable function
    /// without arguments becomes a constant. A value then costs 0.8 microseconds instead of 1.6 (PostgreSQL 15, OpenSSL 3).
    /// </summary>
    /// <remarks>
    /// An id that is not covered (an orphan, or one above the limit) is hashed for itself, so how much is covered decides
    /// the time and nothing else. Covered are at most <see cref="DigestLimit"/> ids, and four times as many as there are
    /// rows: where ids are sparse, the digests between them would be work for nothing.
    /// </remarks>
    public static IEnumerable<string> RewriteFunction(PlannedClass planned) =>
    [
        $"CREATE UNLOGGED TABLE {planned.DigestTable} (digests bytea)",
        $"ALTER TABLE {planned.DigestTable} ALTER COLUMN digests SET STORAGE EXTERNAL",
        $"CREATE FUNCTION {planned.DigestFunction}() RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN (SELECT d.digests FROM {planned.DigestTable} d); END $$",
        "DO " + SqlText.DollarQuoted(
            $"""

            DECLARE
              key bytea := {ClassKey(planned)};
              first bigint;
              last bigint;
            BEGIN
              SELECT pg_catalog.min(t.{SqlText.Identifier(planned.RootColumn)}), pg_catalog.max(t.{SqlText.Identifier(planned.RootColumn)}) INTO first, last FROM {planned.RootTable} t;
              first := COALESCE(first >> 2 << 2, 0);
              last := LEAST(COALESCE(last, -1), first - 1 + LEAST({DigestLimit}, 4 * (SELECT GREATEST(c.reltuples, 0)::bigint FROM pg_catalog.pg_class c WHERE c.oid = {SqlText.Literal(planned.RootTable.ToString())}::pg_catalog.regclass)));
              INSERT INTO {planned.DigestTable} (digests)
              SELECT pg_catalog.string_agg(pg_catalog.sha256(key || pg_catalog.int8send(n)), ''::bytea ORDER BY n) FROM pg_catalog.generate_series(first >> 2, last >> 2) n;
              EXECUTE pg_catalog.format($s${Function(planned.RewriteFunction, OrderedBytes(planned,
                  $"CASE WHEN id BETWEEN %2$s AND %3$s THEN pg_catalog.substr({planned.DigestFunction}(), ((id - %2$s) * 8 + 1)::integer, 8) ELSE pg_catalog.substr({Digest("id >> 2")}, {DigestOffset}, 8) END"))}$s$, key, first, last);
            END

            """),
    ];

    // 62 bits of hash behind 48 bits of id, version 8 and 12 zero bits; the variant's two bits are set last.
    private static string OrderedBytes(PlannedClass planned, string hash) =>
        $"pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send(({Number(planned.Base)} + id) << 16 | 32768) || {hash}, 71, 1), 70, 0)";

    private static string Digest(string number) => $"pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send({number}))";

    private static string Function(string name, string bytes) =>
        $"CREATE FUNCTION {name}(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode({bytes}, 'hex')::uuid$f$";

    private static string ClassKey(PlannedClass planned) =>
        $"pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('{KeySetting}'), 'hex') || '\\x{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(planned.Name))}'::bytea), 1, 16)";

    /// <summary>The look-up in a class's table of pairs, in either direction. An id that is not there is an error, never a null.</summary>
    public static string LookupFunction(string function, string table, string from, string fromType, string to, string toType) =>
        $"""
        CREATE FUNCTION {function}(id {fromType}) RETURNS {toType} LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
        DECLARE result {toType};
        BEGIN
          SELECT m.{to} INTO result FROM {table} m WHERE m.{from} = id;
          IF result IS NULL THEN
            RAISE EXCEPTION 'No id for % in %.', id, {SqlText.Literal(table)};
          END IF;
          RETURN result;
        END
        $$
        """;

    /// <summary>The array function of a class: element by element, in order, null for null.</summary>
    public static string ArrayFunction(string elementFunction, string arrayFunction, string fromType, string toType) =>
        $"""
        CREATE FUNCTION {arrayFunction}(ids {fromType}[]) RETURNS {toType}[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT CASE WHEN ids IS NOT NULL THEN ARRAY(SELECT {elementFunction}(e.id) FROM pg_catalog.unnest(ids) WITH ORDINALITY e(id, position) ORDER BY e.position) END
        $$
        """;

    /// <summary>
    /// The function that maps a uuid back. An id of the ordered mapping holds its integer; any other is looked up among those
    /// that were given a new integer on the way back.
    /// </summary>
    public static string OldFunction(PlannedClass planned, string rebornFunction) => planned.HasMapTable
        ? $"""
          CREATE FUNCTION {planned.OldFunction}(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
          DECLARE result bigint;
          BEGIN
            SELECT m.old INTO result FROM {planned.MapTable} m WHERE m.new = id;
            RETURN COALESCE(result, {rebornFunction}(id));
          END
          $$
          """
        : $"""
          CREATE FUNCTION {planned.OldFunction}(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
            SELECT CASE WHEN {IsMapped("id")} THEN {Prefix("id")} - {Number(planned.Base)} ELSE {rebornFunction}(id) END
          $$
          """;

    /// <summary>Whether a uuid was made by the ordered mapping: version 8 and 12 zero bits. Version 7 ids born later never match.</summary>
    public static string IsMapped(string uuid) => $"pg_catalog.substr(pg_catalog.uuid_send({uuid}), 7, 2) = '\\x8000'::bytea";

    /// <summary>The 48 leading bits as a number.</summary>
    public static string Prefix(string uuid) =>
        $"('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send({uuid}), 1, 6), 'hex'))::bit(48)::bigint";

    /// <summary>A number as SQL, in parentheses where negative.</summary>
    public static string Number(long number) =>
        number < 0 ? $"({number.ToString(CultureInfo.InvariantCulture)})" : number.ToString(CultureInfo.InvariantCulture);
}
