-- what: Views on views, grouped by the primary key, with grants, column grants, comments, defaults and options.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.top;
-- after: SELECT has_column_privilege('pitfall_reader', 'public.grouped', 'name', 'SELECT') AND NOT has_table_privilege('pitfall_reader', 'public.grouped', 'SELECT');
CREATE TABLE public.users (id serial PRIMARY KEY, name text, age int);
CREATE TABLE public.posts (id serial PRIMARY KEY, user_id int REFERENCES public.users, title text);
CREATE VIEW public.grouped WITH (security_barrier = true) AS SELECT u.id, u.name, u.age, count(p.id) AS posts FROM public.users u LEFT JOIN public.posts p ON p.user_id = u.id GROUP BY u.id;
CREATE VIEW public.simple (key, "Name of it") WITH (check_option = cascaded) AS SELECT id, name FROM public.users WHERE name <> 'x';
CREATE VIEW public.local_check AS SELECT id, name, age FROM public.users WHERE age IS NULL WITH LOCAL CHECK OPTION;
CREATE VIEW public.top AS SELECT g.id, g.posts, s."Name of it" FROM public.grouped g JOIN public.simple s ON s.key = g.id;
CREATE RECURSIVE VIEW public.chain (id, n) AS SELECT id, 1 FROM public.users UNION ALL SELECT id, n + 1 FROM chain WHERE n < 3;
CREATE VIEW public.not_touched AS SELECT name FROM public.users;
ALTER VIEW public.simple ALTER COLUMN "Name of it" SET DEFAULT 'nobody';
COMMENT ON VIEW public.grouped IS 'one a user';
COMMENT ON COLUMN public.grouped.posts IS 'how many';
GRANT SELECT (name, posts) ON public.grouped TO pitfall_reader;
GRANT SELECT, INSERT ON public.simple TO pitfall_reader WITH GRANT OPTION;
GRANT SELECT ON public.top TO PUBLIC;
REVOKE ALL ON public.local_check FROM postgres;
GRANT SELECT, TRIGGER ON public.local_check TO postgres;
ALTER VIEW public.top OWNER TO pitfall_owner;
ALTER VIEW public.chain OWNER TO pitfall_owner;
GRANT SELECT ON public.grouped, public.simple TO pitfall_owner;
INSERT INTO public.users (name) VALUES ('a'), ('b'), ('x');
INSERT INTO public.posts (user_id, title) VALUES (1, 't'), (1, 'u');
