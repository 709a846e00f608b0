-- DEPENDS: 0005_seed_products.sql, 0008_create_place_order.sql

INSERT INTO customers (email) VALUES ('ada@example.com'), ('grace@example.com');
SELECT place_order('ada@example.com', 'BOLT-M8', 100);
SELECT place_order('grace@example.com', 'WRENCH-13', 2);
