SELECT $$a;b$$, $tag$a;$$;$tog$;$tag$, $ünïcödé$;$ünïcödé$, $日本$;$日本$;
PREPARE p(int) AS SELECT $1, $$;$$;
SELECT 1 AS a$b$c, 2 AS a$$; SELECT 1 a$1$;
SELECT $_$;$_$, $a1$;$a1$, $$$$, $x$$y$$x$;
