-- what: A table partitioned by a hash of a reference.
-- expect: refused UK0305
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (user_id int REFERENCES public.users) PARTITION BY HASH (user_id);
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES WITH (MODULUS 1, REMAINDER 0);
