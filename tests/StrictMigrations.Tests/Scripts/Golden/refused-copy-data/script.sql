SELECT 1;
 COPY t (a) FROM stdin;
1
2
 \.
\.x
