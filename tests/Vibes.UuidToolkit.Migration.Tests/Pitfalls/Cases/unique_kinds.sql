-- what: UNIQUE, INCLUDE, DEFERRABLE, descending and partial indexes, with comments, fillfactor and statistics targets.
-- expect: converted
CREATE TABLE public.a (id int, x text, CONSTRAINT a_key PRIMARY KEY (id) INCLUDE (x) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE public.u (id serial PRIMARY KEY);
CREATE TABLE public.b (id serial PRIMARY KEY, u_id int REFERENCES public.u, x text, UNIQUE (u_id, x) DEFERRABLE);
CREATE UNIQUE INDEX b_desc ON public.b (u_id DESC NULLS LAST, lower(x) text_pattern_ops) INCLUDE (id) WHERE u_id IS NOT NULL;
CREATE INDEX b_expr ON public.b (u_id, lower(x), (COALESCE(x, 'none')));
CREATE INDEX b_hash ON public.b USING hash (u_id);
CREATE INDEX b_brin ON public.b USING brin (u_id) WITH (pages_per_range = 16);
ALTER INDEX public.b_expr ALTER COLUMN 2 SET STATISTICS 11;
ALTER INDEX public.b_expr ALTER COLUMN 3 SET STATISTICS 22;
COMMENT ON INDEX public.b_expr IS 'three';
COMMENT ON INDEX public.b_u_id_x_key IS 'unique';
COMMENT ON CONSTRAINT a_key ON public.a IS 'pk';
INSERT INTO public.a VALUES (3, 'c'), (1, 'a');
INSERT INTO public.u SELECT FROM generate_series(1, 2);
INSERT INTO public.b (u_id, x) VALUES (1, 'A'), (2, 'B'), (NULL, NULL), (NULL, NULL);
