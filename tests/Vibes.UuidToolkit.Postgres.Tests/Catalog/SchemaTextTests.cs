using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>
/// A schema's text is the same on every version, and reading it leaves no trace.
/// </summary>
public sealed class SchemaTextTests
{
    /// <summary>One of nearly everything that all versions have, written so that versions could write it back differently.</summary>
    private const string Rich =
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'catalog reader') THEN CREATE ROLE "catalog reader"; END IF;
        END $$;
        CREATE SCHEMA app;
        COMMENT ON SCHEMA app IS 'It''s an application';
        GRANT USAGE ON SCHEMA app TO "catalog reader" WITH GRANT OPTION;
        CREATE TYPE app.mood AS ENUM ('good', 'so-so', 'bad');
        CREATE DOMAIN app.positive AS integer NOT NULL DEFAULT 1 CONSTRAINT above CHECK (VALUE > 0);
        CREATE TYPE app.span AS RANGE (subtype = integer);
        CREATE TYPE app.pair AS (one integer, two text);
        CREATE SEQUENCE app.counter AS smallint START 5 INCREMENT -1 MINVALUE -10 MAXVALUE 5 CYCLE;
        CREATE TABLE app.parent (
          id serial PRIMARY KEY,
          "Name" varchar(20) COLLATE "C" NOT NULL DEFAULT 'it''s',
          price numeric(10,2) CHECK (price > 0 AND price <> 7),
          mood app.mood DEFAULT 'good',
          amount app.positive,
          at timestamptz DEFAULT now(),
          day date DEFAULT CURRENT_DATE,
          duration interval DEFAULT '1 day 02:00:00',
          tags text[] DEFAULT ARRAY['a', 'b'],
          doubled integer GENERATED ALWAYS AS (id * 2) STORED,
          size bigint DEFAULT (2)::bigint,
          bits bit(3) DEFAULT B'101',
          UNIQUE ("Name", price) DEFERRABLE);
        CREATE TABLE app.child (
          id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 2) PRIMARY KEY,
          parent_id integer NOT NULL CONSTRAINT up REFERENCES app.parent ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
          before_id bigint REFERENCES app.child,
          note text,
          CONSTRAINT apart EXCLUDE USING btree (note WITH =) WHERE (note IS NOT NULL));
        ALTER TABLE app.child ADD CONSTRAINT checked CHECK (note IN ('a', 'b') OR note LIKE 'c%' OR length(note) BETWEEN 2 AND 3) NOT VALID;
        COMMENT ON CONSTRAINT up ON app.child IS 'Up';
        CREATE TABLE app.measure (at date NOT NULL, place integer NOT NULL, value double precision, PRIMARY KEY (at, place)) PARTITION BY RANGE (at);
        CREATE TABLE app.measure_old PARTITION OF app.measure FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
        CREATE TABLE app.measure_rest PARTITION OF app.measure DEFAULT;
        CREATE INDEX ON app.measure (value);
        CREATE TABLE app.special (extra text) INHERITS (app.parent);
        CREATE UNLOGGED TABLE app.cache (key text PRIMARY KEY) WITH (fillfactor = 70, autovacuum_enabled = false);
        ALTER TABLE app.cache ALTER COLUMN key SET STORAGE EXTERNAL, ALTER COLUMN key SET STATISTICS 50;
        CREATE UNIQUE INDEX lower_name ON app.parent (lower("Name"::text) text_pattern_ops DESC NULLS LAST) INCLUDE (price) WHERE price IS NOT NULL;
        CREATE STATISTICS app.both (ndistinct, dependencies) ON price, size FROM app.parent;
        COMMENT ON STATISTICS app.both IS 'Both';
        CREATE VIEW app.one AS SELECT id, "Name", upper("Name"::text) AS upper_name, price * 2 AS twice FROM app.parent WHERE price > 1 ORDER BY id DESC;
        CREATE VIEW app.aliased AS SELECT p.id, p."Name" FROM app.parent p WHERE p.id = ANY (ARRAY[1, 2]) AND NOT EXISTS (SELECT 1 FROM app.child c WHERE c.parent_id = p.id AND c.note = 'p.id');
        CREATE VIEW app.joined WITH (security_barrier) AS SELECT p.id, c.note, count(*) AS n, max(c.id) FILTER (WHERE c.note <> '') AS last FROM app.parent p LEFT JOIN app.child c ON c.parent_id = p.id GROUP BY p.id, c.note HAVING count(*) > 0;
        CREATE VIEW app.windowed AS SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY id DESC) AS place, CASE WHEN note IS NULL THEN 'none' ELSE note END AS note FROM app.child;
        CREATE VIEW app.united AS SELECT id FROM app.parent UNION SELECT before_id FROM app.child EXCEPT SELECT 5;
        CREATE VIEW app.inner_query AS SELECT x.id, (SELECT count(*) FROM app.child WHERE child.parent_id = x.id) AS children FROM (SELECT id FROM app.parent WHERE id > 3 LIMIT 10) x;
        CREATE VIEW app.distinct_on AS SELECT DISTINCT ON (parent_id) parent_id, note FROM app.child ORDER BY parent_id, id DESC LIMIT 3 OFFSET 1;
        CREATE VIEW app.functional AS SELECT g AS number, lower('abc') AS low FROM generate_series(1, 3) g;
        CREATE VIEW app.literal AS SELECT 1 AS one, 'x'::text AS text, NULL::integer AS nothing, '2024-01-01'::date + interval '1 day' AS later;
        CREATE VIEW app.whole_row AS SELECT parent, (parent).id AS inner_id FROM app.parent;
        CREATE VIEW app.grouped_sets AS SELECT parent_id, note, sum(id) AS total FROM app.child GROUP BY ROLLUP (parent_id, note);
        CREATE VIEW app.lateral_join AS SELECT p.id, l.note FROM app.parent p CROSS JOIN LATERAL (SELECT c.note FROM app.child c WHERE c.parent_id = p.id ORDER BY c.id LIMIT 1) l;
        COMMENT ON COLUMN app.one."Name" IS 'Name';
        GRANT SELECT ON app.one TO "catalog reader";
        CREATE MATERIALIZED VIEW app.kept AS SELECT id, price FROM app.parent WITH NO DATA;
        CREATE UNIQUE INDEX kept_id ON app.kept (id);
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
        CREATE FUNCTION app.add(a integer, b integer DEFAULT 2, VARIADIC rest integer[] DEFAULT '{}') RETURNS integer LANGUAGE sql IMMUTABLE STRICT COST 5 AS 'SELECT a + b';
        REVOKE ALL ON FUNCTION app.touch() FROM PUBLIC;
        CREATE AGGREGATE app.total(integer) (sfunc = int4pl, stype = integer, initcond = '0');
        CREATE TRIGGER touched BEFORE UPDATE OF "Name", price ON app.parent FOR EACH ROW WHEN (old.price IS DISTINCT FROM new.price) EXECUTE FUNCTION app.touch();
        CREATE TRIGGER measured AFTER INSERT ON app.measure FOR EACH ROW EXECUTE FUNCTION app.touch();
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON app.child DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.touch();
        ALTER TABLE app.parent DISABLE TRIGGER touched;
        CREATE RULE quiet AS ON INSERT TO app.one DO INSTEAD INSERT INTO app.parent ("Name") VALUES (new."Name") RETURNING id, "Name", upper("Name"::text), price;
        CREATE RULE noted AS ON UPDATE TO app.child WHERE old.note <> new.note DO ALSO SELECT 1;
        ALTER TABLE app.child ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY mine ON app.child AS RESTRICTIVE FOR UPDATE TO "catalog reader" USING (note = CURRENT_USER AND parent_id IN (SELECT p.id FROM app.parent p)) WITH CHECK (id > 0);
        GRANT SELECT (id, note), UPDATE (note) ON app.child TO "catalog reader";
        GRANT ALL ON app.cache TO "catalog reader";
        ALTER TABLE app.child REPLICA IDENTITY FULL;
        ALTER TABLE app.cache CLUSTER ON cache_pkey;
        ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO "catalog reader";
        CREATE PUBLICATION changes FOR TABLE app.parent WITH (publish = 'insert, update');
        """;

    [Theory]
    [InlineData("samples")]
    [InlineData("rich")]
    [InlineData("deparsed")]
    public async Task The_text_is_the_same_on_every_version(string which)
    {
        var script = which == "rich" ? Rich : await File.ReadAllTextAsync(which == "samples" ? SamplePath() : Path.Combine(AppContext.BaseDirectory, "Catalog", "deparsed.sql"), TestContext.Current.CancellationToken);
        var texts = new Dictionary<int, string[]>();
        foreach (var version in TestDatabases.Versions)
        {
            await using var database = await TestDatabases.CreateAsync(which == "samples" ? script : "", version);
            if (which != "samples")
                await database.ExecuteAsync("SET check_function_bodies = off;" + script);
            await using var connection = await database.OpenAsync();
            texts[version] = SchemaText.Render(await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken)).Split('\n');
        }

        var first = texts[TestDatabases.Versions[0]];
        Assert.True(first.Length > 100);
        var differences = texts.SelectMany(text => text.Value.Except(first).Select(line => $"only {text.Key}: {line}").Concat(first.Except(text.Value).Select(line => $"not in {text.Key}: {line}")));
        Assert.True(texts.Values.All(text => text.SequenceEqual(first)), string.Join('\n', differences));
    }

    [Fact]
    public async Task What_PostgreSQL_writes_on_several_lines_is_one_line()
    {
        foreach (var version in TestDatabases.Versions)
        {
            await using var database = await TestDatabases.CreateAsync(
                """
                CREATE DOMAIN public.grade AS int CHECK (CASE WHEN VALUE > 0 THEN true ELSE false END);
                CREATE TABLE public.t (a int DEFAULT CASE WHEN now() > '2000-01-01' THEN 1 ELSE 2 END, b text, CHECK (CASE WHEN a > 0 THEN b <> 'x
                  y' ELSE true END));
                CREATE INDEX i ON public.t ((CASE WHEN a > 0 THEN 1 ELSE 0 END), a) WHERE CASE WHEN a > 0 THEN true ELSE false END;
                CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW WHEN (CASE WHEN NEW.a > 0 THEN true ELSE false END) EXECUTE FUNCTION public.f();
                CREATE POLICY p ON public.t USING (CASE WHEN a > 0 THEN true ELSE false END);
                CREATE TABLE public.parted (a int) PARTITION BY RANGE ((CASE WHEN a > 0 THEN 1 ELSE 0 END));
                """, version);
            await using var connection = await database.OpenAsync();
            var lines = SchemaText.Render(await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken)).Split('\n');

            Assert.Contains(@"  constraint t_check CHECK ( CASE WHEN (a > 0) THEN (b <> 'x\n  y'::text) ELSE true END)", lines);
            Assert.All(["  index public.i ", "  trigger g ", "  policy p ", "domain public.grade ", "  partition by ", "  column a integer default "],
                start => Assert.Contains("END", Assert.Single(lines, line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains("CASE", StringComparison.Ordinal))));
            Assert.DoesNotContain(lines, line => line.TrimStart() is var text && (text.StartsWith("CASE", StringComparison.Ordinal) || text.StartsWith("WHEN", StringComparison.Ordinal) || text.StartsWith("END", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Schema_public_is_told_where_somebody_changed_it()
    {
        foreach (var version in TestDatabases.Versions)
        {
            await using var database = await TestDatabases.CreateAsync("", version);
            Assert.Contains("\nschema public\n", await TextAsync());
            await database.ExecuteAsync("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT CREATE ON SCHEMA public TO pg_monitor");
            Assert.Matches(@"\nschema public\n  comment .*\n  grant CREATE to pg_monitor\n  without grant (ALL|USAGE) to PUBLIC\n", await TextAsync());
            await database.ExecuteAsync("ALTER SCHEMA public OWNER TO pg_monitor");
            Assert.Contains("\nschema public owner pg_monitor\n", await TextAsync());

            async Task<string> TextAsync()
            {
                await using var connection = await database.OpenAsync();
                return SchemaText.Render(await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public async Task Reading_does_not_write()
    {
        await using var database = await TestDatabases.CreateAsync();
        await database.ExecuteAsync(Rich);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var detail in Enum.GetValues<CatalogDetail>())
            await CatalogReader.ReadAsync(connection, detail, TestContext.Current.CancellationToken);
        await using var written = new NpgsqlCommand("SELECT pg_catalog.txid_current_if_assigned() IS NOT NULL", connection);
        Assert.Equal(false, await written.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var readOnly = new NpgsqlCommand("SET TRANSACTION READ ONLY", connection);
        await readOnly.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await CatalogReader.ReadAsync(connection, CatalogDetail.Planning, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_search_path_that_is_not_empty_is_refused()
    {
        await using var database = await TestDatabases.CreateAsync();
        await using var connection = await database.OpenAsync();
        await using var path = new NpgsqlCommand("SET search_path = public", connection);
        await path.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken));
    }

    private static string SamplePath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "samples", "vibes.sql")))
                return Path.Combine(folder.FullName, "samples", "vibes.sql");
        throw new FileNotFoundException("samples/vibes.sql");
    }
}
