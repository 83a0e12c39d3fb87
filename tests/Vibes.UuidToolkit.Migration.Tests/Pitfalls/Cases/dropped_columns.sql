-- what: Holes of dropped columns in every table.
-- expect: converted
CREATE TABLE public.a (gone int, id serial PRIMARY KEY, gone_too text, x text);
ALTER TABLE public.a DROP COLUMN gone, DROP COLUMN gone_too;
CREATE TABLE public.b (x text, gone int, a_id int DEFAULT 1 REFERENCES public.a);
ALTER TABLE public.b DROP COLUMN gone;
ALTER TABLE public.b ADD COLUMN late int DEFAULT 5;
CREATE INDEX ON public.b (late, a_id);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b VALUES ('x', 2);
