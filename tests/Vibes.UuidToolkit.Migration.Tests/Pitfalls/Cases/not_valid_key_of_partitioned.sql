-- what: A NOT VALID foreign key of a partitioned table.
-- expect: warned UK0403
-- versions: 18-
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE TABLE public.events (at date NOT NULL, user_id int) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events DEFAULT;
INSERT INTO public.events VALUES ('2024-01-01', 77);
ALTER TABLE public.events ADD FOREIGN KEY (user_id) REFERENCES public.users NOT VALID;
