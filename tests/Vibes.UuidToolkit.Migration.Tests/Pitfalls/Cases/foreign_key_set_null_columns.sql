-- what: ON DELETE SET NULL of some columns.
-- expect: converted
-- versions: 15-
CREATE TABLE public.a (tenant int, id serial, PRIMARY KEY (tenant, id));
CREATE TABLE public.b (tenant int NOT NULL, a_id int, FOREIGN KEY (tenant, a_id) REFERENCES public.a ON DELETE SET NULL (a_id));
INSERT INTO public.a (tenant) VALUES (1);
INSERT INTO public.b VALUES (1, 1);
