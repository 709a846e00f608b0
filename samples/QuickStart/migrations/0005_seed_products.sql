-- DEPENDS: 0002_create_products.sql

COPY products (sku, name, price) FROM stdin;
BOLT-M8	Bolt M8	0.35
NUT-M8	Nut M8	0.15
WRENCH-13	Wrench 13 mm	12.90
\.
