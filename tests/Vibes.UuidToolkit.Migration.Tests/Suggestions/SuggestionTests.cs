using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Suggestions;

/// <summary>What is suggested lets the plan through when it is given back as it is; only what a person has to say is left.</summary>
public sealed partial class SuggestionTests
{
    private const string Users = "CREATE TABLE public.kinds (id int PRIMARY KEY, name text); CREATE TABLE public.users (id serial PRIMARY KEY, kind int REFERENCES public.kinds, name text, born date); INSERT INTO public.kinds VALUES (1, 'k'); INSERT INTO public.users (kind) VALUES (1), (1);";

    private static string Policy(string condition) => $"CREATE POLICY p ON public.users USING ({condition});";

    // Only the newer ones have what these stand on.
    private static int Since(string script) => script.Contains("BEGIN ATOMIC", StringComparison.Ordinal) || script.Contains("_minmax_multi_ops", StringComparison.Ordinal) || script.Contains("_bloom_ops", StringComparison.Ordinal) ? 14 : 0;

    public static IEnumerable<TheoryDataRow<string, string, string, int>> Passing() =>
        from row in Rows()
        from version in TestDatabases.Versions
        where version >= Since(row.Data.Item1)
        select new TheoryDataRow<string, string, string, int>(row.Data.Item1, row.Data.Item2, row.Data.Item3, version);

    private static TheoryData<string, string, string> Rows() => new()
    {
        // The class to blame, and no other.
        { "ALTER TABLE public.users ADD CHECK (kind % 2 = 1 OR name IS NULL);", "Exclude public.kinds.id", "" },
        { "CREATE VIEW public.v AS SELECT COALESCE(kind, 0) AS kind FROM public.users;", "Exclude public.kinds.id", "" },
        // A constant that is compared with ids is one of them.
        { "ALTER TABLE public.users ADD CHECK (kind <> 2 OR name IS NULL);", "Definitions check public.users.users_check … '{public.kinds.id 2}'::uuid", "" },
        { "CREATE INDEX i ON public.users (name) WHERE kind = 1;", "Definitions index public.i … WHERE (kind = '{public.kinds.id 1}'::uuid)", "" },
        { "CREATE INDEX i ON public.users (name) WHERE kind IN (1, -2);", "Definitions index public.i … ANY (ARRAY['{public.kinds.id 1}'::uuid, '{public.kinds.id -2}'::uuid]))", "" },
        { "CREATE UNIQUE INDEX i ON public.users (name, (COALESCE(kind, 0)));", "Definitions index public.i … COALESCE(kind, '{public.kinds.id 0}'::uuid)", "" },
        { "CREATE VIEW public.v AS SELECT u.name FROM public.users u JOIN public.kinds k ON k.id = u.kind WHERE k.id > 3 AND 1 < u.id;", "Definitions view public.v … k.id > '{public.kinds.id 3}'::uuid … '{public.users.id 1}'::uuid < u.id", "" },
        { "CREATE VIEW public.v AS SELECT name, CASE kind WHEN 1 THEN 5 WHEN 2 THEN 6 END AS n, NULLIF(kind, 9) AS k FROM public.users WHERE kind IS DISTINCT FROM 7 AND length(name) > 1;",
            "Definitions view public.v … NULLIF(users.kind, '{public.kinds.id 9}'::uuid) … WHEN '{public.kinds.id 1}'::uuid THEN 5 … length(users.name) > 1", "" },
        { "ALTER TABLE public.users ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.users FOR SELECT TO PUBLIC USING (kind = 1 AND length(name) > 2);",
            "Definitions policy public.users.p … (kind = '{public.kinds.id 1}'::uuid) AND (length(name) > 2)", "" },
        { "CREATE POLICY p ON public.users FOR UPDATE USING (1 = kind) WITH CHECK (kind <> 2);", "Definitions policy public.users.p … ('{public.kinds.id 1}'::uuid = kind) … WITH CHECK ((kind <> '{public.kinds.id 2}'::uuid))", "" },
        { "CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.kind = 3) EXECUTE FUNCTION public.t('1');",
            "Definitions trigger public.users.t … (new.kind = '{public.kinds.id 3}'::uuid) … ('1')", "" },
        { "CREATE FUNCTION public.f() RETURNS SETOF text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE kind IN (1, 2) LIMIT 5 -- 7\n $$;", "Definitions function public.f() … IN ('{public.kinds.id 1}'::uuid, '{public.kinds.id 2}'::uuid) LIMIT 5", "" },
        { "ALTER TABLE public.users ADD CHECK (id > 0);", "Definitions check public.users.users_id_check … (id > '{public.users.id 0}'::uuid)", "" },
        // A text that is cast to an integer and compared with ids is the text of one; a cast that meets none is left alone.
        { Policy("kind = current_setting('app.kind')::int"), "Definitions policy public.users.p … (kind = (current_setting('app.kind'::text))::uuid)", "" },
        { Policy("kind = nullif(current_setting('app.kind', true), '')::bigint AND born > now() - current_setting('app.days')::int * interval '1 day'"),
            "Definitions policy public.users.p … (kind = (NULLIF(current_setting('app.kind'::text, true), ''::text))::uuid) … ((current_setting('app.days'::text))::integer)", "" },
        { Policy("CAST(current_setting('app.kind') AS integer) IN (kind, id)"), "Definitions policy public.users.p … ((current_setting('app.kind'::text))::uuid = kind) OR ((current_setting('app.kind'::text))::uuid = id)", "" },
        { Policy("kind = (SELECT current_setting('app.kind')::int)"), "Definitions policy public.users.p … (kind = ( SELECT (current_setting('app.kind'::text))::uuid AS current_setting))", "" },
        { Policy("kind = ANY (string_to_array(current_setting('app.kinds'), ',')::int[])"), "Definitions policy public.users.p … (string_to_array(current_setting('app.kinds'::text), ','::text))::uuid[]", "" },
        { Policy("kind IN (SELECT unnest(string_to_array(current_setting('app.kinds'), ',')::int[]))"), "Definitions policy public.users.p … ::uuid[]) AS unnest", "" },
        { Policy("kind = coalesce(nullif(current_setting('app.kind', true), '')::int, -1)"), "Definitions policy public.users.p … ''::text))::uuid, '{public.kinds.id -1}'::uuid)", "" },
        { Policy("(kind, id) = (current_setting('app.kind')::int, current_setting('app.user')::int)"), "Definitions policy public.users.p … 'app.kind'::text))::uuid) … 'app.user'::text))::uuid)", "" },
        { Policy("kind = CASE WHEN name = 'x' THEN current_setting('app.kind')::int ELSE NULL END"), "Definitions policy public.users.p … THEN (current_setting('app.kind'::text))::uuid … ELSE NULL::uuid", "" },
        { Policy("CASE WHEN name = 'x' THEN kind ELSE current_setting('app.kind')::int END = 3"), "Definitions policy public.users.p … ELSE (current_setting('app.kind'::text))::uuid … = '{public.kinds.id 3}'::uuid", "" },
        { Policy("kind IS NOT DISTINCT FROM current_setting('app.kind')::int AND length(name) < current_setting('app.length')::int"),
            "Definitions policy public.users.p … (current_setting('app.kind'::text))::uuid … (length(name) < (current_setting('app.length'::text))::integer)", "" },
        { Policy("id::bigint = current_setting('app.user')::bigint"), "Definitions policy public.users.p … ((id)::uuid = (current_setting('app.user'::text))::uuid)", "" },
        { $"CREATE SCHEMA auth; CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql AS $$ SELECT '{{}}'::jsonb $$; {Policy("kind = (auth.jwt() ->> 'kind_id')::int")}",
            "Definitions policy public.users.p … (kind = ((auth.jwt() ->> 'kind_id'::text))::uuid)", "" },
        { "ALTER TABLE public.users ADD CHECK (kind <> current_setting('app.kind', true)::int);", "Definitions check public.users.users_kind_check … (kind <> (current_setting('app.kind'::text, true))::uuid)", "" },
        { "CREATE VIEW public.v AS SELECT name, CAST(name AS integer) AS n FROM public.users WHERE kind = CAST(current_setting('app.kind') AS bigint);",
            "Definitions view public.v … (users.name)::integer AS n … kind = (current_setting('app.kind'::text))::uuid", "" },
        { "CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.kind <> current_setting('app.kind')::int) EXECUTE FUNCTION public.t();",
            "Definitions trigger public.users.t … (current_setting('app.kind'::text))::uuid", "" },
        { "CREATE VIEW public.v AS SELECT * FROM public.users; CREATE RULE r AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.users (name, kind) VALUES (new.name, current_setting('app.kind')::int);",
            "Definitions rule public.v.r … VALUES (new.name, (current_setting('app.kind'::text))::uuid)", "" },
        { "CREATE FUNCTION public.f() RETURNS public.users LANGUAGE sql AS $$ SELECT * FROM public.users WHERE id = nullif(current_setting('app.user'), '')::integer LIMIT 1 $$;",
            "Definitions function public.f() … nullif(current_setting('app.user'), '')::uuid LIMIT 1", "" },
        { "CREATE FUNCTION public.f() RETURNS SETOF bigint LANGUAGE sql AS $$ SELECT kind::bigint FROM public.users WHERE id = CAST(current_setting('app.user') AS bigint) AND kind <> 3 $$;",
            "Definitions function public.f() … RETURNS SETOF uuid … kind::uuid … CAST(current_setting('app.user') AS uuid) AND kind <> '{public.kinds.id 3}'::uuid", "" },
        { "CREATE FUNCTION public.f(a integer) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE kind = a AND id = current_setting('app.user')::int $$;",
            "Definitions function public.f(a integer) … a uuid … ::uuid", "" },
        // So it is where a function gives it, or takes it.
        { $"CREATE FUNCTION public.kind() RETURNS int LANGUAGE sql AS $$ SELECT nullif(current_setting('app.kind', true), '')::int $$; {Policy("kind = public.kind()")}", "Definitions function public.kind() … RETURNS uuid … '')::uuid", "" },
        { $"CREATE FUNCTION public.kind() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN current_setting('app.kind')::bigint; EXCEPTION WHEN OTHERS THEN RETURN NULL; END $$; {Policy("kind = public.kind() AND id <> 7")}",
            "Definitions function public.kind() … RETURNS uuid … ::uuid; EXCEPTION", "" },
        { $"CREATE FUNCTION public.kind() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN current_setting('app.kind')::bigint; END $$; {Policy("kind = public.kind() AND id <> 7")}",
            "Definitions policy public.users.p … (kind = public.kind()) AND (id <> '{public.users.id 7}'::uuid)", "" },
        { $"CREATE FUNCTION public.kind() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int := current_setting('app.n')::int; BEGIN RETURN current_setting('app.kind')::int + n; END $$; {Policy("kind = public.kind()")}", "Exclude public.kinds.id", "" },
        { $"CREATE FUNCTION public.may(k int, u int) RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT FROM public.users WHERE kind = k AND id = u) $$; {Policy("public.may(kind, current_setting('app.user')::int) AND length(name) > current_setting('app.length')::int")}",
            "Definitions policy public.users.p … public.may(kind, (current_setting('app.user'::text))::uuid) AND (length(name) > (current_setting('app.length'::text))::integer)", "" },
        { "CREATE TABLE public.posts (kind int NOT NULL DEFAULT current_setting('app.kind')::int REFERENCES public.kinds, n int DEFAULT current_setting('app.n')::int);", "Definitions public.posts.kind (current_setting('app.kind'::text))::uuid", "" },
        { "CREATE TABLE public.posts (kind int NOT NULL DEFAULT coalesce(nullif(current_setting('app.kind', true), '')::int, 1) REFERENCES public.kinds);", "Definitions public.posts.kind COALESCE((NULLIF(current_setting('app.kind'::text, true), ''::text))::uuid, '{public.kinds.id 1}'::uuid)", "" },
        { "CREATE FUNCTION public.kind() RETURNS int LANGUAGE sql AS $$ SELECT current_setting('app.kind')::int $$; CREATE TABLE public.posts (kind int NOT NULL DEFAULT public.kind() REFERENCES public.kinds);", "Definitions function public.kind() … RETURNS uuid … ::uuid", "" },
        { Policy("kind = (current_setting('app.claims')::jsonb -> 'kind')::int"), "Definitions policy public.users.p … ->> 'kind'::text))::uuid", "" },
        // What stands in rows is none that anybody would give otherwise from then on.
        { "ALTER TABLE public.users ADD data jsonb; CREATE VIEW public.v AS SELECT u.name FROM public.users u JOIN public.kinds k ON k.id = (u.data ->> 'kind')::int;", "Exclude public.kinds.id", "" },
        { "ALTER TABLE public.users ADD data jsonb; CREATE VIEW public.v AS SELECT u.name FROM public.users u JOIN public.kinds k ON k.id = (u.data ->> 'kind')::int;", "Definitions view public.v … ((u.data ->> 'kind'::text))::uuid", "" },
        // Not where a text is none that stands for an id alone.
        { Policy("kind = current_setting('app.kind')::int + 1"), "Exclude public.kinds.id", "" },
        { Policy("kind = to_char(current_date, 'YYYYMMDD')::int"), "Exclude public.kinds.id", "" },
        { Policy("kind = ('1' || current_setting('app.kind'))::int"), "Exclude public.kinds.id", "" },
        { $"CREATE FUNCTION public.today() RETURNS int LANGUAGE sql AS $$ SELECT to_char(now(), 'YYYYMMDD')::int $$; {Policy("kind = public.today()")}", "Exclude public.kinds.id", "" },
        { "CREATE TABLE public.facts (kind int DEFAULT to_char(now(), 'YYYYMMDD')::int REFERENCES public.kinds);", "Definitions public.facts.kind ", "" },
        { Policy("kind = to_number(current_setting('app.kind'), '999')::int"), "Exclude public.kinds.id", "" },
        { "CREATE FUNCTION public.f(ids int[], other int) RETURNS TABLE (kind int, first int, twin int, n bigint) LANGUAGE sql AS $$ SELECT kind, min(id), other, count(*) FROM public.users WHERE id = ANY (ids) AND id <> other GROUP BY kind $$;",
            "Definitions function public.f(ids integer[], other integer) … ids uuid[], other uuid … TABLE(kind uuid, first uuid, twin uuid, n bigint) … (array_agg(id ORDER BY id))[1]", "" },
        // There is no greatest uuid, but a last one.
        { "CREATE VIEW public.v AS SELECT kind, max(id) AS id, min(born) AS born FROM public.users GROUP BY kind;", "Definitions view public.v … (array_agg(users.id ORDER BY users.id DESC NULLS LAST))[1] AS id, … min(users.born) AS born", "" },
        { "CREATE VIEW public.v AS SELECT name, min(id) FILTER (WHERE kind > 1) AS id FROM public.users GROUP BY name HAVING max(id) <> 3;",
            "Definitions view public.v … (array_agg(users.id ORDER BY users.id) FILTER (WHERE (users.kind > '{public.kinds.id 1}'::uuid)))[1] AS id … (array_agg(users.id ORDER BY users.id DESC NULLS LAST))[1] <> '{public.users.id 3}'::uuid", "" },
        { "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$ SELECT MAX(id) FROM public.users $$;", "Definitions function public.f() … RETURNS uuid … SELECT (array_agg(id ORDER BY id DESC NULLS LAST))[1] FROM", "" },
        { "CREATE VIEW public.v AS SELECT max(id) + 1 AS next FROM public.users;", "Exclude public.users.id", "" },
        { "CREATE VIEW public.v AS SELECT max(id) OVER (PARTITION BY kind) AS id FROM public.users;", "Exclude public.users.id", "" },
        // An index's operator class is one for a type.
        { "CREATE INDEX i ON public.users USING brin (id int4_minmax_multi_ops, kind int4_bloom_ops (n_distinct_per_range='10')) WHERE kind <> 3;",
            "Definitions index public.i … (id uuid_minmax_multi_ops, kind uuid_bloom_ops (n_distinct_per_range='10')) WHERE (kind <> '{public.kinds.id 3}'::uuid)", "" },
        { "ALTER TABLE public.users ADD n int; CREATE INDEX i ON public.users USING brin (n int4_bloom_ops, kind int4_bloom_ops);", "Definitions index public.i … (n int4_bloom_ops, kind uuid_bloom_ops)", "" },
        // A number beside an id is seen in its place.
        { "CREATE VIEW public.v AS SELECT kind FROM public.users UNION SELECT 0 UNION ALL SELECT -1;", "Exclude public.kinds.id", "" },
        { "CREATE VIEW public.v AS SELECT kind FROM public.users UNION SELECT 0 UNION ALL SELECT -1;", "Definitions view public.v … SELECT '{public.kinds.id 0}'::uuid … SELECT '{public.kinds.id -1}'::uuid", "" },
        { "CREATE VIEW public.v AS SELECT 0 AS kind, 1 AS n UNION ALL SELECT kind, 2 FROM public.users;", "Definitions view public.v … SELECT '{public.kinds.id 0}'::uuid AS kind, … 1 AS n", "" },
        { "CREATE VIEW public.v AS SELECT CASE WHEN name = 'x' THEN kind ELSE -1 END AS kind, GREATEST(kind, 2) AS g, COALESCE(kind, 0) AS c, 7 AS n FROM public.users WHERE COALESCE(kind, 4) <> 5;",
            "Definitions view public.v … ELSE '{public.kinds.id -1}'::uuid … GREATEST(users.kind, '{public.kinds.id 2}'::uuid) … COALESCE(users.kind, '{public.kinds.id 0}'::uuid) AS c, … 7 AS n … COALESCE(users.kind, '{public.kinds.id 4}'::uuid) <> '{public.kinds.id 5}'::uuid", "" },
        // Rows that stand in the definition are joined with ids, or looked for among them, column by column.
        { "CREATE VIEW public.v AS SELECT u.name, v.label, v.n FROM public.users u JOIN (VALUES (1, 'x', 1), (2, 'y', 2)) v(kind, label, n) ON v.kind = u.kind;",
            "Definitions view public.v … VALUES ('{public.kinds.id 1}'::uuid,'x'::text,1), ('{public.kinds.id 2}'::uuid,'y'::text,2)", "" },
        { "CREATE VIEW public.v AS SELECT u.name FROM public.users u, (VALUES (1), (-2)) AS v WHERE u.kind = v.column1;", "Definitions view public.v … VALUES ('{public.kinds.id 1}'::uuid), ('{public.kinds.id -2}'::uuid)", "" },
        { "CREATE VIEW public.v AS WITH w(k, l) AS (VALUES (1, 'x')) SELECT name FROM public.users JOIN w ON w.k = kind AND w.l <> name;", "Definitions view public.v … VALUES ('{public.kinds.id 1}'::uuid,'x'::text)", "" },
        { "CREATE FUNCTION public.f() RETURNS SETOF text LANGUAGE sql AS $$ SELECT u.name FROM public.users u JOIN (VALUES (1, 5)) AS v(kind, n) ON u.kind = v.kind LIMIT 3 $$;", "Definitions function public.f() … (VALUES ('{public.kinds.id 1}'::uuid, 5))", "" },
        { "CREATE VIEW public.v AS SELECT u.name, v.kind FROM public.users u JOIN (VALUES (1), (2)) v(kind) ON v.kind = u.kind;", "Exclude public.kinds.id", "" },
        { "CREATE VIEW public.v AS SELECT u.name, v.kind FROM public.users u JOIN (VALUES (1), (2)) v(kind) ON v.kind = u.kind;", "Definitions view public.v … VALUES ('{public.kinds.id 1}'::uuid), ('{public.kinds.id 2}'::uuid)", "" },
        { "CREATE VIEW public.v AS SELECT u.name FROM public.users u JOIN (VALUES (1), (2)) v(kind) ON v.kind = u.kind AND v.kind < length(u.name);", "Exclude public.kinds.id", "" },
        { "CREATE VIEW public.v AS SELECT name FROM public.users WHERE kind IN (VALUES (1), (2));", "Definitions view public.v … VALUES ('{public.kinds.id 1}'::uuid), ('{public.kinds.id 2}'::uuid)", "" },
        { "CREATE VIEW public.v AS SELECT name FROM public.users WHERE (length(name), kind) IN (VALUES (1, 1), (2, 7));", "Definitions view public.v … VALUES (1,'{public.kinds.id 1}'::uuid), (2,'{public.kinds.id 7}'::uuid)", "" },
        { Policy("(kind, id, length(name)) IN (SELECT current_setting('app.kind')::int, current_setting('app.user')::bigint, current_setting('app.length')::int)"),
            "Definitions policy public.users.p … (current_setting('app.kind'::text))::uuid … (current_setting('app.user'::text))::uuid … (current_setting('app.length'::text))::integer", "" },
        { "CREATE VIEW public.v AS SELECT a.name FROM public.users a JOIN public.users b ON true WHERE (a.id, b.id) NOT IN (SELECT 3, 4 UNION SELECT 5, 6);", "Definitions view public.v … SELECT '{public.users.id 3}'::uuid … '{public.users.id 4}'::uuid", "" },
        // Not seen in a condition.
        { "CREATE VIEW public.v AS SELECT name FROM public.users WHERE COALESCE(kind, 0) = 1 AND CASE WHEN name = 'x' THEN kind ELSE -1 END <> 4;",
            "Definitions view public.v … COALESCE(users.kind, '{public.kinds.id 0}'::uuid) = '{public.kinds.id 1}'::uuid … ELSE '{public.kinds.id -1}'::uuid", "" },
        // An id that is cast to a wider integer is one without the cast.
        { "CREATE VIEW public.v AS SELECT id::bigint AS id, CAST(kind AS bigint) AS kind, length(name)::bigint AS n FROM public.users;", "Definitions view public.v … (users.id)::uuid AS id, … (users.kind)::uuid AS kind, … (length(users.name))::bigint AS n", "" },
        { "CREATE VIEW public.v AS SELECT id::bigint * 2 AS n FROM public.users;", "Exclude public.users.id", "" },
        { "CREATE VIEW public.v AS SELECT to_char(id, '0000') AS n FROM public.users;", "Exclude public.users.id", "" },
        // New ids come behind all old ones: below a bound there is no place for them.
        { "ALTER TABLE public.users ADD CHECK (id < 1000000);", "Exclude public.users.id", "" },
        { "ALTER TABLE public.users ADD CHECK (NOT (1000000 <= id OR name = 'x'));", "Exclude public.users.id", "" },
        // A null is one of any type; a CASE has one at its end.
        { "CREATE VIEW public.v AS SELECT kind, 1 AS n FROM public.users UNION ALL SELECT NULL::integer, NULL::integer;", "Definitions view public.v … NULL::uuid AS kind, … NULL::integer AS n", "" },
        { "CREATE VIEW public.v AS SELECT CASE WHEN name = 'x' THEN kind END AS kind, CASE WHEN name = 'y' THEN 1 END AS n FROM public.users;", "Definitions view public.v … ELSE NULL::uuid … ELSE NULL::integer", "" },
        // Not where the number is none that ids are compared with, or the answer would be seen.
        { "CREATE VIEW public.v AS SELECT name FROM public.users WHERE kind = 1 + 1;", "Exclude public.kinds.id", "" },
        { "CREATE VIEW public.v AS SELECT id + 1 AS next FROM public.users; CREATE VIEW public.w AS SELECT next FROM public.v JOIN public.kinds ON true;", "Exclude public.users.id", "" },
        // A reference that a view knows of and nobody declared; in a table with a key and in one without.
        { "CREATE TABLE public.shops (id serial PRIMARY KEY, boss int); INSERT INTO public.shops (boss) VALUES (1); CREATE VIEW public.v AS SELECT s.id, u.name FROM public.shops s JOIN public.users u ON u.id = s.boss;", "References public.shops.boss public.users.id", "" },
        { "CREATE TABLE public.log (who int, what text); CREATE VIEW public.v AS SELECT l.what, u.name FROM public.log l JOIN public.users u ON u.id = l.who;", "References public.log.who public.users.id", "" },
        // An archive has no foreign keys; its columns are held against others of their names.
        { "CREATE TABLE public.old_users (id int, kind int, name text, born date); CREATE VIEW public.v AS SELECT id, kind, name FROM public.users UNION ALL SELECT id, kind, name FROM public.old_users;",
            "References public.old_users.kind public.kinds.id", "" },
        // As few of a function's integers as will do.
        { "CREATE FUNCTION public.f(a integer, b integer) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = a LIMIT b $$;",
            "Definitions function public.f(a integer, b integer) … a uuid, b integer", "" },
        { "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS $$ SELECT id FROM public.users LIMIT 1 $$;", "Definitions function public.f() … RETURNS uuid", "" },
        { "CREATE TABLE public.nodes (id serial PRIMARY KEY, parent int REFERENCES public.nodes); SET search_path = public; CREATE FUNCTION public.height(integer) RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$; CREATE OR REPLACE FUNCTION public.height(integer) RETURNS bigint LANGUAGE sql AS $$ SELECT coalesce(max(height(id)), 0) + 1 FROM nodes WHERE parent = $1 $$;",
            "Definitions function public.height(integer) … height(uuid)", "" },
        { "CREATE FUNCTION public.atomic(n int) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT u.name FROM public.users u WHERE u.id = n; END;", "Definitions function public.atomic(n integer) … n uuid", "" },
        // What calls such functions is let through with them, in the same breath.
        { "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS $$ SELECT id FROM public.users LIMIT 1 $$; CREATE FUNCTION public.g(n integer) RETURNS integer LANGUAGE sql AS $$ SELECT u.id FROM public.users u WHERE u.id = public.f() AND u.id <> n $$; CREATE VIEW public.v AS SELECT name FROM public.users WHERE id = public.g(id);",
            "Definitions function public.g(n integer) … n uuid … RETURNS uuid", "" },
        { "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS $$ SELECT id FROM public.users LIMIT 1 $$; CREATE TABLE public.posts (author int NOT NULL DEFAULT public.f() REFERENCES public.users);", "Definitions function public.f() … RETURNS uuid", "" },
        // Not where the class is excluded in the same breath.
        { "ALTER TABLE public.users ADD CHECK (id % 2 >= 0); CREATE VIEW public.v AS SELECT name FROM public.users WHERE id > 5 AND kind = 1;", "Exclude public.users.id", "UK0311" },
        { "ALTER TABLE public.users ADD CHECK (id % 2 >= 0); CREATE FUNCTION public.f(a integer) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = a $$;", "Exclude public.users.id", "" },
        { "CREATE FUNCTION public.next() RETURNS int LANGUAGE sql AS $$ SELECT 7 $$; ALTER TABLE public.users ALTER COLUMN id SET DEFAULT public.next();", "Definitions public.users.id … uuidv7()", "" },
        { "CREATE TABLE public.parts (id int PRIMARY KEY) PARTITION BY RANGE (id);", "Exclude public.parts.id", "" },
        { "CREATE TABLE public.sums (id serial PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED);", "Exclude public.sums.id", "" },
        { "CREATE TABLE public.rows (n int, who public.users);", "Exclude public.users.id", "" },
        // A word in nobody's name is commented out.
        { "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(id) FROM public.users); END $$;", "Acknowledge UK0312 function public.f()", "UK0312" },
        // So is a default that rows cannot do without, and a function that has to be written anew for the sake of one.
        { "CREATE TABLE public.posts (author int NOT NULL DEFAULT (1 + 1) REFERENCES public.users);", "Definitions public.posts.author", "UK0309" },
        { "CREATE FUNCTION public.f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$; CREATE TABLE public.posts (author int DEFAULT public.f() REFERENCES public.users);", "Definitions function public.f() … RETURNS integer", "UK0309" },
        // So is a definition that is only a beginning.
        { "CREATE TABLE public.a (id serial PRIMARY KEY); CREATE TABLE public.b (id serial PRIMARY KEY); CREATE VIEW public.v AS SELECT kinds.id + 1 AS n FROM public.kinds, public.users, public.a, public.b WHERE users.id = 1 AND a.id = 1 AND b.id = 1;",
            "Definitions view public.v … SELECT", "UK0311" },
    };

    // From 16 on the server writes the columns of a view's only table without its name.
    private static string Bare(string text) => OnlyTable().Replace(text, "");

    [GeneratedRegex(@"(?<![.\w])users\.")]
    private static partial Regex OnlyTable();

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_suggested_configuration_lets_the_plan_through(string script, string suggested, string left, int version)
    {
        await using var database = await TestDatabases.CreateAsync(Users + script, version);
        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);
        Assert.NotEmpty(plan.Refusals);
        Assert.True(plan.Suggestions.Any(suggestion => Bare(suggested).Split(" … ").All(Bare($"{suggestion.Member} {suggestion.Name} {suggestion.Value}").Contains)), $"{string.Join('\n', plan.Suggestions)}\n{string.Join('\n', plan.Refusals)}");
        var path = Path.Combine(Directory.CreateTempSubdirectory("suggested-").FullName, PlanFolder.SuggestedFile);
        await File.WriteAllTextAsync(path, SuggestedConfiguration.Render(plan.Options, plan.Suggestions), TestContext.Current.CancellationToken);

        var again = await PlannedDatabase.PlanAsync(database.ConnectionString, ConfigurationFile.Read<MigrationOptions>(path));

        Assert.Equal(left, string.Join(' ', again.Refusals.Select(refusal => refusal.Code).Distinct()));
    }

    /// <summary>A view on a view that fails is tried with what is suggested for that one, and the one on top of it with both.</summary>
    [Fact]
    public async Task What_stands_on_a_failing_view_is_told_in_the_same_plan()
    {
        await using var database = await TestDatabases.CreateAsync($"""
            {Users}
            CREATE VIEW public.v AS SELECT id, kind, name FROM public.users WHERE kind = 1;
            CREATE VIEW public.w AS SELECT id, name FROM public.v WHERE id <> 7;
            CREATE VIEW public.x AS SELECT name FROM public.w WHERE id IN (3, 4);
            CREATE VIEW public.y AS SELECT name FROM public.x;
            """);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Equal(["view public.v", "view public.w", "view public.x"], plan.Refusals.Select(refusal => refusal.Subject));
        Assert.Equal(["view public.v", "view public.w", "view public.x"], plan.Suggestions.Select(suggestion => suggestion.Name));
        Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions))).Refusals);
    }

    /// <summary>On every version a policy takes the text of an id as a uuid, says who has to give one, and leaves the text of an id that stays an integer.</summary>
    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_text_of_an_id_is_cast_to_what_the_id_is(int version)
    {
        await using var database = await TestDatabases.CreateAsync(
            Users + Policy("kind = nullif(current_setting('app.kind', true), '')::int AND id = current_setting('app.user')::int AND born > now() - current_setting('app.days')::int * interval '1 day'"), version);

        foreach (var options in new MigrationOptions[] { new() { Exclude = ["public.users"] }, new() { Exclude = ["public.users"], KeepOldIds = new("legacy_id") } })
        {
            var plan = await PlannedDatabase.PlanAsync(database.ConnectionString, options);

            Assert.Equal("Tried against uuids, it fails: operator does not exist: uuid = integer. It works with NULLIF(current_setting('app.kind', true), '') cast to uuid. What sets it has to give UUIDs from then on: an old integer in it fails.",
                Assert.Single(plan.Refusals).Message);
            Assert.Equal(
                "CREATE POLICY p ON public.users AS PERMISSIVE FOR ALL TO PUBLIC USING (((kind = (NULLIF(current_setting('app.kind'::text, true), ''::text))::uuid) AND (id = (current_setting('app.user'::text))::integer) AND (born > (now() - (((current_setting('app.days'::text))::integer)::double precision * '1 day'::interval)))))",
                Assert.Single(plan.Suggestions).Value);
            Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions))).Refusals);
        }
    }

    public static TheoryData<int> Servers() => [.. TestDatabases.Versions];

    /// <summary>A column that may hold ids of several tables is a reference to none of them.</summary>
    [Fact]
    public async Task Ids_of_several_kinds_are_no_reference()
    {
        await using var database = await TestDatabases.CreateAsync(
            Users + "CREATE TABLE public.notes (subject_type text, subject_id int); CREATE VIEW public.v AS SELECT kind FROM public.users UNION SELECT subject_id FROM public.notes;");

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.EndsWith("It works once public.notes.subject_id gives uuids too. Beside it stands subject_type: where that says whose ids they are, list both under \"polymorphic\".", Assert.Single(plan.Refusals).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Suggestions, suggestion => suggestion.Member == SuggestionMember.References);
        // What the kinds are, a person has to say; until then the file works as it is.
        var suggested = SuggestedConfiguration.Render(plan.Options, plan.Suggestions);
        const string begun = """// { "column": "public.notes.subject_id", "typeColumn": "subject_type", "types": { "KIND": "SCHEMA.TABLE" } },""";
        Assert.Contains(begun, suggested, StringComparison.Ordinal);
        Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions))).Refusals);
        var said = JsonSerializer.Deserialize<MigrationOptions>(suggested.Replace(begun, begun[3..].Replace("KIND", "Kind", StringComparison.Ordinal).Replace("SCHEMA.TABLE", "public.kinds", StringComparison.Ordinal), StringComparison.Ordinal), ConfigurationFile.Json)!;
        Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, said with { Exclude = [] })).Refusals);
    }

    /// <summary>Whose ids a column holds is read from the rows: a kind is called like a table, and all ids of that kind are its.</summary>
    [Theory]
    // As classes, tables and entities are called.
    [InlineData("text", "type", "VALUES ('User', 1), ('Kind', 1), (NULL, NULL)", """{ "Kind": "public.kinds", "User": "public.users" }""", "")]
    [InlineData("varchar(80)", "kind", "VALUES ('users', 1), ('kinds', 1)", """{ "kinds": "public.kinds", "users": "public.users" }""", "")]
    [InlineData("text", "table", @"VALUES ('App\Models\User', 1), ('Shop::Kind', 1), ('shop.BlogPost', 1)", @"{ ""App\\Models\\User"": ""public.users"", ""Shop::Kind"": ""public.kinds"", ""shop.BlogPost"": ""public.blog_posts"" }", "")]
    [InlineData("public.subject", "type", "VALUES ('user', 1), ('kind', 1)", """{ "kind": "public.kinds", "user": "public.users" }""", "")]
    // Several are called so: the one with its prefix, or the one in the schema of the table.
    [InlineData("text", "type", "VALUES ('Admin::User', 9)", """{ "Admin::User": "public.admin_users" }""", "")]
    [InlineData("text", "type", "VALUES ('Post', 9)", """{ "Post": "public.posts" }""", "")]
    // A row that is not there, a kind that is no table, and rows of no kind: somebody has to look.
    [InlineData("text", "type", "VALUES ('User', 1), ('User', 7)", """// { "User": "public.users" }""", "'User' (ids of 1 of 2 rows are not in public.users)")]
    [InlineData("text", "type", "VALUES ('User', 1), ('Person', 1)", """// { "Person": "SCHEMA.TABLE", "User": "public.users" }""", "'Person', 'User' (all ids are in public.users)")]
    [InlineData("text", "type", "VALUES ('User', 1), (NULL, 1)", """// { "User": "public.users" }""", "'User' (all ids are in public.users), NULL in 1 rows")]
    // What no table is called like says nothing, nor what has too many values.
    [InlineData("text", "type", "VALUES ('red', 1), ('green', 1)", "", "'green', 'red'")]
    [InlineData("text", "type", "SELECT 'User' || i, 1 FROM generate_series(1, 51) i", "", "Beside it stands subject_type.")]
    public async Task Kinds_are_read_from_the_rows(string type, string suffix, string rows, string types, string told)
    {
        await using var database = await TestDatabases.CreateAsync($"""
            {Users}
            CREATE TABLE public.blog_posts (id serial PRIMARY KEY);
            INSERT INTO public.blog_posts DEFAULT VALUES;
            CREATE TABLE public.admin_users (id int PRIMARY KEY);
            INSERT INTO public.admin_users VALUES (9);
            CREATE TABLE public.posts (id int PRIMARY KEY);
            INSERT INTO public.posts VALUES (9);
            CREATE SCHEMA old;
            CREATE TABLE old.posts (id int PRIMARY KEY);
            CREATE TYPE public.subject AS ENUM ('user', 'kind');
            CREATE TABLE public.notes (subject_{suffix} {type}, subject_id bigint);
            INSERT INTO public.notes {rows};
            """);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        var line = SuggestedConfiguration.Render(plan.Options, plan.Suggestions).Split('\n').SingleOrDefault(line => line.Contains("subject_id", StringComparison.Ordinal))?.Trim();
        var begin = $$"""{ "column": "public.notes.subject_id", "typeColumn": "subject_{{suffix}}", "types": """;
        Assert.Equal(types.Length == 0 ? null : types.StartsWith("//", StringComparison.Ordinal) ? $"// {begin}{types[3..]} }}," : $"{begin}{types} }},", line);
        Assert.Contains(told, Assert.Single(plan.Notices, notice => notice.Code == "UK0413").Message, StringComparison.Ordinal);
        if (plan.Suggestions.Any(suggestion => suggestion is { Member: SuggestionMember.Polymorphic, NeedsPerson: false }))
        {
            var next = await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions));
            Assert.Empty(next.Refusals);
            Assert.Contains(next.Manifest.Columns, column => column is { Column: "subject_id", Polymorphic: not null });
        }
    }

    /// <summary>A column of several tables' ids cannot change for one of them alone: what is suggested works as it is.</summary>
    [Fact]
    public async Task Kinds_of_which_one_stays_are_left_to_a_person()
    {
        await using var database = await TestDatabases.CreateAsync($"""
            {Users}
            CREATE TABLE public.pages (id int PRIMARY KEY, next int GENERATED ALWAYS AS (id + 1) STORED);
            INSERT INTO public.pages VALUES (1);
            CREATE TABLE public.notes (subject_type text, subject_id int);
            INSERT INTO public.notes VALUES ('page', 1), ('user', 1);
            """);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Equal(["Exclude public.pages.id False", "Polymorphic public.notes.subject_id True"], plan.Suggestions.Select(suggestion => $"{suggestion.Member} {suggestion.Name} {suggestion.NeedsPerson}"));
        Assert.EndsWith("But public.pages.id would stay an integer, and a column cannot hold both: either all of its kinds change, or none.", plan.Suggestions[1].Reason, StringComparison.Ordinal);
        Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions))).Refusals);
    }

    /// <summary>Of a column that refers to one table, what stands beside it says nothing else; what it says clearly goes before the column's name.</summary>
    [Theory]
    [InlineData("INSERT INTO public.notes VALUES ('admin', 1), ('user', 1)", "References public.notes.user_id")]
    [InlineData("INSERT INTO public.notes VALUES ('kind', 1), ('user', 1)", "Polymorphic public.notes.user_id")]
    public async Task A_column_is_suggested_once(string rows, string suggested)
    {
        await using var database = await TestDatabases.CreateAsync($"{Users} CREATE TABLE public.notes (user_type text, user_id int); {rows};");

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Equal([suggested], plan.Suggestions.Select(suggestion => $"{suggestion.Member} {suggestion.Name}"));
    }

    /// <summary>What reads ids for a class that is excluded in the same breath stays as it is, and who sets them is named.</summary>
    [Fact]
    public async Task Functions_and_defaults_go_with_their_class()
    {
        await using var database = await TestDatabases.CreateAsync($"""
            {Users}
            CREATE FUNCTION public.kind() RETURNS int LANGUAGE sql AS $$ SELECT nullif(current_setting('app.kind', true), '')::int $$;
            CREATE FUNCTION public.enter(kind int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('app.kind', kind::text, false); END $$;
            CREATE TABLE public.posts (kind int NOT NULL DEFAULT current_setting('app.kind')::int REFERENCES public.kinds, other int DEFAULT public.kind() REFERENCES public.kinds);
            {Policy("kind = public.kind()")}
            """);
        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);
        Assert.Equal(["function public.kind()", "public.posts.kind"], plan.Suggestions.Select(suggestion => suggestion.Name).Order(StringComparer.Ordinal));
        Assert.Contains("It works once function public.kind() gives a uuid, with nullif(current_setting('app.kind', true), '') cast to uuid. What sets it, function public.enter(kind integer) among others, has to give UUIDs",
            plan.Refusals.Single(refusal => refusal.Subject == "policy public.users.p").Message, StringComparison.Ordinal);

        await database.ExecuteAsync("ALTER TABLE public.users ADD CHECK (kind % 2 >= 0)");

        plan = await PlannedDatabase.PlanAsync(database.ConnectionString);
        Assert.Equal(["public.kinds.id"], plan.Suggestions.Select(suggestion => suggestion.Name));
        Assert.Empty((await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions))).Refusals);
    }

    /// <summary>Only the ordered mapping knows which of two ids comes first.</summary>
    [Theory]
    [InlineData("ALTER TABLE public.users ADD CHECK (id > 0);", MappingKind.Ordered, "Definitions check public.users.users_id_check")]
    [InlineData("ALTER TABLE public.users ADD CHECK (id > 0);", MappingKind.Derived, "Exclude public.users.id")]
    [InlineData("ALTER TABLE public.users ADD CHECK (id <> 0);", MappingKind.Derived, "Definitions check public.users.users_id_check")]
    [InlineData("ALTER TABLE public.users ADD CHECK (id <> 0);", MappingKind.Random, "Definitions check public.users.users_id_check")]
    [InlineData("CREATE VIEW public.v AS SELECT max(id) FROM public.users;", MappingKind.Ordered, "Definitions view public.v")]
    [InlineData("CREATE VIEW public.v AS SELECT max(id) FROM public.users;", MappingKind.Random, "Exclude public.users.id")]
    public async Task An_order_needs_the_ordered_mapping(string script, MappingKind mapping, string suggested)
    {
        await using var database = await TestDatabases.CreateAsync(Users + script);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString, new MigrationOptions { Mapping = mapping });

        Assert.Equal([suggested], plan.Suggestions.Select(suggestion => $"{suggestion.Member} {suggestion.Name}"));
    }

    [Fact]
    public void The_users_own_decisions_are_kept()
    {
        var own = new MigrationOptions
        {
            Exclude = ["public.countries"], Acknowledge = ["UK0318"], LookupFunctions = true,
            References = [new("public.a.b", "public.c")],
            Mappings = new Dictionary<string, ClassMapping> { ["public.x"] = new(MappingKind.Existing, "guid") }.ToImmutableDictionary(),
        };
        var path = Path.Combine(Directory.CreateTempSubdirectory("suggested-").FullName, PlanFolder.SuggestedFile);

        File.WriteAllText(path, SuggestedConfiguration.Render(own,
        [
            new(SuggestionMember.Exclude, "public.\"Odd \\ name\".id", null, "Two\nlines."),
            new(SuggestionMember.Definitions, "function public.f()", "CREATE FUNCTION 'é' $$\n\t\"x\" $$", "Why."),
            new(SuggestionMember.Acknowledge, "UK0312 function public.g()", null, "Look.") { NeedsPerson = true },
        ]));
        var read = ConfigurationFile.Read<MigrationOptions>(path);

        Assert.Equal(["public.countries", "public.\"Odd \\ name\".id"], read.Exclude);
        Assert.Equal(own.Acknowledge, read.Acknowledge);
        Assert.Equal(own.References, read.References);
        Assert.Equal(own.Mappings["public.x"], read.Mappings["public.x"]);
        Assert.Equal("CREATE FUNCTION 'é' $$\n\t\"x\" $$", read.Definitions["function public.f()"]);
        Assert.True(read.LookupFunctions);
    }
}
