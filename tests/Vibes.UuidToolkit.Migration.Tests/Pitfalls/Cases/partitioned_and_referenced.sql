-- what: Foreign keys to a partitioned table, with triggers of a partition set apart.
-- expect: converted
CREATE TABLE public.users (id serial, region int NOT NULL, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE public.users_1 PARTITION OF public.users FOR VALUES IN (1);
CREATE TABLE public.users_2 PARTITION OF public.users FOR VALUES IN (2);
CREATE TABLE public.posts (id serial PRIMARY KEY, user_id int, region int, FOREIGN KEY (user_id, region) REFERENCES public.users ON DELETE CASCADE);
COMMENT ON CONSTRAINT posts_user_id_region_fkey ON public.posts IS 'to a partitioned table';
INSERT INTO public.users (region) VALUES (1), (2), (2);
INSERT INTO public.posts (user_id, region) VALUES (1, 1), (3, 2);
