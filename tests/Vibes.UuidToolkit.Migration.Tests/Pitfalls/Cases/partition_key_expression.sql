-- what: A table partitioned by an expression over its id.
-- expect: refused UK0305
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (user_id int REFERENCES public.users) PARTITION BY RANGE ((user_id % 10));
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES FROM (0) TO (10);
