-- what: A body in SQL that gives a key its value from the key's sequence works on uuids as far as types go, and gives integers nonetheless.
-- expect: refused UK0312
CREATE TABLE public.events (id serial PRIMARY KEY, at timestamptz);
SET search_path = public;
CREATE FUNCTION public.get_event() RETURNS integer LANGUAGE sql AS $$ INSERT INTO events (at) VALUES (now()); SELECT currval('events_id_seq')::integer $$;
