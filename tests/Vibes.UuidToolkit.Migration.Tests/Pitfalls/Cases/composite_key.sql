-- what: Of a composite key only the reference changes; the line number stays a number.
-- expect: converted
-- after: SELECT pg_typeof(line)::text = 'integer' AND pg_typeof(order_id)::text = 'uuid' FROM public.lines LIMIT 1;
CREATE TABLE public.orders (id serial PRIMARY KEY);
CREATE TABLE public.lines (order_id int REFERENCES public.orders, line int, what text, PRIMARY KEY (order_id, line));
CREATE TABLE public.line_notes (order_id int, line int, note text, FOREIGN KEY (order_id, line) REFERENCES public.lines (order_id, line) ON UPDATE CASCADE);
INSERT INTO public.orders SELECT FROM generate_series(1, 3);
INSERT INTO public.lines VALUES (1, 1, 'a'), (1, 2, 'b'), (3, 1, 'c');
INSERT INTO public.line_notes VALUES (1, 2, 'n'), (NULL, 1, 'half');
