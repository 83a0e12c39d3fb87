-- what: A sequence that the old default needs is gone.
-- expect: converted
-- then: DROP SEQUENCE public.a_id_seq;
-- back: refused UK0705
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
INSERT INTO public.a (x) VALUES ('1');
