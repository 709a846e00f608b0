SELECT '\i in a string', "\d", $$\x$$ -- \e
 /* \q */;
  \i other.sql
