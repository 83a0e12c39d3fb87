-- Changes the integer keys of vibes to uuid. Plan 981a82e838a95005.
--
-- Run it in one transaction, with the application stopped:
--   psql -1 -v ON_ERROR_STOP=1 -d DATABASE -f migrate_to_uuid.sql
-- Afterwards:
--   vacuumdb --analyze -d DATABASE   (statistics of the changed columns are gone; recycle connection pools too)

-- Stops at once where every statement would be a transaction of its own.
SET LOCAL uuidkit.in_transaction = 'yes';
DO $$ BEGIN IF COALESCE(pg_catalog.current_setting('uuidkit.in_transaction', true), '') <> 'yes' THEN RAISE EXCEPTION 'Run this script in one transaction: psql -1 -v ON_ERROR_STOP=1 -f'; END IF; END $$;

-- The secret that makes new ids unguessable. Keep the file out of version control.
\ir mapping_key.sql

-- Settings: the result does not depend on who runs the script and where.
SET LOCAL search_path = '';
SET LOCAL synchronize_seqscans = off;
SET LOCAL TimeZone = 'UTC';
SET LOCAL DateStyle = 'ISO, YMD';
SET LOCAL IntervalStyle = 'postgres';
SET LOCAL extra_float_digits = 1;
SET LOCAL bytea_output = 'hex';
SET LOCAL standard_conforming_strings = on;
SET LOCAL check_function_bodies = off;
SET LOCAL row_security = off;
SET LOCAL default_tablespace = '';
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL client_min_messages = warning;
SET LOCAL jit = off;
SET LOCAL maintenance_work_mem = '256MB';

-- All locks first: nothing is waited for later.
LOCK TABLE public.audit_entries,
           public.journal_tags,
           public.journals,
           public.reminders,
           public.secret_tags,
           public.tags,
           public.users,
           reporting.highlights IN ACCESS EXCLUSIVE MODE;

-- The mapping, and what the way back needs.
CREATE SCHEMA uuidkit;
COMMENT ON SCHEMA uuidkit IS 'Vibes.UuidToolkit: what the way back to integer keys needs, and the function that makes new ids.';
GRANT USAGE ON SCHEMA uuidkit TO PUBLIC;
CREATE TABLE uuidkit.migration (plan_id text PRIMARY KEY, manifest jsonb NOT NULL, migrated_at timestamptz NOT NULL DEFAULT pg_catalog.now(), vacuumed_at timestamptz);
CREATE TABLE uuidkit.sequence_position (sequence text PRIMARY KEY, last_value bigint NOT NULL, is_called boolean NOT NULL);
CREATE FUNCTION uuidkit.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT pg_catalog.encode(
    pg_catalog.int8send((t.us / 1000) << 16 | 28672 | (t.us % 1000) * 4096 / 1000) || pg_catalog.substr(pg_catalog.uuid_send(pg_catalog.gen_random_uuid()), 9),
    'hex')::uuid
  FROM (SELECT (EXTRACT(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint AS us) t
$$;
GRANT EXECUTE ON FUNCTION uuidkit.uuidv7() TO PUBLIC;
DO $q0$
BEGIN
  EXECUTE pg_catalog.format($s$CREATE FUNCTION uuidkit.new_journals(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send((1793483441952 + id) << 16 | 32768) || pg_catalog.substr(pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send(id >> 2)), (id & 3)::integer * 8 + 1, 8), 71, 1), 70, 0), 'hex')::uuid$f$$s$, pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('uuidkit.mapping_key'), 'hex') || '\x7075626c69632e6a6f75726e616c732e6964'::bytea), 1, 16));
END
$q0$;
REVOKE ALL ON FUNCTION uuidkit.new_journals(bigint) FROM PUBLIC;
DO $q0$
BEGIN
  EXECUTE pg_catalog.format($s$CREATE FUNCTION uuidkit.new_reminders(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send((1793483441952 + id) << 16 | 32768) || pg_catalog.substr(pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send(id >> 2)), (id & 3)::integer * 8 + 1, 8), 71, 1), 70, 0), 'hex')::uuid$f$$s$, pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('uuidkit.mapping_key'), 'hex') || '\x7075626c69632e72656d696e646572732e6964'::bytea), 1, 16));
END
$q0$;
REVOKE ALL ON FUNCTION uuidkit.new_reminders(bigint) FROM PUBLIC;
DO $q0$
BEGIN
  EXECUTE pg_catalog.format($s$CREATE FUNCTION uuidkit.new_tags(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send((1785630925599 + id) << 16 | 32768) || pg_catalog.substr(pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send(id >> 2)), (id & 3)::integer * 8 + 1, 8), 71, 1), 70, 0), 'hex')::uuid$f$$s$, pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('uuidkit.mapping_key'), 'hex') || '\x7075626c69632e746167732e6964'::bytea), 1, 16));
END
$q0$;
REVOKE ALL ON FUNCTION uuidkit.new_tags(bigint) FROM PUBLIC;
DO $q0$
BEGIN
  EXECUTE pg_catalog.format($s$CREATE FUNCTION uuidkit.new_users(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send((1793483441952 + id) << 16 | 32768) || pg_catalog.substr(pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send(id >> 2)), (id & 3)::integer * 8 + 1, 8), 71, 1), 70, 0), 'hex')::uuid$f$$s$, pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('uuidkit.mapping_key'), 'hex') || '\x7075626c69632e75736572732e6964'::bytea), 1, 16));
END
$q0$;
REVOKE ALL ON FUNCTION uuidkit.new_users(bigint) FROM PUBLIC;
DO $q0$
BEGIN
  EXECUTE pg_catalog.format($s$CREATE FUNCTION uuidkit.new_highlights(id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$SELECT pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.int8send((1793483441952 + id) << 16 | 32768) || pg_catalog.substr(pg_catalog.sha256(%1$L::bytea || pg_catalog.int8send(id >> 2)), (id & 3)::integer * 8 + 1, 8), 71, 1), 70, 0), 'hex')::uuid$f$$s$, pg_catalog.substr(pg_catalog.sha256(pg_catalog.decode(pg_catalog.current_setting('uuidkit.mapping_key'), 'hex') || '\x7265706f7274696e672e686967686c69676874732e6964'::bytea), 1, 16));
END
$q0$;
REVOKE ALL ON FUNCTION uuidkit.new_highlights(bigint) FROM PUBLIC;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.journal_tags WHERE tag_id < (-2147483648) OR tag_id > 10000000000) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.journal_tags.tag_id holds an id outside of -2147483648 to 10000000000, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.journals WHERE mood_tag_id < (-2147483648) OR mood_tag_id > 10000000000) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.journals.mood_tag_id holds an id outside of -2147483648 to 10000000000, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.reminders WHERE id < (-2147483648) OR id > 2147483647) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.reminders.id holds an id outside of -2147483648 to 2147483647, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.reminders WHERE journal_id < (-2147483648) OR journal_id > 2147483647) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.reminders.journal_id holds an id outside of -2147483648 to 2147483647, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.secret_tags WHERE id < (-2147483648) OR id > 10000000000) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.secret_tags.id holds an id outside of -2147483648 to 10000000000, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.tags WHERE id < (-2147483648) OR id > 10000000000) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'public.tags.id holds an id outside of -2147483648 to 10000000000, the range that the plan maps. Plan again.';
  END IF;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM reporting.highlights WHERE tag_id < (-2147483648) OR tag_id > 10000000000) THEN
    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'reporting.highlights.tag_id holds an id outside of -2147483648 to 10000000000, the range that the plan maps. Plan again.';
  END IF;
END
$$;
INSERT INTO uuidkit.sequence_position (sequence, last_value, is_called) SELECT 'public.journals_number_seq', last_value, is_called FROM public.journals_number_seq;
INSERT INTO uuidkit.sequence_position (sequence, last_value, is_called) SELECT 'public.reminders_id_seq', last_value, is_called FROM public.reminders_id_seq;
INSERT INTO uuidkit.sequence_position (sequence, last_value, is_called) SELECT 'public.tags_id_seq', last_value, is_called FROM public.tags_id_seq;
INSERT INTO uuidkit.sequence_position (sequence, last_value, is_called) SELECT 'public.users_id_seq', last_value, is_called FROM public.users_id_seq;
INSERT INTO uuidkit.sequence_position (sequence, last_value, is_called) SELECT 'reporting.highlights_id_seq', last_value, is_called FROM reporting.highlights_id_seq;

-- Take down what stands in the way. Never with CASCADE.
ALTER TABLE public.audit_entries DROP CONSTRAINT audit_entries_user_id_fkey;
ALTER TABLE public.journal_tags DROP CONSTRAINT journal_tags_journal_id_fkey;
ALTER TABLE public.journal_tags DROP CONSTRAINT journal_tags_tag_id_fkey;
ALTER TABLE public.journals DROP CONSTRAINT journals_mood_tag_id_fkey;
ALTER TABLE public.journals DROP CONSTRAINT journals_user_id_fkey;
ALTER TABLE public.reminders DROP CONSTRAINT reminders_journal_id_fkey;
ALTER TABLE public.reminders DROP CONSTRAINT reminders_user_id_fkey;
ALTER TABLE public.secret_tags DROP CONSTRAINT secret_tags_id_fkey;
ALTER TABLE public.users DROP CONSTRAINT users_invited_by_fkey;
ALTER TABLE reporting.highlights DROP CONSTRAINT highlights_chosen_by_fkey;
ALTER TABLE reporting.highlights DROP CONSTRAINT highlights_journal_tag_fkey;
DROP POLICY reminders_of_visible_journals ON public.reminders;
DROP POLICY journals_own ON public.journals;
DROP TRIGGER tag_names_update ON public.tag_names;
DROP TRIGGER reminders_touch_updated_at ON public.reminders;
DROP TRIGGER journals_handed_on ON public.journals;
DROP RULE tag_names_delete ON public.tag_names;
DROP VIEW reporting.tag_usage;
DROP VIEW reporting.reminded_journals;
DROP VIEW reporting.invitations;
DROP VIEW reporting.frequent_authors;
DROP VIEW reporting.author_activity;
DROP VIEW public.tag_names;
DROP VIEW public.journal_overview;
DROP VIEW public.active_users;
DROP MATERIALIZED VIEW reporting.user_totals;
DROP MATERIALIZED VIEW reporting.reminder_backlog;
ALTER TABLE public.journals ALTER COLUMN id DROP IDENTITY;
ALTER TABLE public.tags ALTER COLUMN id DROP IDENTITY;
ALTER TABLE reporting.highlights ALTER COLUMN id DROP IDENTITY;

-- One rewrite a table.
ALTER TABLE public.audit_entries
  ALTER COLUMN user_id TYPE uuid USING uuidkit.new_users(user_id::bigint);
ALTER TABLE public.journal_tags
  ALTER COLUMN journal_id TYPE uuid USING uuidkit.new_journals(journal_id::bigint),
  ALTER COLUMN tag_id TYPE uuid USING uuidkit.new_tags(tag_id::bigint);
ALTER TABLE public.journals
  ALTER COLUMN id TYPE uuid USING uuidkit.new_journals(id::bigint),
  ALTER COLUMN id SET DEFAULT uuidkit.uuidv7(),
  ALTER COLUMN mood_tag_id DROP DEFAULT,
  ALTER COLUMN mood_tag_id TYPE uuid USING uuidkit.new_tags(mood_tag_id::bigint),
  ALTER COLUMN user_id TYPE uuid USING uuidkit.new_users(user_id::bigint);
ALTER TABLE public.reminders
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE uuid USING uuidkit.new_reminders(id::bigint),
  ALTER COLUMN id SET DEFAULT uuidkit.uuidv7(),
  ALTER COLUMN journal_id TYPE uuid USING uuidkit.new_journals(journal_id::bigint),
  ALTER COLUMN user_id TYPE uuid USING uuidkit.new_users(user_id::bigint);
ALTER TABLE public.secret_tags
  ALTER COLUMN id TYPE uuid USING uuidkit.new_tags(id::bigint);
ALTER TABLE public.tags
  ALTER COLUMN id TYPE uuid USING uuidkit.new_tags(id::bigint),
  ALTER COLUMN id SET DEFAULT uuidkit.uuidv7();
ALTER TABLE public.users
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE uuid USING uuidkit.new_users(id::bigint),
  ALTER COLUMN id SET DEFAULT uuidkit.uuidv7(),
  ALTER COLUMN invited_by TYPE uuid USING uuidkit.new_users(invited_by::bigint);
ALTER TABLE reporting.highlights
  ALTER COLUMN chosen_by TYPE uuid USING uuidkit.new_users(chosen_by::bigint),
  ALTER COLUMN id TYPE uuid USING uuidkit.new_highlights(id::bigint),
  ALTER COLUMN id SET DEFAULT uuidkit.uuidv7(),
  ALTER COLUMN journal_id TYPE uuid USING uuidkit.new_journals(journal_id::bigint),
  ALTER COLUMN tag_id TYPE uuid USING uuidkit.new_tags(tag_id::bigint);
DO $$
BEGIN
  EXECUTE 'ALTER TABLE ONLY public.journals ALTER COLUMN mood_tag_id SET DEFAULT ' || pg_catalog.quote_literal(uuidkit.new_tags(1)) || '::uuid';
END
$$;

-- Put everything back, from PostgreSQL's own definitions.
ALTER SEQUENCE public.reminders_id_seq OWNED BY NONE;
ALTER SEQUENCE public.users_id_seq OWNED BY NONE;
CREATE MATERIALIZED VIEW reporting.reminder_backlog AS
SELECT r.user_id,
    count(*) AS reminders
   FROM public.reminders r
  GROUP BY r.user_id
WITH NO DATA;
ALTER MATERIALIZED VIEW reporting.reminder_backlog OWNER TO postgres;
CREATE MATERIALIZED VIEW reporting.user_totals WITH (fillfactor=95) AS
SELECT j.user_id,
    count(*) AS journals,
    sum(j.content_length) AS characters,
    date_trunc('month'::text, (min(j.written_at) AT TIME ZONE 'UTC'::text)) AS first_month
   FROM public.journals j
  GROUP BY j.user_id
WITH NO DATA;
ALTER MATERIALIZED VIEW reporting.user_totals OWNER TO postgres;
COMMENT ON COLUMN reporting.user_totals.first_month IS 'The first day of the month, UTC.';
COMMENT ON MATERIALIZED VIEW reporting.user_totals IS 'Refreshed every night.';
REVOKE ALL ON TABLE reporting.user_totals FROM PUBLIC;
REVOKE ALL ON TABLE reporting.user_totals FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE reporting.user_totals TO postgres;
GRANT SELECT ON TABLE reporting.user_totals TO vibes_reporting WITH GRANT OPTION;
SET LOCAL row_security = on;
REFRESH MATERIALIZED VIEW reporting.user_totals;
SET LOCAL row_security = off;
CREATE UNIQUE INDEX user_totals_user_id_idx ON reporting.user_totals USING btree (user_id);
COMMENT ON INDEX reporting.user_totals_user_id_idx IS 'Unique, so that the view can be refreshed concurrently.';
CREATE VIEW public.active_users WITH (security_barrier=true) AS
SELECT u.id AS member,
    u.email,
    u.display_name,
    host.display_name AS invited_by_name
   FROM (public.users u
     LEFT JOIN public.users host ON ((host.id = u.invited_by)))
  WHERE u.is_active;
ALTER VIEW public.active_users OWNER TO postgres;
ALTER VIEW public.active_users ALTER COLUMN display_name SET DEFAULT 'somebody new'::text;
REVOKE ALL ON TABLE public.active_users FROM PUBLIC;
REVOKE ALL ON TABLE public.active_users FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE public.active_users TO postgres;
GRANT SELECT ON TABLE public.active_users TO vibes_app;
CREATE VIEW public.journal_overview AS
SELECT j.id,
    j.user_id,
    j.title,
    j.mood,
    j.written_at,
    count(jt.tag_id) AS tag_count,
    string_agg(t.name, ', '::text ORDER BY jt."position") AS tag_names
   FROM ((public.journals j
     LEFT JOIN public.journal_tags jt ON ((jt.journal_id = j.id)))
     LEFT JOIN public.tags t ON ((t.id = jt.tag_id)))
  GROUP BY j.id;
ALTER VIEW public.journal_overview OWNER TO postgres;
COMMENT ON COLUMN public.journal_overview.tag_names IS 'In the order the author chose.';
COMMENT ON VIEW public.journal_overview IS 'A journal and its tags in one line.';
REVOKE ALL ON TABLE public.journal_overview FROM PUBLIC;
REVOKE ALL ON TABLE public.journal_overview FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE public.journal_overview TO postgres;
GRANT SELECT ON TABLE public.journal_overview TO vibes_app;
CREATE VIEW public.tag_names AS
SELECT t.id,
    t.slug,
    t.name
   FROM public.tags t;
ALTER VIEW public.tag_names OWNER TO postgres;
REVOKE ALL ON TABLE public.tag_names FROM PUBLIC;
REVOKE ALL ON TABLE public.tag_names FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE public.tag_names TO postgres;
GRANT SELECT ON TABLE public.tag_names TO vibes_app;
GRANT UPDATE (name) ON TABLE public.tag_names TO vibes_app;
CREATE VIEW reporting.author_activity AS
SELECT o.user_id,
    count(*) AS journals,
    sum(o.tag_count) AS tags,
    max(o.written_at) AS last_written_at
   FROM public.journal_overview o
  GROUP BY o.user_id;
ALTER VIEW reporting.author_activity OWNER TO postgres;
COMMENT ON VIEW reporting.author_activity IS 'Made from journal_overview.';
REVOKE ALL ON TABLE reporting.author_activity FROM PUBLIC;
REVOKE ALL ON TABLE reporting.author_activity FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE reporting.author_activity TO postgres;
GRANT SELECT ON TABLE reporting.author_activity TO vibes_reporting WITH GRANT OPTION;
CREATE VIEW reporting.frequent_authors AS
SELECT u.id,
    u.display_name,
    ut.journals
   FROM (reporting.user_totals ut
     JOIN public.users u ON ((u.id = ut.user_id)))
  WHERE (ut.journals > 4);
ALTER VIEW reporting.frequent_authors OWNER TO postgres;
REVOKE ALL ON TABLE reporting.frequent_authors FROM PUBLIC;
REVOKE ALL ON TABLE reporting.frequent_authors FROM postgres;
GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE reporting.frequent_authors TO postgres;
GRANT SELECT ON TABLE reporting.frequent_authors TO vibes_reporting WITH GRANT OPTION;
CREATE VIEW reporting.invitations AS
WITH RECURSIVE guests AS (
         SELECT u.id AS host_id,
            u.id AS guest_id,
            0 AS distance
           FROM public.users u
        UNION ALL
         SELECT g.host_id,
            u.id,
            (g.distance + 1)
           FROM (guests g
             JOIN public.users u ON ((u.invited_by = g.guest_id)))
          WHERE (g.distance < 3)
        )
 SELECT guests.host_id,
    guests.guest_id,
    guests.distance
   FROM guests
  WHERE (guests.distance > 0);
ALTER VIEW reporting.invitations OWNER TO postgres;
CREATE VIEW reporting.reminded_journals AS
SELECT j.id AS journal_id,
    j.title,
    r.id AS reminder_id,
    r.due_at
   FROM (public.reminders r
     JOIN public.journals j ON ((j.id = r.journal_id)));
ALTER VIEW reporting.reminded_journals OWNER TO postgres;
CREATE VIEW reporting.tag_usage AS
SELECT t.id AS tag_id,
    t.slug,
    count(jt.journal_id) AS journals,
    bool_or((s.id IS NOT NULL)) AS is_secret
   FROM ((public.tags t
     LEFT JOIN public.journal_tags jt ON ((jt.tag_id = t.id)))
     LEFT JOIN public.secret_tags s ON ((s.id = t.id)))
  GROUP BY t.id;
ALTER VIEW reporting.tag_usage OWNER TO vibes_reporting;
GRANT SELECT (tag_id) ON TABLE reporting.tag_usage TO vibes_app;
GRANT SELECT (journals) ON TABLE reporting.tag_usage TO vibes_app;
CREATE RULE tag_names_delete AS
    ON DELETE TO public.tag_names DO INSTEAD NOTHING;
COMMENT ON RULE tag_names_delete ON public.tag_names IS 'Tags are not deleted here.';
CREATE TRIGGER journals_handed_on BEFORE UPDATE OF user_id ON public.journals FOR EACH ROW WHEN ((old.user_id IS DISTINCT FROM new.user_id)) EXECUTE FUNCTION public.mark_as_handed_on();
ALTER TABLE public.journals ENABLE ALWAYS TRIGGER journals_handed_on;
COMMENT ON TRIGGER journals_handed_on ON public.journals IS 'Remembers that an entry has changed hands.';
CREATE TRIGGER reminders_touch_updated_at BEFORE UPDATE OF user_id, journal_id ON public.reminders FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
ALTER TABLE public.reminders DISABLE TRIGGER reminders_touch_updated_at;
CREATE TRIGGER tag_names_update INSTEAD OF UPDATE ON public.tag_names FOR EACH ROW EXECUTE FUNCTION public.rename_tag();
COMMENT ON TRIGGER tag_names_update ON public.tag_names IS 'Renames the tag.';
CREATE POLICY journals_own ON public.journals AS PERMISSIVE FOR ALL TO vibes_app USING ((user_id = ( SELECT u.id
   FROM public.users u
  WHERE (lower((u.email)::text) = lower(current_setting('app.user_email'::text, true)))))) WITH CHECK ((user_id = ( SELECT u.id
   FROM public.users u
  WHERE (lower((u.email)::text) = lower(current_setting('app.user_email'::text, true))))));
COMMENT ON POLICY journals_own ON public.journals IS 'Everybody sees their own journals only.';
CREATE POLICY reminders_of_visible_journals ON public.reminders AS PERMISSIVE FOR SELECT TO vibes_app, vibes_reporting USING (((journal_id IS NULL) OR (EXISTS ( SELECT
   FROM public.journals j
  WHERE (j.id = reminders.journal_id)))));
COMMENT ON POLICY reminders_of_visible_journals ON public.reminders IS 'Follows the policy on journals.';
ALTER STATISTICS public.journals_user_mood_stats OWNER TO postgres;
COMMENT ON STATISTICS public.journals_user_mood_stats IS 'Moods run in families.';

-- Foreign keys last: each checks every row.
ALTER TABLE public.audit_entries ADD CONSTRAINT audit_entries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) NOT VALID;
COMMENT ON CONSTRAINT audit_entries_user_id_fkey ON public.audit_entries IS 'Not valid: there are entries of deleted users.';
ALTER TABLE public.journal_tags ADD CONSTRAINT journal_tags_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journals(id) ON DELETE CASCADE;
ALTER TABLE public.journal_tags ADD CONSTRAINT journal_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE public.journals ADD CONSTRAINT journals_mood_tag_id_fkey FOREIGN KEY (mood_tag_id) REFERENCES public.tags(id) ON DELETE SET DEFAULT;
ALTER TABLE public.journals ADD CONSTRAINT journals_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
COMMENT ON CONSTRAINT journals_user_id_fkey ON public.journals IS 'Journals go with their author.';
ALTER TABLE public.reminders ADD CONSTRAINT reminders_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journals(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.reminders ADD CONSTRAINT reminders_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE public.secret_tags ADD CONSTRAINT secret_tags_id_fkey FOREIGN KEY (id) REFERENCES public.tags(id) ON DELETE CASCADE;
ALTER TABLE public.users ADD CONSTRAINT users_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE reporting.highlights ADD CONSTRAINT highlights_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES public.users(id) ON DELETE SET NULL DEFERRABLE;
ALTER TABLE reporting.highlights ADD CONSTRAINT highlights_journal_tag_fkey FOREIGN KEY (journal_id, tag_id) REFERENCES public.journal_tags(journal_id, tag_id) MATCH FULL ON DELETE CASCADE;

-- Clear up, and remember.
DROP FUNCTION uuidkit.new_journals(bigint);
DROP FUNCTION uuidkit.new_reminders(bigint);
DROP FUNCTION uuidkit.new_tags(bigint);
DROP FUNCTION uuidkit.new_users(bigint);
DROP FUNCTION uuidkit.new_highlights(bigint);
INSERT INTO uuidkit.migration (plan_id, manifest) VALUES ('981a82e838a95005',  E'{
  "format": 1,
  "planId": "981a82e838a95005",
  "createdAt": "2026-11-25T18:22:05.6003594+00:00",
  "database": "vibes",
  "serverVersion": 150018,
  "schemaSha256": "297fafd64f83fcfac55907b5cbb2119a2c0ec66c822ff6fc01e4a89a80bc1923",
  "mappingKeyFingerprint": "c6a18560ab08e1b7",
  "newIdFunction": "uuidkit.uuidv7",
  "randomFunction": "pg_catalog.gen_random_uuid",
  "installsPgcrypto": false,
  "installsLookupFunctions": false,
  "classes": [
    {
      "name": "public.journals.id",
      "slug": "journals",
      "mapping": "Ordered",
      "base": 1793483441952,
      "minimum": -2147483648,
      "maximum": 2147483647,
      "rootTable": {
        "schema": "public",
        "name": "journals"
      },
      "rootColumn": "id",
      "rootType": "integer"
    },
    {
      "name": "public.reminders.id",
      "slug": "reminders",
      "mapping": "Ordered",
      "base": 1793483441952,
      "minimum": -2147483648,
      "maximum": 2147483647,
      "rootTable": {
        "schema": "public",
        "name": "reminders"
      },
      "rootColumn": "id",
      "rootType": "bigint"
    },
    {
      "name": "public.tags.id",
      "slug": "tags",
      "mapping": "Ordered",
      "base": 1785630925599,
      "minimum": -2147483648,
      "maximum": 10000000000,
      "rootTable": {
        "schema": "public",
        "name": "tags"
      },
      "rootColumn": "id",
      "rootType": "bigint"
    },
    {
      "name": "public.users.id",
      "slug": "users",
      "mapping": "Ordered",
      "base": 1793483441952,
      "minimum": -2147483648,
      "maximum": 2147483647,
      "rootTable": {
        "schema": "public",
        "name": "users"
      },
      "rootColumn": "id",
      "rootType": "integer"
    },
    {
      "name": "reporting.highlights.id",
      "slug": "highlights",
      "mapping": "Ordered",
      "base": 1793483441952,
      "minimum": -2147483648,
      "maximum": 2147483647,
      "rootTable": {
        "schema": "reporting",
        "name": "highlights"
      },
      "rootColumn": "id",
      "rootType": "integer"
    }
  ],
  "columns": [
    {
      "table": {
        "schema": "public",
        "name": "audit_entries"
      },
      "column": "user_id",
      "role": "Reference",
      "class": "public.users.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "public",
        "name": "journal_tags"
      },
      "column": "journal_id",
      "role": "Reference",
      "class": "public.journals.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "public",
        "name": "journal_tags"
      },
      "column": "tag_id",
      "role": "Reference",
      "class": "public.tags.id",
      "oldType": "bigint"
    },
    {
      "table": {
        "schema": "public",
        "name": "journals"
      },
      "column": "id",
      "role": "Key",
      "class": "public.journals.id",
      "oldType": "integer",
      "newDefault": "uuidkit.uuidv7()",
      "identity": {
        "always": true,
        "sequence": {
          "oid": 16437,
          "name": {
            "schema": "public",
            "name": "journals_number_seq"
          },
          "owner": "postgres",
          "type": "integer",
          "start": 1000,
          "increment": 5,
          "minimum": 1000,
          "maximum": 2000000000,
          "cache": 10,
          "cycle": true,
          "ownerRelationOid": 16438,
          "ownerColumn": 1,
          "isIdentity": true,
          "isUnlogged": false,
          "acl": [
            {
              "grantee": "postgres",
              "privileges": "rwU",
              "grantor": "postgres",
              "granteeSql": "postgres"
            },
            {
              "grantee": "vibes_reporting",
              "privileges": "r",
              "grantor": "postgres",
              "granteeSql": "vibes_reporting"
            }
          ],
          "comment": "Hands out every fifth number."
        }
      }
    },
    {
      "table": {
        "schema": "public",
        "name": "journals"
      },
      "column": "mood_tag_id",
      "role": "Reference",
      "class": "public.tags.id",
      "oldType": "bigint",
      "oldDefault": "1",
      "mappedDefault": 1
    },
    {
      "table": {
        "schema": "public",
        "name": "journals"
      },
      "column": "user_id",
      "role": "Reference",
      "class": "public.users.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "column": "id",
      "role": "Key",
      "class": "public.reminders.id",
      "oldType": "bigint",
      "oldDefault": "nextval(\\u0027public.reminders_id_seq\\u0027::regclass)",
      "newDefault": "uuidkit.uuidv7()"
    },
    {
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "column": "journal_id",
      "role": "Reference",
      "class": "public.journals.id",
      "oldType": "bigint"
    },
    {
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "column": "user_id",
      "role": "Reference",
      "class": "public.users.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "public",
        "name": "secret_tags"
      },
      "column": "id",
      "role": "Key",
      "class": "public.tags.id",
      "oldType": "bigint"
    },
    {
      "table": {
        "schema": "public",
        "name": "tags"
      },
      "column": "id",
      "role": "Key",
      "class": "public.tags.id",
      "oldType": "bigint",
      "newDefault": "uuidkit.uuidv7()",
      "identity": {
        "always": false,
        "sequence": {
          "oid": 16425,
          "name": {
            "schema": "public",
            "name": "tags_id_seq"
          },
          "owner": "postgres",
          "type": "bigint",
          "start": 1,
          "increment": 1,
          "minimum": 1,
          "maximum": 9223372036854775807,
          "cache": 1,
          "cycle": false,
          "ownerRelationOid": 16426,
          "ownerColumn": 1,
          "isIdentity": true,
          "isUnlogged": false
        }
      }
    },
    {
      "table": {
        "schema": "public",
        "name": "users"
      },
      "column": "id",
      "role": "Key",
      "class": "public.users.id",
      "oldType": "integer",
      "oldDefault": "nextval(\\u0027public.users_id_seq\\u0027::regclass)",
      "newDefault": "uuidkit.uuidv7()"
    },
    {
      "table": {
        "schema": "public",
        "name": "users"
      },
      "column": "invited_by",
      "role": "Reference",
      "class": "public.users.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "column": "chosen_by",
      "role": "Reference",
      "class": "public.users.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "column": "id",
      "role": "Key",
      "class": "reporting.highlights.id",
      "oldType": "integer",
      "newDefault": "uuidkit.uuidv7()",
      "identity": {
        "always": false,
        "sequence": {
          "oid": 16472,
          "name": {
            "schema": "reporting",
            "name": "highlights_id_seq"
          },
          "owner": "postgres",
          "type": "integer",
          "start": 500,
          "increment": 1,
          "minimum": 1,
          "maximum": 2147483647,
          "cache": 1,
          "cycle": false,
          "ownerRelationOid": 16473,
          "ownerColumn": 1,
          "isIdentity": true,
          "isUnlogged": false
        }
      }
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "column": "journal_id",
      "role": "Reference",
      "class": "public.journals.id",
      "oldType": "integer"
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "column": "tag_id",
      "role": "Reference",
      "class": "public.tags.id",
      "oldType": "bigint"
    }
  ],
  "serialSequences": [
    {
      "sequence": {
        "schema": "public",
        "name": "reminders_id_seq"
      },
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "column": "id"
    },
    {
      "sequence": {
        "schema": "public",
        "name": "users_id_seq"
      },
      "table": {
        "schema": "public",
        "name": "users"
      },
      "column": "id"
    }
  ],
  "replaced": [],
  "foreignKeys": [
    {
      "table": {
        "schema": "public",
        "name": "audit_entries"
      },
      "name": "audit_entries_user_id_fkey",
      "isValidated": false
    },
    {
      "table": {
        "schema": "public",
        "name": "journal_tags"
      },
      "name": "journal_tags_journal_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "journal_tags"
      },
      "name": "journal_tags_tag_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "journals"
      },
      "name": "journals_mood_tag_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "journals"
      },
      "name": "journals_user_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "name": "reminders_journal_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "reminders"
      },
      "name": "reminders_user_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "secret_tags"
      },
      "name": "secret_tags_id_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "public",
        "name": "users"
      },
      "name": "users_invited_by_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "name": "highlights_chosen_by_fkey",
      "isValidated": true
    },
    {
      "table": {
        "schema": "reporting",
        "name": "highlights"
      },
      "name": "highlights_journal_tag_fkey",
      "isValidated": true
    }
  ]
}');
