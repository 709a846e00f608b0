-- DEPENDS: 0004_create_order_items.sql
-- A later change of a product's price leaves orders as they were.

ALTER TABLE order_items ADD COLUMN price numeric(10, 2);
UPDATE order_items SET price = products.price FROM products WHERE products.sku = order_items.sku;
ALTER TABLE order_items ALTER COLUMN price SET NOT NULL;
