-- Whoever could not renew its time does not know who else could: after the server was away, all seem to be dead. Such an
-- instance takes nothing from others until those that live have had the time to renew theirs.
alter table instances add column judges_from timestamptz not null default '-infinity';

create or replace function is_held(holder uuid, leased_until timestamptz, asking uuid) returns boolean
language sql stable as $$
  select holder is not null and holder <> asking and leased_until > clock_timestamp() and (
    exists (select from instances where id = holder and alive_until > clock_timestamp())
    or not exists (select from instances
      where id = asking and alive_until > clock_timestamp() and judges_from <= clock_timestamp()))
$$;
