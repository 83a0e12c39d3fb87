-- what: A foreign key that is NOT ENFORCED stays so.
-- expect: converted
-- versions: 18-
-- after: SELECT NOT conenforced FROM pg_constraint WHERE conname = 'loose';
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (a_id int, CONSTRAINT loose FOREIGN KEY (a_id) REFERENCES public.a NOT ENFORCED);
INSERT INTO public.b VALUES (5);
