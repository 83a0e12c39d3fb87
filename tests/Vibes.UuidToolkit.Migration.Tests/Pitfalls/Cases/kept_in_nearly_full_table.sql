-- what: The last column that a table can have is that of its old ids.
-- expect: warned UK0415
-- config: { "keepOldIds": true }
DO $$ BEGIN EXECUTE 'CREATE TABLE public.wide (id serial PRIMARY KEY, ' || (SELECT string_agg('c' || n || ' bool', ', ') FROM generate_series(1, 1598) n) || ')'; END $$;
INSERT INTO public.wide (c1) VALUES (true);
