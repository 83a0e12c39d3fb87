-- Takes plan 981a82e838a95005 of vibes back. Holds while no table or reference was added; uuidkit rollback works from the live schema.
--
-- Run it in one transaction, with the application stopped:
--   psql -1 -v ON_ERROR_STOP=1 -d DATABASE -f rollback_uuid_migration.sql
-- Afterwards:
--   vacuumdb --analyze -d DATABASE   (statistics of the changed columns are gone; recycle connection pools too)

-- Stops at once where every statement would be a transaction of its own.
SET LOCAL uuidkit.in_transaction = 'yes';
DO $$ BEGIN IF COALESCE(pg_catalog.current_setting('uuidkit.in_transaction', true), '') <> 'yes' THEN RAISE EXCEPTION 'Run this script in one transaction: psql -1 -v ON_ERROR_STOP=1 -f'; END IF; END $$;

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
CREATE TABLE uuidkit.reborn_journals (new uuid PRIMARY KEY, old bigint NOT NULL);
INSERT INTO uuidkit.reborn_journals (new, old)
SELECT b.id, (SELECT GREATEST((SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY public.journals t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.journal_id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY reporting.highlights t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.journal_id), 7, 2) = '\x8000'::bytea),
    (SELECT last_value FROM uuidkit.sequence_position WHERE sequence = 'public.journals_number_seq'),
    0)) + pg_catalog.row_number() OVER (ORDER BY b.id)
FROM (SELECT t.id AS id FROM ONLY public.journals t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea
      UNION SELECT t.journal_id AS id FROM ONLY reporting.highlights t WHERE t.journal_id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.journal_id), 7, 2) = '\x8000'::bytea) b;
CREATE FUNCTION uuidkit.reborn_of_journals(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE result bigint;
BEGIN
  SELECT m.old INTO result FROM uuidkit.reborn_journals m WHERE m.new = id;
  IF result IS NULL THEN
    RAISE EXCEPTION 'No id for % in %.', id, 'uuidkit.reborn_journals';
  END IF;
  RETURN result;
END
$$;
CREATE FUNCTION uuidkit.old_journals(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_catalog.substr(pg_catalog.uuid_send(id), 7, 2) = '\x8000'::bytea THEN ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint - 1793483441952 ELSE uuidkit.reborn_of_journals(id) END
$$;
CREATE TABLE uuidkit.reborn_reminders (new uuid PRIMARY KEY, old bigint NOT NULL);
INSERT INTO uuidkit.reborn_reminders (new, old)
SELECT b.id, (SELECT GREATEST((SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY public.reminders t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT last_value FROM public.reminders_id_seq),
    0)) + pg_catalog.row_number() OVER (ORDER BY b.id)
FROM (SELECT t.id AS id FROM ONLY public.reminders t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea) b;
CREATE FUNCTION uuidkit.reborn_of_reminders(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE result bigint;
BEGIN
  SELECT m.old INTO result FROM uuidkit.reborn_reminders m WHERE m.new = id;
  IF result IS NULL THEN
    RAISE EXCEPTION 'No id for % in %.', id, 'uuidkit.reborn_reminders';
  END IF;
  RETURN result;
END
$$;
CREATE FUNCTION uuidkit.old_reminders(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_catalog.substr(pg_catalog.uuid_send(id), 7, 2) = '\x8000'::bytea THEN ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint - 1793483441952 ELSE uuidkit.reborn_of_reminders(id) END
$$;
CREATE TABLE uuidkit.reborn_tags (new uuid PRIMARY KEY, old bigint NOT NULL);
INSERT INTO uuidkit.reborn_tags (new, old)
SELECT b.id, (SELECT GREATEST((SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1785630925599 FROM ONLY public.secret_tags t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1785630925599 FROM ONLY public.tags t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.tag_id), 1, 6), 'hex'))::bit(48)::bigint) - 1785630925599 FROM ONLY reporting.highlights t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.tag_id), 7, 2) = '\x8000'::bytea),
    (SELECT last_value FROM uuidkit.sequence_position WHERE sequence = 'public.tags_id_seq'),
    0)) + pg_catalog.row_number() OVER (ORDER BY b.id)
FROM (SELECT t.id AS id FROM ONLY public.secret_tags t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea
      UNION SELECT t.id AS id FROM ONLY public.tags t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea
      UNION SELECT t.tag_id AS id FROM ONLY reporting.highlights t WHERE t.tag_id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.tag_id), 7, 2) = '\x8000'::bytea) b;
CREATE FUNCTION uuidkit.reborn_of_tags(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE result bigint;
BEGIN
  SELECT m.old INTO result FROM uuidkit.reborn_tags m WHERE m.new = id;
  IF result IS NULL THEN
    RAISE EXCEPTION 'No id for % in %.', id, 'uuidkit.reborn_tags';
  END IF;
  RETURN result;
END
$$;
CREATE FUNCTION uuidkit.old_tags(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_catalog.substr(pg_catalog.uuid_send(id), 7, 2) = '\x8000'::bytea THEN ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint - 1785630925599 ELSE uuidkit.reborn_of_tags(id) END
$$;
CREATE TABLE uuidkit.reborn_users (new uuid PRIMARY KEY, old bigint NOT NULL);
INSERT INTO uuidkit.reborn_users (new, old)
SELECT b.id, (SELECT GREATEST((SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.user_id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY public.audit_entries t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.user_id), 7, 2) = '\x8000'::bytea),
    (SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY public.users t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT last_value FROM public.users_id_seq),
    0)) + pg_catalog.row_number() OVER (ORDER BY b.id)
FROM (SELECT t.user_id AS id FROM ONLY public.audit_entries t WHERE t.user_id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.user_id), 7, 2) = '\x8000'::bytea
      UNION SELECT t.id AS id FROM ONLY public.users t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea) b;
CREATE FUNCTION uuidkit.reborn_of_users(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE result bigint;
BEGIN
  SELECT m.old INTO result FROM uuidkit.reborn_users m WHERE m.new = id;
  IF result IS NULL THEN
    RAISE EXCEPTION 'No id for % in %.', id, 'uuidkit.reborn_users';
  END IF;
  RETURN result;
END
$$;
CREATE FUNCTION uuidkit.old_users(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_catalog.substr(pg_catalog.uuid_send(id), 7, 2) = '\x8000'::bytea THEN ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint - 1793483441952 ELSE uuidkit.reborn_of_users(id) END
$$;
CREATE TABLE uuidkit.reborn_highlights (new uuid PRIMARY KEY, old bigint NOT NULL);
INSERT INTO uuidkit.reborn_highlights (new, old)
SELECT b.id, (SELECT GREATEST((SELECT pg_catalog.max(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(t.id), 1, 6), 'hex'))::bit(48)::bigint) - 1793483441952 FROM ONLY reporting.highlights t WHERE pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea),
    (SELECT last_value FROM uuidkit.sequence_position WHERE sequence = 'reporting.highlights_id_seq'),
    0)) + pg_catalog.row_number() OVER (ORDER BY b.id)
FROM (SELECT t.id AS id FROM ONLY reporting.highlights t WHERE t.id IS NOT NULL AND NOT pg_catalog.substr(pg_catalog.uuid_send(t.id), 7, 2) = '\x8000'::bytea) b;
CREATE FUNCTION uuidkit.reborn_of_highlights(id uuid) RETURNS bigint LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE result bigint;
BEGIN
  SELECT m.old INTO result FROM uuidkit.reborn_highlights m WHERE m.new = id;
  IF result IS NULL THEN
    RAISE EXCEPTION 'No id for % in %.', id, 'uuidkit.reborn_highlights';
  END IF;
  RETURN result;
END
$$;
CREATE FUNCTION uuidkit.old_highlights(id uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pg_catalog.substr(pg_catalog.uuid_send(id), 7, 2) = '\x8000'::bytea THEN ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint - 1793483441952 ELSE uuidkit.reborn_of_highlights(id) END
$$;

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

-- One rewrite a table.
ALTER TABLE public.audit_entries
  ALTER COLUMN user_id TYPE integer USING uuidkit.old_users(user_id);
ALTER TABLE public.journal_tags
  ALTER COLUMN journal_id TYPE integer USING uuidkit.old_journals(journal_id),
  ALTER COLUMN tag_id TYPE bigint USING uuidkit.old_tags(tag_id);
ALTER TABLE public.journals
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE integer USING uuidkit.old_journals(id),
  ALTER COLUMN mood_tag_id DROP DEFAULT,
  ALTER COLUMN mood_tag_id TYPE bigint USING uuidkit.old_tags(mood_tag_id),
  ALTER COLUMN mood_tag_id SET DEFAULT 1,
  ALTER COLUMN user_id TYPE integer USING uuidkit.old_users(user_id);
ALTER TABLE public.reminders
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE bigint USING uuidkit.old_reminders(id),
  ALTER COLUMN id SET DEFAULT nextval('public.reminders_id_seq'::regclass),
  ALTER COLUMN journal_id TYPE bigint USING uuidkit.old_journals(journal_id),
  ALTER COLUMN user_id TYPE integer USING uuidkit.old_users(user_id);
ALTER TABLE public.secret_tags
  ALTER COLUMN id TYPE bigint USING uuidkit.old_tags(id);
ALTER TABLE public.tags
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE bigint USING uuidkit.old_tags(id);
ALTER TABLE public.users
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE integer USING uuidkit.old_users(id),
  ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass),
  ALTER COLUMN invited_by TYPE integer USING uuidkit.old_users(invited_by);
ALTER TABLE reporting.highlights
  ALTER COLUMN chosen_by TYPE integer USING uuidkit.old_users(chosen_by),
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN id TYPE integer USING uuidkit.old_highlights(id),
  ALTER COLUMN journal_id TYPE integer USING uuidkit.old_journals(journal_id),
  ALTER COLUMN tag_id TYPE bigint USING uuidkit.old_tags(tag_id);
ALTER TABLE public.journals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.journals_number_seq START WITH 1000 INCREMENT BY 5 MINVALUE 1000 MAXVALUE 2000000000 CACHE 10 CYCLE);
COMMENT ON SEQUENCE public.journals_number_seq IS 'Hands out every fifth number.';
REVOKE ALL ON SEQUENCE public.journals_number_seq FROM PUBLIC;
REVOKE ALL ON SEQUENCE public.journals_number_seq FROM postgres;
GRANT SELECT, UPDATE, USAGE ON SEQUENCE public.journals_number_seq TO postgres;
GRANT SELECT ON SEQUENCE public.journals_number_seq TO vibes_reporting;
ALTER TABLE public.tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.tags_id_seq START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE);
ALTER TABLE reporting.highlights ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME reporting.highlights_id_seq START WITH 500 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE);

-- Put everything back, from PostgreSQL's own definitions.
ALTER SEQUENCE public.reminders_id_seq OWNED BY public.reminders.id;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
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
DO $$
DECLARE before record; after record;
BEGIN
  SELECT last_value, is_called INTO STRICT before FROM public.journals_number_seq;
  SELECT last_value, is_called INTO STRICT after FROM (SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM (SELECT last_value, is_called FROM uuidkit.sequence_position WHERE sequence = 'public.journals_number_seq') p, (SELECT pg_catalog.max(b.old) AS last FROM (SELECT old FROM uuidkit.reborn_journals) b) r) q) p;
  IF after IS DISTINCT FROM before THEN
    ALTER SEQUENCE public.journals_number_seq RESTART;
    PERFORM pg_catalog.setval('public.journals_number_seq'::pg_catalog.regclass, after.last_value, after.is_called);
  END IF;
END
$$;
DO $$
DECLARE before record; after record;
BEGIN
  SELECT last_value, is_called INTO STRICT before FROM public.tags_id_seq;
  SELECT last_value, is_called INTO STRICT after FROM (SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM (SELECT last_value, is_called FROM uuidkit.sequence_position WHERE sequence = 'public.tags_id_seq') p, (SELECT pg_catalog.max(b.old) AS last FROM (SELECT old FROM uuidkit.reborn_tags) b) r) q) p;
  IF after IS DISTINCT FROM before THEN
    ALTER SEQUENCE public.tags_id_seq RESTART;
    PERFORM pg_catalog.setval('public.tags_id_seq'::pg_catalog.regclass, after.last_value, after.is_called);
  END IF;
END
$$;
DO $$
DECLARE before record; after record;
BEGIN
  SELECT last_value, is_called INTO STRICT before FROM reporting.highlights_id_seq;
  SELECT last_value, is_called INTO STRICT after FROM (SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM (SELECT last_value, is_called FROM uuidkit.sequence_position WHERE sequence = 'reporting.highlights_id_seq') p, (SELECT pg_catalog.max(b.old) AS last FROM (SELECT old FROM uuidkit.reborn_highlights) b) r) q) p;
  IF after IS DISTINCT FROM before THEN
    ALTER SEQUENCE reporting.highlights_id_seq RESTART;
    PERFORM pg_catalog.setval('reporting.highlights_id_seq'::pg_catalog.regclass, after.last_value, after.is_called);
  END IF;
END
$$;
DO $$
DECLARE before record; after record;
BEGIN
  SELECT last_value, is_called INTO STRICT before FROM public.reminders_id_seq;
  SELECT last_value, is_called INTO STRICT after FROM (SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM public.reminders_id_seq p, (SELECT pg_catalog.max(b.old) AS last FROM (SELECT old FROM uuidkit.reborn_reminders) b) r) q) p;
  IF after IS DISTINCT FROM before THEN
    ALTER SEQUENCE public.reminders_id_seq RESTART;
    PERFORM pg_catalog.setval('public.reminders_id_seq'::pg_catalog.regclass, after.last_value, after.is_called);
  END IF;
END
$$;
DO $$
DECLARE before record; after record;
BEGIN
  SELECT last_value, is_called INTO STRICT before FROM public.users_id_seq;
  SELECT last_value, is_called INTO STRICT after FROM (SELECT last_value, is_called FROM (SELECT GREATEST(p.last_value, r.last) AS last_value, p.is_called OR COALESCE(r.last >= p.last_value, false) AS is_called FROM public.users_id_seq p, (SELECT pg_catalog.max(b.old) AS last FROM (SELECT old FROM uuidkit.reborn_users) b) r) q) p;
  IF after IS DISTINCT FROM before THEN
    ALTER SEQUENCE public.users_id_seq RESTART;
    PERFORM pg_catalog.setval('public.users_id_seq'::pg_catalog.regclass, after.last_value, after.is_called);
  END IF;
END
$$;
DROP FUNCTION uuidkit.old_journals(uuid);
DROP FUNCTION uuidkit.reborn_of_journals(uuid);
DROP TABLE uuidkit.reborn_journals;
DROP FUNCTION uuidkit.old_reminders(uuid);
DROP FUNCTION uuidkit.reborn_of_reminders(uuid);
DROP TABLE uuidkit.reborn_reminders;
DROP FUNCTION uuidkit.old_tags(uuid);
DROP FUNCTION uuidkit.reborn_of_tags(uuid);
DROP TABLE uuidkit.reborn_tags;
DROP FUNCTION uuidkit.old_users(uuid);
DROP FUNCTION uuidkit.reborn_of_users(uuid);
DROP TABLE uuidkit.reborn_users;
DROP FUNCTION uuidkit.old_highlights(uuid);
DROP FUNCTION uuidkit.reborn_of_highlights(uuid);
DROP TABLE uuidkit.reborn_highlights;
DROP TABLE uuidkit.sequence_position;
DROP TABLE uuidkit.migration;
DROP FUNCTION uuidkit.uuidv7();
DROP SCHEMA uuidkit;
