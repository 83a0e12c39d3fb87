-- what: An identity whose sequence was given another type than the column's.
-- expect: converted
CREATE TABLE public.a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x text);
ALTER SEQUENCE public.a_id_seq AS bigint;
INSERT INTO public.a (x) VALUES ('1');
