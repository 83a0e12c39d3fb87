-- what: A partition that was a table before it was attached: on 18 its not-null constraints have names of their own.
-- expect: converted
CREATE SEQUENCE public.event_ids;
CREATE TABLE public.events (id bigint NOT NULL DEFAULT nextval('public.event_ids'), day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE public.events_2026 (id bigint NOT NULL DEFAULT nextval('public.event_ids'), day date NOT NULL, PRIMARY KEY (id, day));
ALTER TABLE public.events ATTACH PARTITION public.events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO public.events (day) VALUES ('2026-02-01'), ('2026-03-01');
