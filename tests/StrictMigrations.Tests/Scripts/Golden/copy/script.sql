CREATE TABLE t (a text, b text); COPY t FROM stdin; -- two rows
a;	b'
\N	\.x
\.
copy public."t" (a, b) from STDIN with (format csv)

;
"quoted; line",1
 \.
\.
COPY t FROM STDOUT;
\.
COPY (SELECT 1) TO PROGRAM 'cat'; COPY stdin FROM '/tmp/x' ; COPY t FROM PROGRAM 'stdin';
SELECT 1;
