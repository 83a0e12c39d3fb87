-- what: A foreign key made since ties two classes together.
-- expect: converted
-- then: ALTER TABLE public.a ADD FOREIGN KEY (id) REFERENCES public.b NOT VALID;
-- back: refused UK0703
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id serial PRIMARY KEY, x text);
INSERT INTO public.a (x) VALUES ('1');
