-- what: smallint, integer and bigint in one class, joined by foreign keys.
-- expect: converted
-- after: SELECT count(*) = 3 FROM public.a JOIN public.b ON b.a_id = a.id JOIN public.c ON c.a_id = a.id;
CREATE TABLE public.a (id bigint PRIMARY KEY);
CREATE TABLE public.b (a_id smallint REFERENCES public.a);
CREATE TABLE public.c (a_id int REFERENCES public.a);
INSERT INTO public.a VALUES (-32768), (0), (32767), (9000000000);
INSERT INTO public.b VALUES (-32768), (0), (32767);
INSERT INTO public.c VALUES (-32768), (0), (32767);
