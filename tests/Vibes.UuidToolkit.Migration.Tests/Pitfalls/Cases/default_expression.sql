-- what: A default that computes an integer has no uuid to become.
-- expect: refused UK0309
CREATE TABLE public.a (id int PRIMARY KEY DEFAULT (random() * 1000)::int);
