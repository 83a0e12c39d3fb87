-- what: A default in a partition only, which stands in the way of the parent's change of type.
-- expect: converted
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (at date NOT NULL, user_id int REFERENCES public.users) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events (user_id DEFAULT 1) FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO public.users VALUES (1);
INSERT INTO public.e1 VALUES ('2024-05-05');
