-- what: A serial's sequence that another table takes its default from.
-- expect: converted
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id int PRIMARY KEY DEFAULT nextval('public.a_id_seq'), x text);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b (x) VALUES ('3');
