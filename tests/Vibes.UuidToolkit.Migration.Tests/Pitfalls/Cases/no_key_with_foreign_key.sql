-- what: A table without a key of its own changes its foreign key columns only; full replica identity stays.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.clicks c JOIN public.users u ON u.id = c.user_id;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.clicks (n int, user_id int REFERENCES public.users);
ALTER TABLE public.clicks REPLICA IDENTITY FULL;
INSERT INTO public.users SELECT FROM generate_series(1, 2);
INSERT INTO public.clicks VALUES (1, 1), (1, 1), (2, NULL);
