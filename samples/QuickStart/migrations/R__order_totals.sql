-- DEPENDS: 0007_keep_item_prices.sql

CREATE OR REPLACE VIEW order_totals AS
SELECT orders.id, customers.email AS customer, sum(order_items.quantity * order_items.price) AS total
FROM orders
JOIN customers ON customers.id = orders.customer_id
JOIN order_items ON order_items.order_id = orders.id
GROUP BY orders.id, customers.email;
