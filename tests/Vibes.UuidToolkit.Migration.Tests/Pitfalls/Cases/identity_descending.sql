-- what: An identity that counts downwards.
-- expect: converted
CREATE TABLE public.a (id int GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1) PRIMARY KEY, x text);
INSERT INTO public.a (x) VALUES ('1'), ('2');
