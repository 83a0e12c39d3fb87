-- what: Composite keys of tenant and id, with composite foreign keys: both positions are classes of their own.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.tasks t JOIN public.projects p ON (p.tenant_id, p.id) = (t.tenant_id, t.project_id) JOIN public.tenants n ON n.id = t.tenant_id;
CREATE TABLE public.tenants (id smallserial PRIMARY KEY);
CREATE TABLE public.projects (tenant_id smallint REFERENCES public.tenants, id bigserial, PRIMARY KEY (tenant_id, id));
CREATE TABLE public.tasks (tenant_id smallint, id bigserial, project_id bigint, PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, project_id) REFERENCES public.projects);
INSERT INTO public.tenants SELECT FROM generate_series(1, 2);
INSERT INTO public.projects (tenant_id) VALUES (1), (2), (2);
INSERT INTO public.tasks (tenant_id, project_id) VALUES (1, 1), (2, 3);
