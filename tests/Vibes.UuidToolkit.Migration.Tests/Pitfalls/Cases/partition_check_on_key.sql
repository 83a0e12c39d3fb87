-- what: A check of a partition alone that compares the key as a number.
-- expect: refused UK0311
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (at date NOT NULL, user_id int REFERENCES public.users) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events (CHECK (user_id > 0)) DEFAULT;
