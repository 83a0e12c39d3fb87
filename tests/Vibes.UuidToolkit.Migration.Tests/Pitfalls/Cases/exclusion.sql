-- what: Exclusion constraints with btree_gist equality survive.
-- expect: converted
CREATE EXTENSION btree_gist;
CREATE TABLE public.rooms (id serial PRIMARY KEY);
CREATE TABLE public.bookings (id serial PRIMARY KEY, room_id int REFERENCES public.rooms, during daterange, CONSTRAINT one_at_a_time EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (room_id IS NOT NULL));
COMMENT ON CONSTRAINT one_at_a_time ON public.bookings IS 'one';
INSERT INTO public.rooms SELECT FROM generate_series(1, 2);
INSERT INTO public.bookings (room_id, during) VALUES (1, '[2024-01-01,2024-02-01)'), (2, '[2024-01-01,2024-02-01)');
-- Of expressions alone, on a table that has no key that changes.
CREATE TABLE public.closures (since date NOT NULL, until date NOT NULL, CONSTRAINT one_closure EXCLUDE USING gist (daterange(since, until) WITH &&));
INSERT INTO public.closures VALUES ('2024-08-01', '2024-08-15');
