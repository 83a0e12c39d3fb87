-- what: A sequence without an owner that two tables share; rows born as uuids get integers that it will not give again, and no integer twice.
-- expect: converted
-- then: INSERT INTO public.a (x) VALUES ('born');
-- then: INSERT INTO public.b (x) VALUES ('born');
-- back: SELECT count(*) = 5 FROM public.a;
-- back: SELECT count(*) = count(DISTINCT id) AND count(*) = 7 FROM (SELECT id FROM public.a UNION ALL SELECT id FROM public.b) x;
-- back: SELECT nextval('public.shared') > (SELECT max(id) FROM (SELECT id FROM public.a UNION ALL SELECT id FROM public.b) x);
CREATE SEQUENCE public.shared;
CREATE TABLE public.a (id int PRIMARY KEY DEFAULT nextval('public.shared'), x text);
CREATE TABLE public.b (id int PRIMARY KEY DEFAULT nextval('public.shared'), x text);
INSERT INTO public.a (x) VALUES ('1'), ('2'), ('3');
INSERT INTO public.b (x) VALUES ('4');
INSERT INTO public.a (x) VALUES ('5');
