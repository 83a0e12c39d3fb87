using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;
using Vibes.UuidToolkit.Verification.Tests.Comparison;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Snapshots;

/// <summary>
/// One database gives one text, on whatever version, with whatever settings of the database and the client: the texts are
/// compared with approved ones, so that runs on different machines are compared with each other.
/// </summary>
public sealed class UniformityTests
{
    private const string Script =
        """
        CREATE TABLE public.samples (
          id serial PRIMARY KEY, amount numeric(12, 4), ratio double precision, small real, price money, at timestamptz, local timestamp, day date, clock timetz,
          span interval, bytes bytea, document jsonb, raw json, tags text[], days date[], flag boolean, net inet, bits bit(5), range tstzrange, name text NOT NULL DEFAULT 'İ ß');
        COMMENT ON COLUMN public.samples.at IS 'When it was taken.';
        CREATE TABLE public.readings (
          id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 5) PRIMARY KEY, sample_id integer CONSTRAINT readings_sample_fkey REFERENCES public.samples ON DELETE CASCADE DEFERRABLE,
          taken timestamptz DEFAULT '2024-03-31 02:30:00+02', value double precision CHECK (value > -1e300));
        CREATE INDEX readings_taken ON public.readings (taken DESC) WHERE value IS NOT NULL;
        INSERT INTO public.samples (amount, ratio, small, price, at, local, day, clock, span, bytes, document, raw, tags, days, flag, net, bits, range) VALUES
          (-1234.5, 0.1::float8 + 0.2, 1e-5, '1234.5', '2024-03-31 02:30:00+02', '2024-12-31 23:59:59.999999', '2024-02-29', '12:00:00+05:30', '1 year 2 days 03:04:05.6',
           '\x00ff', '{"b": 1, "a": [1.0, null]}', '{"b": 1,  "a": 2}', '{"x,y", "", NULL}', '{2024-02-29}', true, '10.0.0.1/8', '10101', '[2024-01-01 00:00+00,)'),
          (NULL, '-Infinity', 'NaN', NULL, 'infinity', NULL, '0044-03-15 BC', NULL, '-1 day', '', 'null', '[]', '{}', NULL, false, NULL, NULL, 'empty');
        INSERT INTO public.readings (sample_id, taken, value) VALUES (1, '2024-10-27 02:30:00+01', 1.1), (1, '1900-01-01 00:00+00', -0.0), (2, NULL, 1e-300), (NULL, '2024-01-01 00:00+00', NULL);
        CREATE DOMAIN public.code AS text COLLATE "C" CONSTRAINT code_check CHECK (VALUE <> '');
        COMMENT ON CONSTRAINT code_check ON DOMAIN public.code IS 'Not empty';
        CREATE FUNCTION public.difference(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
        CREATE TYPE public.span AS RANGE (subtype = float8, subtype_diff = public.difference);
        CREATE FUNCTION public.join_text(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || $2';
        CREATE AGGREGATE public.joined(text) (SFUNC = public.join_text, STYPE = text, INITCOND = '');
        CREATE TYPE public.mood AS ENUM ('sad', 'glad');
        CREATE FUNCTION public.number_of(public.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length($1::text)';
        CREATE CAST (public.mood AS integer) WITH FUNCTION public.number_of(public.mood) AS ASSIGNMENT;
        CREATE FUNCTION public.same_text(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower($1) = lower($2)';
        CREATE OPERATOR public.=== (LEFTARG = text, RIGHTARG = text, PROCEDURE = public.same_text, COMMUTATOR = OPERATOR(public.===), RESTRICT = eqsel, JOIN = eqjoinsel);
        CREATE FUNCTION public.compare_text(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $1 = $2 THEN 0 WHEN $1 < $2 THEN -1 ELSE 1 END';
        CREATE OPERATOR CLASS public.text_ops FOR TYPE text USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 public.compare_text(text, text);
        CREATE COLLATION public.plain (locale = 'C');
        CREATE TEXT SEARCH CONFIGURATION public.search (COPY = pg_catalog.simple);
        CREATE TEXT SEARCH DICTIONARY public.dictionary (TEMPLATE = simple, STOPWORDS = english);
        CREATE CONVERSION public.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE FUNCTION public.on_drop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
        CREATE EVENT TRIGGER on_drop ON sql_drop EXECUTE FUNCTION public.on_drop();
        GRANT USAGE ON LANGUAGE plpgsql TO postgres;
        CREATE FOREIGN DATA WRAPPER wrapper;
        CREATE SERVER far FOREIGN DATA WRAPPER wrapper OPTIONS (host 'far', password 'hidden');
        CREATE USER MAPPING FOR postgres SERVER far OPTIONS (password 'hidden');
        CREATE FOREIGN TABLE public.elsewhere (name text OPTIONS (name 'n')) SERVER far OPTIONS (table 'elsewhere');
        SELECT lo_from_bytea(4100, 'Content');
        COMMENT ON LARGE OBJECT 4100 IS 'A text';
        """;

    /// <summary>What a database or a role may have been given, none of it a session's own default.</summary>
    private static readonly string[] Settings =
    [
        "TimeZone = 'Pacific/Chatham'", "DateStyle = 'SQL, DMY'", "IntervalStyle = 'sql_standard'", "extra_float_digits = 0", "bytea_output = 'escape'",
        "search_path = 'pg_catalog'", "standard_conforming_strings = off", "xmloption = 'document'", "quote_all_identifiers = on", "default_text_search_config = 'simple'",
    ];

    private static readonly ImmutableArray<QueryFile> Queries = [new("samples", "SELECT * FROM public.samples ORDER BY id"), new("readings", "SELECT taken, value, sample_id FROM public.readings")];

    public static TheoryData<int, bool> Cases => [.. from version in TestDatabases.Versions from unusual in (bool[])[false, true] select (version, unusual)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_text_depends_on_neither_version_nor_settings_nor_culture(int version, bool unusual)
    {
        await using var database = await TestDatabases.CreateAsync(Script, version);
        if (unusual)
        {
            foreach (var setting in Settings)
                await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET {setting}");
            await database.ExecuteAsync($"DO $$ BEGIN ALTER DATABASE {database.Name} SET lc_monetary = 'C.UTF-8'; EXCEPTION WHEN invalid_parameter_value THEN NULL; END $$");
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Unusual();
        }

        Approve(await database.SnapshotsAsync(Queries));
    }

    private static void Approve(ImmutableArray<Snapshot> snapshots, [CallerFilePath] string sourceFile = "")
    {
        var folder = new BaselineFolder(Path.Combine(Path.GetDirectoryName(sourceFile)!, "Uniform"));
        foreach (var comparison in snapshots.Select(snapshot => folder[snapshot.Name].Check(snapshot)).ToList())
            Assert.Equal(comparison.Approved, comparison.Received);
    }

    /// <summary>A culture in which nothing is written as in English; made by hand, since the tests run without ICU's.</summary>
    private static CultureInfo Unusual()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }
}
