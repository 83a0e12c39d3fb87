-- what: A foreign table as a partition holds rows on another server.
-- expect: refused UK0303
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'none');
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (at date NOT NULL, user_id int) PARTITION BY RANGE (at);
CREATE TABLE public.events_now PARTITION OF public.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE FOREIGN TABLE public.events_old PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') SERVER elsewhere;
ALTER TABLE public.events_now ADD FOREIGN KEY (user_id) REFERENCES public.users;
