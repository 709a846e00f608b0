-- DEPENDS: 0006_add_order_status.sql, 0007_keep_item_prices.sql

CREATE FUNCTION place_order(customer text, item text, amount integer) RETURNS bigint
BEGIN ATOMIC
    INSERT INTO orders (customer_id) SELECT id FROM customers WHERE email = customer;
    INSERT INTO order_items (order_id, sku, quantity, price)
        SELECT currval(pg_get_serial_sequence('orders', 'id')), sku, amount, products.price FROM products WHERE sku = item;
    SELECT currval(pg_get_serial_sequence('orders', 'id'));
END;
