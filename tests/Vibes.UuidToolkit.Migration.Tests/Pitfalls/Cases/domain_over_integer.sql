-- what: A column of a domain over integers loses the domain's check; the way back restores it.
-- expect: warned UK0402
CREATE DOMAIN public.user_id AS int CHECK (VALUE > 0) NOT NULL;
CREATE DOMAIN public.good_user_id AS public.user_id;
CREATE TABLE public.users (id public.user_id PRIMARY KEY);
CREATE TABLE public.posts (user_id public.good_user_id REFERENCES public.users);
INSERT INTO public.users VALUES (1), (2);
INSERT INTO public.posts VALUES (2);
