-- export
COPY (SELECT a FROM t) TO stdout WITH (FORMAT csv);
