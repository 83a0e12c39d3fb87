-- what: MATCH FULL, actions, deferrability and comments of foreign keys.
-- expect: converted
CREATE TABLE public.a (id serial PRIMARY KEY, n int, UNIQUE (id, n));
CREATE TABLE public.b (a_id int, n int, c_id int REFERENCES public.a ON DELETE SET NULL ON UPDATE RESTRICT DEFERRABLE, d_id int REFERENCES public.a ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "Full key" FOREIGN KEY (a_id, n) REFERENCES public.a (id, n) MATCH FULL ON UPDATE CASCADE);
COMMENT ON CONSTRAINT "Full key" ON public.b IS 'match full; and it''s $$quoted$$';
INSERT INTO public.a (n) VALUES (1), (2);
INSERT INTO public.b VALUES (1, 1, 2, 1), (NULL, NULL, NULL, NULL);
