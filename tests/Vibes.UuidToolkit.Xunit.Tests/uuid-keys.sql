-- A migration by hand: new columns, filled, then exchanged.
ALTER TABLE customers ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE orders ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN new_customer_id uuid;
UPDATE orders o SET new_customer_id = c.new_id FROM customers c WHERE c.id = o.customer_id;
ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey, DROP CONSTRAINT orders_pkey, DROP COLUMN id, DROP COLUMN customer_id;
ALTER TABLE customers DROP CONSTRAINT customers_pkey, DROP COLUMN id;
ALTER TABLE customers RENAME COLUMN new_id TO id;
ALTER TABLE orders RENAME COLUMN new_id TO id;
ALTER TABLE orders RENAME COLUMN new_customer_id TO customer_id;
ALTER TABLE customers ADD PRIMARY KEY (id);
ALTER TABLE orders ADD PRIMARY KEY (id), ALTER COLUMN customer_id SET NOT NULL,
  ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
