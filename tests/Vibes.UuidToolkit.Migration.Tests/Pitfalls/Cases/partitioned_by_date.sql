-- what: A table partitioned by date with key (id, date), partitions with their own default, index and foreign key.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.events e JOIN public.users u ON u.id = e.user_id JOIN public.users w ON w.id = e.seen_by;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.events (id bigserial, at date NOT NULL, user_id int REFERENCES public.users, seen_by int, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.events_2025 PARTITION OF public.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 60);
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
ALTER TABLE public.events_2024 ALTER COLUMN user_id SET DEFAULT 1;
ALTER TABLE public.events_2025 ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.events_2024 ADD CONSTRAINT seen FOREIGN KEY (seen_by) REFERENCES public.users;
CREATE INDEX events_user ON public.events (user_id, at);
CREATE INDEX events_2024_own ON public.events_2024 (seen_by) WHERE seen_by IS NOT NULL;
COMMENT ON INDEX public.events_2024_user_id_at_idx IS 'the part';
COMMENT ON INDEX public.events_user IS 'the whole';
INSERT INTO public.users SELECT FROM generate_series(1, 5);
INSERT INTO public.events (at, user_id, seen_by) VALUES ('2024-05-05', 1, 2), ('2030-01-01', 2, 3);
INSERT INTO public.events (id, at, user_id) VALUES (77, '2025-05-05', 5);
