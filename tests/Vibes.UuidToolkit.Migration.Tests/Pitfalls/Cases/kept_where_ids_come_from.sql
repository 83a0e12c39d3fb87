-- what: A table whose ids are another's has none, nor has a join table; where a class's ids come from two tables, both have.
-- expect: converted
-- config: { "keepOldIds": true }
-- after: SELECT array_agg(attrelid::regclass::text ORDER BY attrelid::regclass::text) = '{public.admins,public.lines,public.users}' FROM pg_attribute WHERE attname = 'legacy_id' AND attnum > 0 AND NOT attisdropped AND attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r');
-- after: SELECT (SELECT NOT indisunique FROM pg_index WHERE indexrelid = 'public.lines_legacy_id_idx'::regclass);
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.admins (id int PRIMARY KEY);
CREATE TABLE public.profiles (user_id int PRIMARY KEY REFERENCES public.users, text text);
CREATE TABLE public.notes (writer_id int, CONSTRAINT u FOREIGN KEY (writer_id) REFERENCES public.users, CONSTRAINT a FOREIGN KEY (writer_id) REFERENCES public.admins);
CREATE TABLE public.friends (a int REFERENCES public.users, b int REFERENCES public.users, PRIMARY KEY (a, b));
CREATE TABLE public.lines (tenant text, id int GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (tenant, id));
INSERT INTO public.users SELECT FROM generate_series(1, 3);
INSERT INTO public.admins VALUES (2), (77);
INSERT INTO public.profiles VALUES (1, 'x');
INSERT INTO public.notes VALUES (2);
INSERT INTO public.friends VALUES (1, 2);
INSERT INTO public.lines (tenant) VALUES ('a'), ('b');
INSERT INTO public.lines OVERRIDING SYSTEM VALUE VALUES ('b', 1);
