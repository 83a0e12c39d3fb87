-- what: A table partitioned by its id.
-- expect: refused UK0305
CREATE TABLE public.events (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES FROM (1) TO (1000);
