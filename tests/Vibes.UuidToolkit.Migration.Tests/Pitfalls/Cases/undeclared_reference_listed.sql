-- what: An undeclared reference that is listed changes with its class, orphans included.
-- expect: converted
-- config: { "references": [{ "column": "public.log.user_id", "to": "public.users" }] }
-- after: SELECT count(*) = 1 FROM public.log l JOIN public.users u ON u.id = l.user_id;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.log (user_id bigint DEFAULT 0, what text);
INSERT INTO public.users SELECT FROM generate_series(1, 5);
INSERT INTO public.log VALUES (1, 'in'), (99, 'gone'), (NULL, 'nobody');
