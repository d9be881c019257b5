-- What the bot remembers. Records of one kind have a table; all have the same columns, as the embedded store's rows:
-- the key's parts and the value as JSON (text, because it may have characters that jsonb refuses), the time of the last
-- change in milliseconds since 1970, and the user whom the record is about.
do $$
declare
  kind text;
begin
  foreach kind in array array['languages', 'subjects', 'message_subjects', 'votes', 'questions', 'answers', 'drafts',
    'expectations', 'limits']
  loop
    execute format('create table %I (
      key text collate "C" primary key,
      at_ms bigint not null,
      user_id text,
      value text not null
    )', kind);
    execute format('create index on %I (at_ms, key)', kind);
    execute format('create index on %I (user_id) where user_id is not null', kind);
  end loop;
end $$;

-- The document of a draft in each revision that it has: the bytes that were sent, and what was read from them as JSON.
create table draft_contents (
  key text collate "C" not null references drafts on delete cascade,
  revision integer not null,
  original bytea,
  content text not null,
  primary key (key, revision)
);

-- A process with the state open. It is taken to be dead when it has not renewed its time; the clock is the server's.
create table instances (
  id uuid primary key,
  alive_until timestamptz not null
);

-- Updates until they are done. `holder` handles one, for as long as it lives and until `leased_until`.
create table inbox (
  bot_id text not null,
  update_id bigint not null,
  lane text not null,
  user_id text,
  at_ms bigint not null,
  text text not null,
  begun integer not null default 0,
  is_given_up boolean not null default false,
  in_lane boolean not null default true,
  holder uuid,
  leased_until timestamptz,
  primary key (bot_id, update_id)
);
-- A lane's name may be longer than an index takes.
create index inbox_lanes on inbox (bot_id, left(lane, 256), update_id) where in_lane;
create index inbox_times on inbox (at_ms);
create index inbox_users on inbox (user_id) where user_id is not null;

-- Which instance asks the platform for a bot's updates.
create table polling (
  bot_id text primary key,
  holder uuid not null
);

-- The journal of an update.
create table inbox_sent (
  bot_id text not null,
  update_id bigint not null,
  number bigint not null generated always as identity,
  result text not null,
  primary key (bot_id, update_id, number),
  foreign key (bot_id, update_id) references inbox on delete cascade
);

-- Which updates were received, also those that are done, and by which call.
create table inbox_seen (
  bot_id text not null,
  update_id bigint not null,
  at_ms bigint not null,
  received_by uuid not null,
  primary key (bot_id, update_id)
);
create index inbox_seen_times on inbox_seen (at_ms);

-- What a sweep at a time that may be wrong has removed.
create table swept (
  kind text not null,
  key text not null,
  at_ms bigint not null,
  user_id text,
  value text not null,
  swept_at_ms bigint not null
);
create index on swept (swept_at_ms);
create index on swept (user_id) where user_id is not null;

-- Numbers that the processes share.
create table notes (
  name text primary key,
  value bigint not null
);

-- Whether another instance that lives has the update.
create function is_held(holder uuid, leased_until timestamptz, asking uuid) returns boolean
language sql stable as $$
  select holder is not null and holder <> asking and leased_until > clock_timestamp()
    and exists (select from instances where id = holder and alive_until > clock_timestamp())
$$;

-- Locks an update for the transaction. Fails if another instance has it: the one that asks was taken to be dead, or took
-- too long, and what it still writes would be written twice.
create function require_hold(of_bot text, of_update bigint, asking uuid) returns void
language plpgsql as $$
declare
  found_row record;
begin
  select holder, leased_until into found_row from inbox
    where bot_id = of_bot and update_id = of_update for update;
  if found and is_held(found_row.holder, found_row.leased_until, asking) then
    raise exception using errcode = 'RP001', message = 'another instance has this update';
  end if;
end $$;

-- The values that are most common would be copied into the statistics of the planner, and stay there when a record goes.
do $$
declare
  found_column record;
begin
  for found_column in
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema and data_type in ('text', 'bytea')
      and table_name not in ('notes')
      and column_name in ('value', 'content', 'original', 'text', 'result', 'key', 'user_id', 'lane')
  loop
    execute format('alter table %I alter column %I set statistics 0', found_column.table_name,
      found_column.column_name);
  end loop;
end $$;
