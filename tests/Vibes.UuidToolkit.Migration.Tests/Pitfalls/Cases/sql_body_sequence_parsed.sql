-- what: A parsed body that takes the next value of a key's sequence.
-- expect: refused UK0312
-- versions: 14-
CREATE SEQUENCE public.ids;
CREATE TABLE public.events (id bigint PRIMARY KEY DEFAULT nextval('public.ids'), at timestamptz);
CREATE FUNCTION public.reserve() RETURNS bigint BEGIN ATOMIC SELECT nextval('public.ids'); END;
