-- what: serial, bigserial and smallserial keep their sequences, with grants, comments and positions.
-- expect: converted
-- after: SELECT count(*) = 3 FROM pg_sequences;
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE '%uuidv7()' FROM pg_attrdef WHERE adrelid = 'public.b'::regclass;
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id bigserial PRIMARY KEY, x text);
CREATE TABLE public.c (id smallserial PRIMARY KEY, x text);
GRANT USAGE, SELECT ON SEQUENCE public.a_id_seq TO pitfall_reader;
COMMENT ON SEQUENCE public.b_id_seq IS 'It''s b''s';
ALTER SEQUENCE public.c_id_seq INCREMENT BY 2 CACHE 5;
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b (x) SELECT 'b' FROM generate_series(1, 100);
DELETE FROM public.b WHERE id % 3 = 0;
