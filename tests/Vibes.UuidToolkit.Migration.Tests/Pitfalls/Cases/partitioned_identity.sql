-- what: An identity of a partitioned table, which its partitions share.
-- expect: converted
-- versions: 17-
CREATE TABLE public.events (id int GENERATED ALWAYS AS IDENTITY, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.e2 PARTITION OF public.events DEFAULT PARTITION BY LIST (at);
CREATE TABLE public.e2a PARTITION OF public.e2 DEFAULT;
INSERT INTO public.events (at) VALUES ('2024-05-05'), ('2025-05-05');
