-- what: A 1:1 table whose primary key is its foreign key shares the parent's class.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.users u JOIN public.profiles p ON p.user_id = u.id JOIN public.avatars a ON a.profile_id = p.user_id;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.profiles (user_id int PRIMARY KEY REFERENCES public.users ON DELETE CASCADE, bio text);
CREATE TABLE public.avatars (profile_id int PRIMARY KEY REFERENCES public.profiles (user_id), url text);
INSERT INTO public.users (name) VALUES ('a'), ('b'), ('c');
INSERT INTO public.profiles VALUES (1, 'x'), (3, 'z');
INSERT INTO public.avatars VALUES (3, 'u'), (1, 'v');
