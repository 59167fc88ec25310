/**
 * Seals (docs/adr/0015): one digest per row, written by triggers in the transaction of the row itself, so that a byte that changes afterwards,
 * a row that vanishes and one that appears are found and named. Only sessions of the program seal (`fibuscan.writer`): what is written past it
 * keeps its old seal, or none. The Logbuch has its chain instead.
 */
export const SEAL_STEP = `
create table seals (
  table_name text not null,
  row_key text not null,
  seal text not null,
  primary key (table_name, row_key)
);

-- How a row of a table is named and what of it is sealed, as SQL over the alias r. The bytes of a file have a hash of their own, and what is not
-- logged is gone after a crash anyway.
create function sealed_tables() returns table (name text, row_key text, sealed text) language sql stable as $$
  select c.relname::text,
    (select 'jsonb_build_array(' || string_agg(format('r.%I', a.attname), ', ' order by k.place) || ')::text'
      from pg_index i, unnest(i.indkey) with ordinality k (attnum, place), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum),
    (select 'encode(sha256(convert_to(to_jsonb(s)::text, ''UTF8'')), ''hex'') from (select '
        || string_agg(format('r.%I', a.attname), ', ' order by a.attnum) || ') s'
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and (c.relname, a.attname) <> ('attachments', 'content'))
  from pg_class c
  where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = current_schema()::regnamespace
    and c.relname not in ('seals', 'audit_log')
  order by c.relname
$$;

-- One function per table, because its plan is kept; per statement, because a statement may write thousands of rows.
create function seal_tables() returns void language plpgsql as $$
declare
  t record;
begin
  for t in select * from sealed_tables() loop
    execute format($function$
      create or replace function %1$I() returns trigger language plpgsql as $body$
      begin
        if current_setting('fibuscan.writer', true) is distinct from 'host' then return null; end if;
        if tg_op = 'DELETE' then
          delete from seals using written r where seals.table_name = %2$L and seals.row_key = %3$s;
        else
          insert into seals (table_name, row_key, seal) select %2$L, %3$s, (select %4$s) from written r
          on conflict (table_name, row_key) do update set seal = excluded.seal;
        end if;
        return null;
      end $body$;
      create or replace trigger seal_inserted after insert on %2$I referencing new table as written for each statement execute function %1$I();
      create or replace trigger seal_updated after update on %2$I referencing new table as written for each statement execute function %1$I();
      create or replace trigger seal_deleted after delete on %2$I referencing old table as written for each statement execute function %1$I();
      $function$, 'seal_' || t.name, t.name, t.row_key, t.sealed);
  end loop;
end $$;

-- Rows of a table that are not as the program wrote them.
create function broken_seals(wanted text) returns table (table_name text, row_key text, problem text) language plpgsql stable as $$
declare
  t record;
begin
  for t in select * from sealed_tables() where name = wanted loop
    return query execute format($query$
      select %1$L, coalesce(s.row_key, r.row_key),
        case when r.row_key is null then 'missing' when s.row_key is null then 'added' else 'changed' end
      from (select %2$s as row_key, (select %3$s) as seal from %1$I r) r
      full join (select * from seals where seals.table_name = %1$L) s on s.row_key = r.row_key
      where r.seal is distinct from s.seal
      $query$, t.name, t.row_key, t.sealed);
  end loop;
  return query select s.table_name, s.row_key, 'missing'
    from seals s where wanted = 'seals' and s.table_name not in (select name from sealed_tables());
end $$;

-- Seals all rows anew, after the tables themselves were changed; what was broken before stays broken.
create function seal_rows(kept_broken jsonb) returns void language plpgsql as $$
declare
  t record;
begin
  for t in select * from sealed_tables() loop
    execute format($query$
      insert into seals (table_name, row_key, seal)
      select %1$L, %2$s, (select %3$s) from %1$I r
      where not $1 @> jsonb_build_array(jsonb_build_array(%1$L, %2$s))
      on conflict (table_name, row_key) do update set seal = excluded.seal where seals.seal <> excluded.seal
      $query$, t.name, t.row_key, t.sealed) using kept_broken;
  end loop;
end $$;
`;
