SELECT o.number, c.name, c.id FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY o.number;
