-- what: A table with as many columns as it can have, dropped ones counted, has no place for its old ids.
-- expect: refused UK0328
-- config: { "keepOldIds": true }
DO $$ BEGIN EXECUTE 'CREATE TABLE public.wide (id serial PRIMARY KEY, ' || (SELECT string_agg('c' || n || ' bool', ', ') FROM generate_series(1, 1598) n) || ')'; END $$;
ALTER TABLE public.wide DROP COLUMN c7, ADD COLUMN d bool;
INSERT INTO public.wide (c1) VALUES (true);
