-- DEPENDS: 0001_create_customers.sql (an order belongs to a customer)

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    ordered_at timestamptz NOT NULL DEFAULT now()
);
