CREATE TABLE t (
  a int,
  b varchar(10
);
INSERT INTO t VALUES (1, 'x');
