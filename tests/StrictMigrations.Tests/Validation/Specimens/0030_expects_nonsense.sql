-- EXPECTS: tabel users
CREATE TABLE users ();
