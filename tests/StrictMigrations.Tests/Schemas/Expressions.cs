namespace StrictMigrations.Tests.Schemas;

/// <summary>Expressions and queries that PostgreSQL words in several ways, on its majors or after a restore.</summary>
internal static class Expressions
{
    public const string Sql = """
        create table t (a timestamptz, b text, c timestamp, status varchar(20), d date, n numeric, check (status in ('a','b')), check (status not in ('c')), check (b in ('x','y')));
        alter table t add check (status like any (array['a','b']));
        create view v as select a at time zone 'UTC' as z, substring(b from 1 for 2) s, substring(b from 'x') s2, position('a' in b) p, trim(both 'x' from b) t1, trim(leading from b) t2, trim(b) t3, overlay(b placing 'x' from 1 for 2) o, overlay(b placing 'x' from 1) o2, (c, c) overlaps (c, c) ov, (c, interval '1 d') overlaps (c,c) as ov2, collation for (b) cf, normalize(b) nn, normalize(b, nfc) n2, b is normalized nz, btrim(b) bt, substring(b, 1,2) ss, b like 'x' lk, b similar to 'abc' st, trim(both b) tt, xmlexists('//x' passing '<a/>') xe, nullif(b,'x') from t;
        create view v2 as select t.b, (select max(u.b) from t u where u.b = t.b) as m from t where exists (select 1 from t w where w.b = t.b) order by t.b;
        create view v3 as with q as (select b from t) select b from q x;
        create view v4 as select g.i, g.i as json from generate_series(1,2) g(i) union all select 1,2;
        create view v5 as select * from (select b, d from t) s;
        create view v6 as select t from t;
        create view v7 as select json.b as json_array, count(*) from t json group by json.b having count(*) > 1;
        create view v8 as select b, count(*) over (partition by b order by d) from t where b in (select b from t);
        create view v9 as select a from t tablesample bernoulli (10);
        create view v10 as select distinct on (b) b, row_number() over w as rn, case when n > 1 then 'x' else b end as cs, coalesce(b, 'z') as co, d between '2020-01-01' and '2020-02-01' as bt, (n2)::integer[] is null as k from (select b, d, array[n]::numeric[] as n, 1 as nn from t) q(b,d,n2,n) window w as (partition by b order by d rows between 1 preceding and current row) order by b, d limit 5 offset 1;
        create view v11 as select b as system_user, d as merge_action from t where b ~ '^a' and not (b like 'x%' or b ilike 'y') for update;
        create view v12 as with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select n from r;
        create view v13 as select x.* from t, lateral (select t.b as bb) x;
        create view v14 as select b, a.d, c.n from t a join t b using (b) full join t c using (b);
        create view v15 as select sum(n) filter (where n > 0) as s, array_agg(b order by d desc) as aa, grouping(b) as g, string_agg(b, ',') from t group by grouping sets ((b), (b, d), ());
        create view v16 as select now() at time zone interval '1 hour' as i, current_date as cd, localtime as lt, current_user as cu, t.status in ('a', 'b') as st, (t.status)::text = any (array['q', t.b]) as sq, row(t.b, t.d) = row('x', d) as rw, t.b collate "C" as cc, (t.b, t.d) in (select u.b, u.d from t u) as tin from t;
        create view v17 as select jsonb_build_object('a', 1) -> 'a' as j, '{"a":1}'::jsonb as jb, '{1,2}'::int[] as ia, 'x'::"char" as ch, 1::bigint as bi, -1 as neg, 1e10 as e, '1 day 02:00'::interval as iv, true as tr, null::text as nl, e'a\\b\n' as bs, 5 % 2 as m, 2 ^ 3 as p, @ -5 as ab, not true as nt, xmlelement(name foo, 'x') as xe;
        create table c (a int, p numeric, s varchar(3), check (a in (1,2)), check (a not in (1,2)), check (p in (1, 2.5)), check (s in ('a') or s is null), check (s = any (array['a','b']::varchar[])), check ((a, s) is distinct from (1, 'x')), check (s !~ 'x' and length(s) > 0 and a between 1 and 5), check (case when a > 1 then s is not null else true end));
        create index ci on c (((a + 1)), lower(s) desc, (s || 'x')) where s in ('x','y') and a is not null;
        """;
}
