-- what: Bodies that ask a sequence which makes no ids, or one of a key that stays, are none of the migration's business.
-- expect: converted
-- config: { "exclude": ["public.kinds"] }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.kinds (id serial PRIMARY KEY);
CREATE SEQUENCE public.invoice_numbers;
CREATE FUNCTION public.next_invoice() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('public.invoice_numbers') FROM public.users LIMIT 1 $$;
CREATE FUNCTION public.last_invoice() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN currval('public.invoice_numbers'); END $$;
CREATE FUNCTION public.next_kind() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN nextval('public.kinds_id_seq'); END $$;
