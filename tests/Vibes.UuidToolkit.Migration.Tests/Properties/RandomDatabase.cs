using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Tests.Properties;

/// <summary>How a random table makes its key.</summary>
public enum KeyKind
{
    Serial,
    BigSerial,
    IdentityAlways,
    IdentityByDefault,
    Integer,
    SmallInt,
    BigInt,

    /// <summary>The key is the first reference and a line number.</summary>
    Composite,

    /// <summary>The key is the first reference: a table one to one with another.</summary>
    Shared,

    /// <summary>A serial and a region, partitioned by the region.</summary>
    Partitioned,
}

/// <summary>A random reference.</summary>
/// <param name="To">The table's number.</param>
/// <param name="Action">ON DELETE and ON UPDATE.</param>
/// <param name="NotNull">Whether it has to be set.</param>
/// <param name="Deferrable">Whether it may be checked at the end.</param>
/// <param name="Wide">Whether it is a bigint whatever it refers to.</param>
/// <param name="NotValid">Whether existing rows were never checked, with an orphan among them.</param>
/// <param name="Constant">Whether it has a constant default.</param>
public sealed record RandomReference(int To, string Action, bool NotNull, bool Deferrable, bool Wide, bool NotValid, bool Constant);

/// <summary>A random table.</summary>
public sealed record RandomTable(
    int Number, string Name, string KeyName, KeyKind Kind, int Rows, long First, long Step, ImmutableArray<RandomReference> References,
    bool Indexed, bool Viewed, bool Materialized, bool Commented, bool Guarded, bool Inherited);

/// <summary>A random schema with rows: what it is, and the SQL that makes it.</summary>
public sealed record RandomDatabase(ImmutableArray<RandomTable> Tables, int Seed)
{
    private static readonly string[] TableNames = ["users", "Order Line", "select", "t", "we\"ird", "été", "a.b", "UPPER", "x'y", "user_2", "user-2", "key"];
    private static readonly string[] KeyNames = ["id", "Id", "t", "key", "a b", "old", "new", "id$"];
    private static readonly string[] Actions = ["", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON DELETE RESTRICT ON UPDATE CASCADE", " ON UPDATE SET DEFAULT", " ON DELETE SET DEFAULT"];

    /// <summary>What is decided of its migration.</summary>
    public MigrationOptions Options => PlannedDatabase.Options with { KeepOldIds = Seed % 2 == 0 ? new() : null };

    /// <summary>Makes one up.</summary>
    public static RandomDatabase Of(int seed, int tables)
    {
        var random = new Random(seed);
        bool Likely(double chance) => random.NextDouble() < chance;
        var made = new List<RandomTable>();
        var names = TableNames.ToArray();
        random.Shuffle(names);
        for (var number = 0; number < tables; number++)
        {
            var kind = (KeyKind)random.Next(10);
            var references = Enumerable.Range(0, random.Next(4)).Select(_ =>
                new RandomReference(random.Next(tables), Actions[random.Next(Actions.Length)], Likely(0.3), Likely(0.3), Likely(0.3), Likely(0.1), Likely(0.1))).ToImmutableArray();
            if (kind is KeyKind.Composite or KeyKind.Shared && references.IsEmpty)
                kind = KeyKind.Serial;
            made.Add(new(number, names[number], KeyNames[random.Next(KeyNames.Length)], kind, random.Next(7), Likely(0.3) ? random.Next(-50, 50) : 1, random.Next(1, 4),
                references, Likely(0.5), Likely(0.5), Likely(0.2), Likely(0.4), Likely(0.3), Likely(0.1)));
        }

        return new RandomDatabase([.. made], seed).Sound();
    }

    /// <summary>Smaller ones, for the smallest that still fails.</summary>
    public IEnumerable<RandomDatabase> Smaller()
    {
        for (var gone = 0; gone < Tables.Length; gone++)
            if (Tables.Length > 1)
            {
                var at = gone;
                yield return (this with
                {
                    Tables = [.. Tables.Where(table => table.Number != at).Select(table => table with
                    {
                        Number = table.Number - (table.Number > at ? 1 : 0),
                        References = [.. table.References.Where(reference => reference.To != at).Select(reference => reference with { To = reference.To - (reference.To > at ? 1 : 0) })],
                    })],
                }).Sound();
            }

        for (var i = 0; i < Tables.Length; i++)
        {
            var table = Tables[i];
            RandomDatabase With(RandomTable changed) => (this with { Tables = Tables.SetItem(changed.Number, changed) }).Sound();
            for (var r = 0; r < table.References.Length; r++)
            {
                yield return With(table with { References = table.References.RemoveAt(r) });
                var plain = new RandomReference(table.References[r].To, "", false, false, false, false, false);
                if (table.References[r] != plain)
                    yield return With(table with { References = table.References.SetItem(r, plain) });
            }

            if (table.Rows > 0)
                yield return With(table with { Rows = table.Rows - 1 });
            foreach (var less in (RandomTable[])[table with { Indexed = false }, table with { Viewed = false }, table with { Materialized = false }, table with { Commented = false },
                         table with { Guarded = false }, table with { Inherited = false }, table with { Name = $"t{i}" }, table with { KeyName = "id" }, table with { First = 1 }, table with { Step = 1 },
                         table with { Kind = KeyKind.Serial }])
                if (less != table)
                    yield return With(less);
        }
    }

    /// <summary>The script that makes the database.</summary>
    public string Sql()
    {
        var sql = new StringBuilder("CREATE SCHEMA s;\n");
        foreach (var table in Tables)
            CreateTable(sql, table);
        foreach (var table in Tables)
            InsertRows(sql, table);
        foreach (var table in Tables)
            for (var i = 0; i < table.References.Length; i++)
            {
                var reference = table.References[i];
                var columns = Columns(table, i);
                sql.Append($"ALTER TABLE {Name(table)} ADD CONSTRAINT {SqlText.Identifier($"f{table.Number}_{i}")} FOREIGN KEY ({string.Join(", ", columns)}) REFERENCES {Name(Tables[reference.To])} ({string.Join(", ", KeyColumns(Tables[reference.To]))}){reference.Action}{(reference.Deferrable ? " DEFERRABLE INITIALLY DEFERRED" : "")}{(reference.NotValid ? " NOT VALID" : "")};\n");
            }

        foreach (var table in Tables)
            Decorate(sql, table);
        return sql.ToString();
    }

    /// <summary>What is written after the migration: new rows, changed references, deleted rows; whatever a constraint forbids does not happen.</summary>
    public string Writes(string newId)
    {
        var random = new Random(Seed + 1);
        var sql = new StringBuilder();
        void Try(string statement) => sql.Append($"DO $try$ BEGIN {statement}; SET CONSTRAINTS ALL IMMEDIATE; EXCEPTION WHEN integrity_constraint_violation THEN NULL; END $try$;\n");
        foreach (var table in Tables.Concat(Tables).OrderBy(_ => random.Next()).ToList())
        {
            var label = $"new{random.Next(1000000)}";
            var columns = new List<string> { "label" };
            var values = new List<string> { $"'{label}'" };
            if (!IsMadeOfReferences(table) && table.Kind is KeyKind.Integer or KeyKind.SmallInt or KeyKind.BigInt)
            {
                columns.Add(SqlText.Identifier(table.KeyName));
                values.Add(newId);
            }

            if (table.Kind == KeyKind.Partitioned)
            {
                columns.Add("region");
                values.Add(random.Next(2) == 0 ? "'a'" : "'b'");
            }

            if (table.Kind == KeyKind.Composite)
            {
                columns.Add("line");
                values.Add(random.Next(1000, 1000000).ToString(CultureInfo.InvariantCulture));
            }

            for (var i = 0; i < table.References.Length; i++)
            {
                if (!table.References[i].NotNull && !(i == 0 && IsMadeOfReferences(table)) && random.Next(4) == 0)
                    continue;
                var target = Tables[table.References[i].To];
                var keys = KeyColumns(target);
                var offset = random.Next(6);
                foreach (var (column, key) in Columns(table, i).Zip(keys))
                {
                    columns.Add(column);
                    values.Add($"(SELECT x.{key} FROM {Name(target)} x ORDER BY x.label OFFSET {offset} % GREATEST(1, (SELECT pg_catalog.count(*) FROM {Name(target)})) LIMIT 1)");
                }
            }

            Try($"INSERT INTO {Name(table)} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})");
            if (table.References.Length > 0 && !table.Inherited && random.Next(2) == 0)
            {
                var i = random.Next(table.References.Length);
                var target = Tables[table.References[i].To];
                var offset = random.Next(6);
                Try($"UPDATE {Name(table)} SET {string.Join(", ", Columns(table, i).Zip(KeyColumns(target), (column, key) => $"{column} = (SELECT x.{key} FROM {Name(target)} x ORDER BY x.label DESC OFFSET {offset} % GREATEST(1, (SELECT pg_catalog.count(*) FROM {Name(target)})) LIMIT 1)"))} WHERE label LIKE '%{random.Next(10)}'");
            }

            if (random.Next(3) == 0)
                Try($"DELETE FROM {Name(table)} WHERE label LIKE '%{random.Next(10)}'");
        }

        return sql.ToString();
    }

    public override string ToString() => $"-- old ids {(Options.KeepOldIds is null ? "go" : "are kept")}\n" + Sql() + "\n" + Writes("NEW_ID");

    public static string Name(RandomTable table) => "s." + SqlText.Identifier(table.Name);

    /// <summary>The columns of a reference: two where the key has two.</summary>
    public ImmutableArray<string> Columns(RandomTable table, int reference) =>
        [.. KeyColumns(Tables[table.References[reference].To]).Select((_, part) => part == 0 ? $"r{reference}" : $"r{reference}_{part}")];

    public ImmutableArray<string> KeyColumns(RandomTable table) => table.Kind switch
    {
        KeyKind.Composite => ["r0", "line"],
        KeyKind.Shared => ["r0"],
        KeyKind.Partitioned => [SqlText.Identifier(table.KeyName), "region"],
        _ => [SqlText.Identifier(table.KeyName)],
    };

    private static bool IsMadeOfReferences(RandomTable table) => table.Kind is KeyKind.Composite or KeyKind.Shared;

    /// <summary>Takes out what PostgreSQL would not take.</summary>
    private RandomDatabase Sound()
    {
        var tables = Tables.ToArray();
        for (var i = 0; i < tables.Length; i++)
        {
            var table = tables[i];
            if (IsMadeOfReferences(table) && (table.References.IsEmpty || tables[table.References[0].To].Number >= i
                    || tables[table.References[0].To].Kind is KeyKind.Composite or KeyKind.Partitioned))
                table = table with { Kind = KeyKind.Serial };
            if (IsMadeOfReferences(table))
                table = table with { References = table.References.SetItem(0, table.References[0] with { NotNull = true, NotValid = false, Constant = false, Action = table.References[0].Action.Contains("SET", StringComparison.Ordinal) ? "" : table.References[0].Action }) };
            // A partitioned table cannot have a foreign key that is not valid up to version 17.
            if (table.Kind == KeyKind.Partitioned)
                table = table with { References = [.. table.References.Select(reference => reference with { NotValid = false })], Inherited = false };
            if (table.Kind is KeyKind.Composite or KeyKind.Shared)
                table = table with { Inherited = false };
            tables[i] = table with { References = [.. table.References.Select((reference, r) => reference with { Constant = reference.Constant && !(r == 0 && IsMadeOfReferences(table)) })] };
        }

        // A column that must be set needs a row to refer to.
        var sound = this with { Tables = [.. tables] };
        return sound with { Tables = [.. tables.Select(table => table with { References = [.. table.References.Select((reference, r) => r == 0 && IsMadeOfReferences(table) ? reference : reference with { NotNull = reference.NotNull && sound.CountOf(tables[reference.To]) > 0 })] })] };
    }

    private int CountOf(RandomTable table) => table.Kind == KeyKind.Shared ? Math.Min(table.Rows, CountOf(Tables[table.References[0].To])) : table.Kind == KeyKind.Composite && CountOf(Tables[table.References[0].To]) == 0 ? 0 : table.Rows;

    private string TypeOf(RandomTable table, int part) => part > 0 ? table.Kind == KeyKind.Partitioned ? "text" : "integer" : table.Kind switch
    {
        KeyKind.BigSerial or KeyKind.BigInt or KeyKind.IdentityAlways => "bigint",
        KeyKind.SmallInt => "smallint",
        KeyKind.Composite or KeyKind.Shared => table.References[0].Wide ? "bigint" : TypeOf(Tables[table.References[0].To], 0),
        _ => "integer",
    };

    private ImmutableArray<string> KeyOf(RandomTable table, int row) => table.Kind switch
    {
        KeyKind.Composite => [KeyOf(Tables[table.References[0].To], row % CountOf(Tables[table.References[0].To]))[0], (row + 1).ToString(CultureInfo.InvariantCulture)],
        KeyKind.Shared => [KeyOf(Tables[table.References[0].To], row)[0]],
        KeyKind.Partitioned => [(table.First + table.Step * row).ToString(CultureInfo.InvariantCulture), row % 2 == 0 ? "'a'" : "'b'"],
        _ => [(table.First + table.Step * row).ToString(CultureInfo.InvariantCulture)],
    };

    private void CreateTable(StringBuilder sql, RandomTable table)
    {
        var key = SqlText.Identifier(table.KeyName);
        var columns = new List<string>();
        if (!IsMadeOfReferences(table))
            columns.Add(table.Kind switch
            {
                KeyKind.Serial or KeyKind.Partitioned => $"{key} serial",
                KeyKind.BigSerial => $"{key} bigserial",
                KeyKind.IdentityAlways => $"{key} bigint GENERATED ALWAYS AS IDENTITY (INCREMENT {table.Step} MINVALUE -100)",
                KeyKind.IdentityByDefault => $"{key} integer GENERATED BY DEFAULT AS IDENTITY (START 7)",
                _ => $"{key} {TypeOf(table, 0)}",
            });
        if (table.Kind == KeyKind.Partitioned)
            columns.Add("region text NOT NULL");
        columns.Add("label text NOT NULL");
        for (var i = 0; i < table.References.Length; i++)
        {
            var reference = table.References[i];
            var target = Tables[reference.To];
            foreach (var (column, part) in Columns(table, i).Select((column, part) => (column, part)))
                columns.Add($"{column} {(part == 0 && reference.Wide ? "bigint" : TypeOf(target, part))}{(reference.NotNull ? " NOT NULL" : "")}{(part == 0 && reference.Constant ? " DEFAULT 1" : "")}");
        }

        if (table.Kind == KeyKind.Composite)
            columns.Add("line integer");
        columns.Add("amount numeric(10,2) DEFAULT 1.50");
        columns.Add("at timestamptz DEFAULT '2024-02-29 12:00:00.123+00'");
        columns.Add("doc jsonb DEFAULT '{\"a\": 1.0}'");
        columns.Add($"PRIMARY KEY ({string.Join(", ", KeyColumns(table))})");
        sql.Append($"CREATE TABLE {Name(table)} (\n  {string.Join(",\n  ", columns)}){(table.Kind == KeyKind.Partitioned ? " PARTITION BY LIST (region)" : "")};\n");
        if (table.Kind == KeyKind.Partitioned)
            foreach (var region in new[] { "a", "b" })
                sql.Append($"CREATE TABLE {SqlText.Identifier("s")}.{SqlText.Identifier($"{table.Name}_{region}")} PARTITION OF {Name(table)} FOR VALUES IN ('{region}');\n");
        if (table.Inherited)
            sql.Append($"CREATE TABLE s.{SqlText.Identifier($"{table.Name} child")} (more text, PRIMARY KEY ({string.Join(", ", KeyColumns(table))})) INHERITS ({Name(table)});\n");
    }

    private void InsertRows(StringBuilder sql, RandomTable table)
    {
        var random = new Random(Seed + table.Number);
        for (var row = 0; row < CountOf(table); row++)
        {
            var columns = new List<string>();
            var values = new List<string>();
            if (!IsMadeOfReferences(table))
            {
                columns.AddRange(KeyColumns(table));
                values.AddRange(KeyOf(table, row));
            }

            columns.Add("label");
            values.Add($"'old{row}'");
            for (var i = 0; i < table.References.Length; i++)
            {
                var reference = table.References[i];
                var target = Tables[reference.To];
                var count = CountOf(target);
                var own = i == 0 && IsMadeOfReferences(table);
                if (count == 0 || (!own && !reference.NotNull && random.Next(4) == 0))
                {
                    columns.AddRange(Columns(table, i));
                    values.AddRange(Columns(table, i).Select(_ => "NULL"));
                    continue;
                }

                var to = own ? table.Kind == KeyKind.Shared ? row : row % count : random.Next(count);
                columns.AddRange(Columns(table, i));
                values.AddRange(reference.NotValid && random.Next(3) == 0 ? KeyOf(target, to).SetItem(0, "99") : KeyOf(target, to));
            }

            if (table.Kind == KeyKind.Composite)
            {
                columns.Add("line");
                values.Add((row + 1).ToString(CultureInfo.InvariantCulture));
            }

            columns.Add("amount");
            values.Add(random.Next(3) switch { 0 => "NULL", 1 => "0.10", _ => "1234.5" });
            sql.Append($"INSERT INTO {Name(table)} ({string.Join(", ", columns)}){(table.Kind == KeyKind.IdentityAlways ? " OVERRIDING SYSTEM VALUE" : "")} VALUES ({string.Join(", ", values)});\n");
        }

        if (table.Kind is KeyKind.Serial or KeyKind.BigSerial or KeyKind.IdentityAlways or KeyKind.IdentityByDefault or KeyKind.Partitioned && table.Rows > 0 && Seed % 3 > 0)
            sql.Append($"SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence({SqlText.Literal(Name(table))}, {SqlText.Literal(table.KeyName)}), {Math.Max(1, table.First + table.Step * table.Rows + Seed % 5)}, {(Seed % 3 == 1 ? "true" : "false")});\n");
    }

    private void Decorate(StringBuilder sql, RandomTable table)
    {
        var keys = KeyColumns(table);
        if (table.Indexed)
        {
            sql.Append($"CREATE UNIQUE INDEX {SqlText.Identifier($"u {table.Number}")} ON {Name(table)} ({string.Join(", ", keys.Reverse())}, label) INCLUDE (amount);\n");
            sql.Append($"CREATE INDEX {SqlText.Identifier($"p {table.Number}")} ON {Name(table)} ({(table.References.IsEmpty ? keys[0] : "r0")} DESC NULLS LAST) WHERE label LIKE 'old%';\n");
        }

        if (table.Viewed)
        {
            var view = $"s.{SqlText.Identifier($"v {table.Number}")}";
            var join = table.References.IsEmpty ? "" : $" LEFT JOIN {Name(Tables[table.References[0].To])} o ON {string.Join(" AND ", Columns(table, 0).Zip(KeyColumns(Tables[table.References[0].To]), (column, key) => $"t.{column} = o.{key}"))}";
            sql.Append($"CREATE VIEW {view} AS SELECT t.{keys[0]} AS k, t.label, {(join.Length > 0 ? "o.label AS other" : "t.amount")} FROM {Name(table)} t{join} WHERE t.label <> 'x';\n");
            sql.Append($"CREATE VIEW s.{SqlText.Identifier($"w {table.Number}")} AS SELECT v.k, pg_catalog.count(*) AS n FROM {view} v GROUP BY v.k HAVING pg_catalog.count(*) > 0;\n");
            sql.Append($"COMMENT ON COLUMN {view}.k IS 'The ''key''';\n");
        }

        if (table.Materialized)
        {
            sql.Append($"CREATE MATERIALIZED VIEW s.{SqlText.Identifier($"m {table.Number}")} AS SELECT t.* FROM {Name(table)} t;\n");
            sql.Append($"CREATE INDEX ON s.{SqlText.Identifier($"m {table.Number}")} ({keys[0]});\n");
        }

        if (table.Commented)
        {
            sql.Append($"COMMENT ON TABLE {Name(table)} IS 'A \\table';\n");
            sql.Append($"COMMENT ON COLUMN {Name(table)}.{keys[0]} IS E'two\\nlines';\n");
            sql.Append($"GRANT SELECT ({keys[0]}) ON {Name(table)} TO PUBLIC;\n");
        }

        if (table.Guarded)
        {
            sql.Append($"ALTER TABLE {Name(table)} ENABLE ROW LEVEL SECURITY;\n");
            sql.Append($"CREATE POLICY p ON {Name(table)} USING ({keys[0]} IS NOT NULL);\n");
            sql.Append($"ALTER TABLE {Name(table)} ADD CONSTRAINT given CHECK ({keys[0]} IS NOT NULL);\n");
        }
    }
}
