-- what: Excluding a reference alone would tear its class apart.
-- expect: refused UK0302
-- config: { "exclude": ["public.users.country_id"] }
CREATE TABLE public.countries (id int PRIMARY KEY, name text);
CREATE TABLE public.users (id serial PRIMARY KEY, country_id int REFERENCES public.countries);
INSERT INTO public.countries VALUES (49, 'de');
