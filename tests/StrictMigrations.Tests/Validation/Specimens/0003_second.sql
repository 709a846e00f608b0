CREATE TABLE c2 (id int);
