-- DEPENDS: 0003_create_orders.sql
-- TRANSACTION: none (built beside running writers)

CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
