-- what: Rows keep their place on disk, updated and deleted ones between them.
-- expect: converted
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
INSERT INTO public.a (x) SELECT n::text FROM generate_series(1, 500) n;
UPDATE public.a SET x = 'u' || x WHERE id % 7 = 0;
DELETE FROM public.a WHERE id % 5 = 0;
INSERT INTO public.a (x) SELECT repeat(n::text, 4000) FROM generate_series(1, 20) n;
